import { expect, test } from '@playwright/test';
import { join } from 'node:path';
import { TestServer } from '../harness/server.js';
import { fillSession } from './crowd.js';
import { fillFloor, type FilledFloor } from './floor-crowd.js';
import { LAPTOP, openScreen, PHONE, STAGE } from './screens.js';

const FOLDER = process.env['SHOTS'] ?? join(import.meta.dirname, '../../docs/screens');

let server: TestServer;
let floor: FilledFloor;
test.beforeAll(async () => {
  server = await TestServer.start({ LIMIT_JOINS_PER_MINUTE: '0' });
  floor = await fillFloor(server, await fillSession(server));
});
test.afterAll(() => server.dispose());

interface Shot {
  name: string;
  url: string;
  /** Seen once the screen is complete. */
  words: string;
  size: { width: number; height: number };
  /** The second stage is set to this scene first. */
  scene?: string;
}

const TABLET = { width: 900, height: 1200 };
const ON_STAGE = { width: 1180, height: 820 };

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
      { name: 'panellist-tablet', url: links.panellist, words: 'How can national', size: ON_STAGE },
      {
        name: 'overlay',
        url: `${links.stage.split('#')[0]}?overlay`,
        words: 'How can national',
        size: STAGE,
      },
      ...['queue', 'clock', 'message', 'break'].map((scene): Shot => ({
        name: `stage-${scene}`,
        url: `${links.stage.split('#')[0]}?no=2`,
        words: '',
        size: STAGE,
        scene,
      })),
    ];
    await floor.does('notice.post', { level: 'info', text: 'Coffee is served in the foyer at 16:30.' });
    for (const { name, url, words, size, scene } of shots) {
      if (scene) await floor.does('stage.show', { stageId: floor.stageId, scene });
      const { page, context } = await openScreen(browser, url, size, { colorScheme });
      if (words) await expect(page.getByText(words).first()).toBeVisible();
      else await expect(page.locator('main')).toBeVisible();
      await page.screenshot({ path: join(FOLDER, `${name}-${colorScheme}.png`), animations: 'disabled' });
      if (name !== 'stage-stage') await context.close();
    }
  });
}
