import { expect, test } from '@playwright/test';
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

interface Shot {
  name: string;
  url: string;
  /** Seen once the screen is complete. */
  words: string;
  size: { width: number; height: number };
}

const TABLET = { width: 900, height: 1200 };

for (const colorScheme of ['light', 'dark'] as const) {
  test(`pictures of every screen, ${colorScheme}`, async ({ browser }) => {
    test.setTimeout(180_000);
    const links = server.links();
    const session = `${server.url}/session/igf-2006-main-security`;
    const screens: Record<string, [string, string]> = {
      stage: [links.stage, 'Being answered now'],
      audience: [links.audience, 'Being answered now'],
      console: [links.moderator, 'In step'],
      panellist: [links.panellist, 'How can national response teams'],
      hub: [links.hub, 'You speak for the hub'],
      session: [session, 'Creating trust'],
      home: [`${server.url}/`, 'Questions from every seat'],
    };
    const shots: Shot[] = [
      ...Object.entries(screens).flatMap(([screen, [url, words]]) =>
        Object.entries({ stage: STAGE, laptop: LAPTOP, phone: PHONE }).map(([on, size]): Shot => ({
          name: `${screen}-${on}`,
          url,
          words,
          size,
        })),
      ),
      {
        name: 'audience-arabic',
        url: `${links.audience}?l=ar`,
        words: 'Who should pay for spam',
        size: PHONE,
      },
      { name: 'console-tablet', url: links.moderator, words: 'In step', size: TABLET },
    ];
    for (const { name, url, words, size } of shots) {
      const { page, context } = await openScreen(browser, url, size, { colorScheme });
      await expect(page.getByText(words).first()).toBeVisible();
      await page.screenshot({ path: join(FOLDER, `${name}-${colorScheme}.png`), animations: 'disabled' });
      if (name !== 'stage-stage') await context.close();
    }
  });
}
