/** Bytes on the uplink of a hub: its phones connected directly, beside the same phones behind a relay. */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { answering, until } from './measure.mjs';
import { openRoom } from './room.mjs';
import { busySession } from './uplink-busy.mjs';
import { registerHub, startRelay } from './uplink-hub.mjs';
import { firstLoad } from './uplink-load.mjs';
import { meter } from './uplink-meter.mjs';

const PORT = 3_964;
const ELSEWHERE = 100;
const LOADS = 20;
const MINUTE_MS = 60_000;

/**
 * Two groups of phones at the same busy session of one server: one connected directly, one behind a relay, each
 * through a counting proxy; the phones of the relay reach it on loopback, uncounted. All figures are bytes of TCP
 * payload as `{up, down}`: `opening` from the first phone's joining to the last one's welcome, `minutes` of the busy
 * session one by one; `firstLoad` is what one phone loads of the page and its code, measured on twenty.
 */
export async function uplink({ phones = 1_000, minutes = 10, say = () => undefined } = {}) {
  const room = await openRoom(PORT, ELSEWHERE);
  const ends = [() => room.end()];
  try {
    const busy = await busySession(room);
    const load = await loadOf(room);
    say(`first load: ${load.down} bytes a phone, ${load.files.length} files`);
    const groups = {
      direct: await group(ends, { room, phones, relayed: false }),
      relay: await group(ends, { room, phones, relayed: true }),
    };
    say('all phones are there');
    const stop = busy.start();
    for (const [name, { ask }] of Object.entries(groups)) await ask({ act: 'busy', name });
    const perMinute = await measured(groups, minutes, say);
    const faults = stop();
    const results = {};
    for (const [name, { ask, opening }] of Object.entries(groups))
      results[name] = { opening, minutes: perMinute[name], phones: await settled(ask) };
    return { phones, minutes, firstLoad: load, ...results, faults };
  } finally {
    for (const end of ends.reverse()) await end();
  }
}

async function loadOf({ url, code }) {
  const line = await meter(Number(new URL(url).port));
  let files = [];
  for (let at = 0; at < LOADS; at += 1) files = await firstLoad(line.url, code);
  const { up, down } = line.now();
  line.close();
  return { up: Math.round(up / LOADS), down: Math.round(down / LOADS), files };
}

/** Phones through a proxy of their own: to the server, or with the relay between them and it. */
async function group(ends, { room, phones, relayed }) {
  const line = await meter(Number(new URL(room.url).port));
  ends.push(() => line.close());
  let { url } = line;
  if (relayed) {
    const relay = await startRelay(line.url, await registerHub(room, phones), room.code);
    ends.push(() => relay.end());
    ({ url } = relay);
  }
  const child = fork(join(import.meta.dirname, 'uplink-phones.mjs'));
  ends.push(() => child.kill());
  const asking = answering(child);
  const ask = async (message) => {
    const answer = await asking(message);
    if (answer.error) throw new Error(answer.error);
    return answer;
  };
  await ask({ act: 'join', url, code: room.code, count: phones });
  await ask({ act: 'open', url, session: room.session });
  return { line, ask, opening: line.now() };
}

async function measured(groups, minutes, say) {
  const perMinute = { direct: [], relay: [] };
  const names = Object.keys(groups);
  const began = Date.now();
  let before = names.map((name) => groups[name].line.now());
  for (let minute = 1; minute <= minutes; minute += 1) {
    await new Promise((resolve) => setTimeout(resolve, began + minute * MINUTE_MS - Date.now()));
    const now = names.map((name) => groups[name].line.now());
    for (const [at, name] of names.entries())
      perMinute[name].push({ up: now[at].up - before[at].up, down: now[at].down - before[at].down });
    before = now;
    say(
      `minute ${minute}: ${names.map((name) => `${name} ${JSON.stringify(perMinute[name].at(-1))}`).join(', ')}`,
    );
  }
  return perMinute;
}

/** What a group's phones did, once nothing is under way any more. */
async function settled(ask) {
  const { connected, ...done } = await ask({ act: 'count' });
  await until(async () => (await ask({ act: 'count' })).frames >= done.frames);
  return { connected, ...done };
}

/** The table for docs/performance.md. */
export function uplinkTable({ phones, minutes, firstLoad: load, direct, relay }) {
  const number = (value) => Math.round(value).toLocaleString('en');
  const sum = (list, key) => list.reduce((all, each) => all + each[key], 0);
  const ratio = (one, other) => (other > 0 ? `${number(one / other)} : 1` : '');
  const row = (what, one, other) => `| ${what} | ${number(one)} | ${number(other)} | ${ratio(one, other)} |`;
  const mean = (key) => [sum(direct.minutes, key) / minutes, sum(relay.minutes, key) / minutes];
  const whole = [direct, relay].map((each) => sum(each.minutes, 'down') + sum(each.minutes, 'up'));
  return [
    `${number(phones)} phones, ${minutes} minutes; bytes of TCP payload on the uplink.`,
    '',
    '| | phones directly | phones behind a relay | ratio |',
    '|---|---|---|---|',
    row('a minute, down', ...mean('down')),
    row('a minute, up', ...mean('up')),
    row(`${minutes} minutes, both ways`, ...whole),
    row('a phone and minute, both ways', whole[0] / phones / minutes, whole[1] / phones / minutes),
    row('joining and first frames, down', direct.opening.down, relay.opening.down),
    row('joining and first frames, up', direct.opening.up, relay.opening.up),
    `| page and code, down, first visit (${LOADS} phones measured, times ${number(phones)}) | ${number(load.down * phones)} | 0 | |`,
  ].join('\n');
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { UPLINK_PHONES = '1000', UPLINK_MINUTES = '10' } = process.env;
  const say = (line) => process.stderr.write(`${line}\n`);
  const figures = await uplink({ phones: Number(UPLINK_PHONES), minutes: Number(UPLINK_MINUTES), say });
  process.stdout.write(`${uplinkTable(figures)}\n\n${JSON.stringify(figures)}\n`);
}
