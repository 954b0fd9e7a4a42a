import { test } from '@playwright/test';
import { join } from 'node:path';
import { TestServer } from '../harness/server.js';
import { fillSession } from './crowd.js';
import { LAPTOP, openScreen, PHONE, STAGE } from './screens.js';

const FOLDER = join(import.meta.dirname, '../../docs/screens');

let server: TestServer;
test.beforeAll(async () => {
  server = await TestServer.start({ LIMIT_JOINS_PER_MINUTE: '0' });
  await fillSession(server);
});
test.afterAll(() => server.dispose());

const TABLET = { width: 900, height: 1200 };

for (const colorScheme of ['light', 'dark'] as const) {
  test(`pictures of every screen, ${colorScheme}`, async ({ browser }) => {
    test.setTimeout(180_000);
    const links = server.links();
    const session = `${server.url}/session/igf-2006-main-security`;
    const shots: [string, string, { width: number; height: number }][] = [
      ['stage', links.stage, STAGE],
      ['audience-phone', links.audience, PHONE],
      ['audience-laptop', links.audience, LAPTOP],
      ['audience-arabic', `${links.audience}?l=ar`, PHONE],
      ['console-laptop', links.moderator, LAPTOP],
      ['console-tablet', links.moderator, TABLET],
      ['console-phone', links.moderator, PHONE],
      ['panellist-laptop', links.panellist, LAPTOP],
      ['hub-phone', links.hub, PHONE],
      ['session-laptop', session, LAPTOP],
      ['session-phone', session, PHONE],
      ['home-laptop', `${server.url}/`, LAPTOP],
      ['home-phone', `${server.url}/`, PHONE],
    ];
    for (const [name, url, size] of shots) {
      const { page, context } = await openScreen(browser, url, size, { colorScheme });
      await page.waitForLoadState('networkidle').catch(() => undefined);
      await page.waitForTimeout(900);
      await page.screenshot({ path: join(FOLDER, `${name}-${colorScheme}.png`) });
      if (name !== 'stage') await context.close();
    }
  });
}
