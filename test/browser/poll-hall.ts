import { expect, type Browser, type Locator, type Page } from '@playwright/test';
import { join } from 'node:path';
import { api } from '../harness/api.js';
import { TestServer } from '../harness/server.js';
import { fillSession } from './crowd.js';
import { doesIn, temperatureOf, votersOf, type Does, type Voter } from './poll-crowd.js';
import { openScreen, PHONE, STAGE } from './screens.js';

/** Where pictures go; only where they are asked for. */
const SHOTS = process.env['SHOTS'];
/** Waits until nothing moves on a page any more. */
const SETTLED =
  'Promise.all(document.getAnimations().filter((one) => one.effect.getTiming().iterations === 1).map((one) => one.finished.catch(() => undefined))).then(() => 0)';

/** A record as staff read it, with what polls have. */
export interface Told {
  id: string;
  kind: string;
  text?: string;
  results?: { texts: { id: string }[] } | null;
}

/** A session with questions, a moderator, and people of six groups who answer what they are asked. */
export class PollHall {
  private constructor(
    readonly server: TestServer,
    readonly session: Awaited<ReturnType<typeof fillSession>>,
    readonly does: Does,
    readonly voters: readonly Voter[],
  ) {}

  static async open(): Promise<PollHall> {
    const server = await TestServer.start({ LIMIT_JOINS_PER_MINUTE: '0' });
    const session = await fillSession(server);
    const does = doesIn(server, session.sessionId);
    return new PollHall(server, session, does, await votersOf(server, session.code));
  }

  /** A poll that a moderator opens by a plain request: its id. */
  async opened(type: string, text: string, more: Record<string, unknown> = {}): Promise<string> {
    const { moderator } = this.session;
    const { pollId } = await this.does(moderator, 'poll.create', { type, text, ...more });
    await this.does(moderator, 'poll.open', { pollId });
    return pollId ?? '';
  }

  async closed(pollId: string, act: 'poll.close' | 'poll.publish' = 'poll.close'): Promise<void> {
    await this.does(this.session.moderator, act, { pollId });
  }

  /** Puts a poll on every screen of the room. */
  async shown(refId: string): Promise<void> {
    for (const { id: stageId } of await this.staffRead('stage'))
      await this.does(this.session.moderator, 'stage.show', { stageId, scene: 'poll', refId });
  }

  /** Every voter says what somebody of their group would. */
  async answerAll(pollId: string): Promise<void> {
    const answers = this.voters.map((voter) =>
      this.does(voter.seat, 'poll.respond', { pollId, choices: [temperatureOf(voter)] }),
    );
    await Promise.all(answers);
  }

  async staffRead(kind: string): Promise<Told[]> {
    const path = `/sessions/${this.session.sessionId}/state?as=staff&first=200`;
    const { body } = await api<{ put: Told[] }>(this.server, 'GET', path, { token: this.session.moderator });
    return body.put.filter((record) => record.kind === kind);
  }

  async pollNamed(text: string): Promise<Told> {
    const found = (await this.staffRead('poll')).find((poll) => poll.text === text);
    if (!found) throw new Error(`no poll: ${text}`);
    return found;
  }

  openPhone(browser: Browser, language = 'en', more: Parameters<typeof openScreen>[3] = {}) {
    return openScreen(browser, `${this.server.links().audience}?l=${language}`, PHONE, more);
  }

  openStage(browser: Browser, language = 'en', more: Parameters<typeof openScreen>[3] = {}) {
    const url = this.server.links().stage.replace('#', `?l=${language}#`);
    return openScreen(browser, url, STAGE, more);
  }
}

/** Takes a picture where some are asked for. `isTall` shows on a phone what one would scroll to. */
export async function picture(page: Page, name: string, isTall = false): Promise<void> {
  if (!SHOTS) return;
  if (isTall) await page.setViewportSize({ ...PHONE, height: 1_600 });
  await page.evaluate(SETTLED);
  await page.screenshot({ path: join(SHOTS, `${name}.png`) });
  if (isTall) await page.setViewportSize(PHONE);
}

/** A poll on a phone. */
export const pollOn = (page: Page, text: string): Locator => page.locator('.poll', { hasText: text });

/** Buttons that are tapped are as large as a finger. */
export async function expectLarge(buttons: Locator): Promise<void> {
  await expect(async () => {
    for (const button of await buttons.all())
      expect((await button.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(44);
  }).toPass({ timeout: 10_000 });
}

/** Results, and cells of open polls, that came over the wire. */
export const resultsIn = (bytes: readonly string[]): string[] =>
  bytes.join('\n').match(/"cells":\[\d[^\]]*\]|"polls":\[\[\d+,\d+,\[/g) ?? [];
