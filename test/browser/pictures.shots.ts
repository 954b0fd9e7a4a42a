import { expect, test } from '@playwright/test';
import { join } from 'node:path';
import { TestServer } from '../harness/server.js';
import { fillSession } from './crowd.js';
import { fillFloor, type FilledFloor } from './floor-crowd.js';
import { fillHubs, type FilledHubs } from './hub-crowd.js';
import {
  cutAfter,
  LAPTOP,
  openReadOut,
  openScreen,
  openSheet,
  PHONE,
  STAGE,
  type Prepare,
} from './screens.js';

const FOLDER = process.env['SHOTS'] ?? join(import.meta.dirname, '../../docs/screens');

let server: TestServer;
let floor: FilledFloor;
let hubs: FilledHubs;
test.beforeAll(async () => {
  server = await TestServer.start({ LIMIT_JOINS_PER_MINUTE: '0' });
  const session = await fillSession(server);
  floor = await fillFloor(server, session);
  hubs = await fillHubs(server, session);
});
test.afterAll(async () => {
  hubs.leave();
  await server.dispose();
});

interface Shot {
  name: string;
  url: string;
  /** Seen once the screen is complete. */
  words: string;
  size: { width: number; height: number };
  /** The second stage is set to this scene first. */
  scene?: string;
  /** What is done on the page before its picture is taken. */
  prepare?: Prepare;
}

const TABLET = { width: 900, height: 1200 };
const ON_STAGE = { width: 1180, height: 820 };

for (const colorScheme of ['light', 'dark'] as const) {
  test(`pictures of every screen, ${colorScheme}`, async ({ browser }) => {
    test.setTimeout(300_000);
    const links = server.links();
    const session = `${server.url}/session/igf-2006-main-security`;
    const screens: Record<string, [string, string]> = {
      stage: [links.stage, 'Being answered now'],
      audience: [links.audience, 'Being answered now'],
      console: [links.moderator, 'In step'],
      panellist: [links.panellist, 'How can national response teams'],
      hub: [hubs.link, 'Kigali'],
      session: [session, 'Creating trust'],
      home: [`${server.url}/`, 'Questions from every seat'],
      record: [`${links.audience}/record`, 'Record of moderation'],
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
      ...Object.entries({ laptop: LAPTOP, tablet: TABLET, phone: PHONE }).map(([on, size]): Shot => ({
        name: `console-hubs-${on}`,
        url: links.moderator,
        words: 'Tunis hub',
        size,
        prepare: openSheet('Hubs'),
      })),
      {
        name: 'console-read-out',
        url: links.moderator,
        words: 'sixty-four people',
        size: LAPTOP,
        prepare: openReadOut,
      },
      { name: 'hub-check-in', url: links.hub, words: 'Nairobi', size: LAPTOP },
      { name: 'hub-offline', url: hubs.link, words: 'Kigali', size: LAPTOP, prepare: cutAfter('Kigali') },
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
    for (const { name, url, words, size, scene, prepare } of shots) {
      if (scene) await floor.does('stage.show', { stageId: floor.stageId, scene });
      const { page, context } = await openScreen(browser, url, size, { colorScheme });
      await prepare?.(page);
      if (words) await expect(page.getByText(words).first()).toBeVisible();
      else await expect(page.locator('main')).toBeVisible();
      await page.screenshot({ path: join(FOLDER, `${name}-${colorScheme}.png`), animations: 'disabled' });
      if (name !== 'stage-stage') await context.close();
    }
  });
}
