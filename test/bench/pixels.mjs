/** From a moderator's act to the pixels of a stage, in a real Chromium, while the room is full. */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { findBrowser } from '../../scripts/browser.mjs';
import { answering, percentiles, starvedMs } from './measure.mjs';
import { openRoom } from './room.mjs';

const ACTS = 60;
const QUIET = ['no-sandbox', 'disable-gpu', 'disable-quic', 'no-first-run', 'disable-background-networking'];
const OWN = ['disable-component-update', 'disable-sync'];

/**
 * Milliseconds from sending an act (a question goes on air; a speaker is called) to the frame in which the stage
 * shows it, with so many seats following over sockets.
 */
export async function pixels(count) {
  const room = await openRoom(3_963, count, 'panel');
  const seats = fork(join(import.meta.dirname, 'seats.mjs'));
  const ask = answering(seats);
  const ready = await ask({
    act: 'room',
    url: room.url,
    session: room.session,
    tokens: room.tokens,
    event: 'patch',
  });
  if (ready.error) throw new Error(ready.error);
  const path = findBrowser();
  if (!path) throw new Error('there is no Chromium');
  const browser = await chromium.launch({
    ...(path === 'playwright' ? {} : { executablePath: path }),
    args: [...QUIET, ...OWN].map((flag) => `--${flag}`),
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1_920, height: 1_080 } });
    await page.goto(`${room.url}/stage/${room.code}`);
    await prepare(room);
    const startedAt = performance.now();
    const starved = starvedMs(room.pid);
    const aired = await air(room, page);
    const called = await call(room, page);
    const share = (starvedMs(room.pid) - starved) / (performance.now() - startedAt);
    const [p50, p95, p99] = percentiles([...aired, ...called], 0.5, 0.95, 0.99);
    return { count, acts: aired.length + called.length, p50, p95, p99, starved: share };
  } finally {
    await browser.close();
    seats.kill();
    await room.end();
  }
}

async function prepare(room) {
  await room.does('session.phase', { phase: 'open' });
  await room.does('session.switch', { floor: true });
  await room.does('session.rules', { questionsPerPerson: 0, review: 'after' });
}

async function air(room, page) {
  const latencies = [];
  let expect = null;
  for (let at = 1; at <= ACTS; at += 1) {
    const text = `Who audits auditor number ${at} of the bench?`;
    const { result } = await room.does('question.submit', { text });
    latencies.push(
      await painted(page, text, () =>
        room.does('question.air', { questionIds: [result.questionId], expect }),
      ),
    );
    expect = result.questionId;
  }
  await room.does('question.answered', { questionId: expect });
  return latencies;
}

async function call(room, page) {
  const latencies = [];
  for (let at = 1; at <= ACTS; at += 1) {
    const name = `Speaker number ${at} of the bench`;
    const { result } = await room.does('floor.request', { onBehalfOf: { name } });
    latencies.push(await painted(page, name, () => room.does('floor.call', { expect: null })));
    await room.does('floor.start', { floorId: result.floorId });
    await room.does('floor.end', { expect: result.floorId });
  }
  return latencies;
}

/** Does something and gives the time until this text stands in a frame that the browser has painted, ms. */
async function painted(page, text, act) {
  const seen = page.evaluate(
    (wanted) =>
      new Promise((resolve) => {
        const look = () => {
          if (!document.body.innerText.includes(wanted)) return;
          watch.disconnect();
          requestAnimationFrame(() =>
            requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now())),
          );
        };
        const watch = new MutationObserver(look);
        watch.observe(document.body, { subtree: true, childList: true, characterData: true });
        look();
      }),
    text,
  );
  await page.evaluate(() => undefined);
  const sentAt = performance.timeOrigin + performance.now();
  await act();
  return (await seen) - sentAt;
}
