import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { NoAnswer, type Transport } from '@openfloor/client';
import type { Reply } from '@openfloor/contract';
import { api } from '../harness/api.js';
import { Chance } from '../harness/nemesis-chance.js';
import { NOTHING_WRONG } from '../harness/nemesis-checkers.js';
import { drilledRoom, DrillCrowd, type DrilledRoom } from '../harness/nemesis-crowd.js';
import { figure, isLong } from '../harness/nemesis-figures.js';
import { readKept, readShown } from '../harness/nemesis-room.js';
import { Nemesis } from '../harness/nemesis.js';
import { joinedAs } from '../harness/people.js';
import { command, rawSeat, type RawSeat } from '../harness/raw.js';
import { TestServer } from '../harness/server.js';
import { until } from '../harness/until.js';

const PHONES = 12;
const COMMANDS = isLong ? 20_000 : 900;
const PAIRS = isLong ? 1_000 : 60;

/** A road on which each command is sent one to five times and every fifth ack is dropped at the phone's door. */
function lossy(transport: Transport, chance: Chance, dropped: () => void): Transport {
  return {
    open: (listener) => transport.open(listener),
    send: async (said, timeoutMs) => {
      const times = chance.between(1, 5);
      const tries = Array.from({ length: times }, () => transport.send(said, timeoutMs));
      const [reply] = await Promise.all(tries);
      if (!chance.is(0.2) && reply) return reply;
      dropped();
      throw new NoAnswer('the ack was dropped');
    },
    resume: (since) => transport.resume(since),
    reconnect: (inMs) => transport.reconnect(inMs),
    wake: () => transport.wake(),
    close: () => transport.close(),
  };
}

describe('a command that comes more than once', () => {
  let server: TestServer;
  let room: DrilledRoom;
  let crowd: DrillCrowd | undefined;
  const raws: RawSeat[] = [];
  const chance = new Chance();
  beforeAll(async () => {
    server = await TestServer.start({ PROGRAMME: 'none', LIMIT_LOGINS_PER_QUARTER_HOUR: '0' });
  }, 60_000);
  afterEach(() => {
    crowd?.leave();
    for (const raw of raws.splice(0)) raw.close();
  });
  afterAll(() => server.dispose());

  it('F4: is one effect with one answer when every fifth ack is dropped and each is sent one to five times', async () => {
    room = await drilledRoom(server);
    crowd = new DrillCrowd(server, room, chance.part(1));
    let dropped = 0;
    const drops = chance.part(2);
    await crowd.join(PHONES, { outside: (road) => lossy(road, drops, () => (dropped += 1)) });
    crowd.play({ perSecond: 25, asks: 0.2, most: 40 });
    const { commands } = { commands: () => crowd?.commands ?? 0 };
    await until('enough was given', () => commands() >= COMMANDS, 300_000);
    await crowd.rest(60_000);
    const { found, score } = await crowd.judged('F4', new Nemesis(server, chance));
    figure({
      fault: 'F4',
      done: 'every command sent one to five times, every fifth ack dropped',
      goal: 'one row and one answer a command, tallies equal rows',
      measured: `${score.commands} commands in ${score.tries} tries, ${dropped} acks dropped, ${score.duplicates} answered from receipts, doubled ${found.doubled.length}, two answers ${found.answeredTwice.length}`,
      seed: chance.seed,
      red: 'a server that forgets its receipts (F2)',
    });
    expect({ seed: chance.seed, ...found }).toEqual({ seed: chance.seed, ...NOTHING_WRONG });
    expect(score.tries).toBeGreaterThan(2 * score.commands);
    expect(dropped).toBeGreaterThan(score.commands * 0.1);
  }, 400_000);

  /** Somebody with two tabs. */
  async function twoTabs(): Promise<{ actorId: string; seat: string; tabs: [RawSeat, RawSeat] }> {
    const { seat, actor } = await joinedAs(server, room.code);
    const open = async () => {
      const raw = await rawSeat(server, { session: room.sessionId, seat });
      raws.push(raw);
      return raw;
    };
    return { actorId: actor.id, seat, tabs: [await open(), await open()] };
  }

  const plain = ({ duplicate: _, ...reply }: Reply) => reply;

  it('F5: has one effect and the same answer in both tabs, and over HTTP, when it is sent at once', async () => {
    room = await drilledRoom(server);
    const { tabs, seat } = await twoTabs();
    let duplicates = 0;
    for (let pair = 0; pair < PAIRS; pair += 1) {
      const body = command('question.submit', { text: `pair ${pair}` });
      const path = `/sessions/${room.sessionId}/commands`;
      const asked = [
        tabs[0].says(body),
        tabs[1].says(body),
        api<object>(server, 'POST', path, { body, token: seat }),
      ];
      const [one, other, third] = (await Promise.all(asked)) as [Reply, Reply, { body: Reply }];
      expect(one).toMatchObject({ ok: true, id: body.id });
      expect([plain(other), plain(third.body)]).toEqual([plain(one), plain(one)]);
      duplicates += [one, other, third.body].filter(({ duplicate }) => duplicate).length;
    }
    const { questions } = readKept(server.dataDir, room.sessionId);
    figure({
      fault: 'F5',
      done: `${PAIRS} questions sent at once from two tabs and over HTTP under one id`,
      goal: 'one row, the same answer three times',
      measured: `${questions.length} rows, ${duplicates} answers said duplicate`,
      red: 'a server that forgets its receipts (F2)',
    });
    expect(questions.map(({ text }) => text).sort()).toEqual(
      Array.from({ length: PAIRS }, (_, pair) => `pair ${pair}`).sort(),
    );
    expect(duplicates).toBe(2 * PAIRS);
  }, 120_000);

  it('F5: is refused under the same id with other words, whichever of the two came first', async () => {
    room = await drilledRoom(server);
    const { tabs } = await twoTabs();
    const id = crypto.randomUUID();
    const replies = await Promise.all(
      tabs.map((tab, at) => tab.says(command('question.submit', { text: `words ${at}` }, id))),
    );
    expect(replies.map((reply) => (reply.ok ? 'ok' : reply.code)).sort()).toEqual([
      'COMMAND_ID_REUSED',
      'ok',
    ]);
    expect(readKept(server.dataDir, room.sessionId).questions).toHaveLength(1);
  });

  it('F6: is one ballot when one voter votes from two sockets under different ids, and the last accepted one stands', async () => {
    room = await drilledRoom(server);
    const author = await twoTabs();
    const asked = await author.tabs[0].says(command('question.submit', { text: 'Who votes twice?' }));
    const question = asked.ok ? (asked.result?.['questionId'] as string) : '';
    const { tabs, actorId } = await twoTabs();
    const vote = (tab: RawSeat, on: boolean) =>
      tab.says(command('question.vote', { questionId: question, on }));
    for (let round = 0; round < PAIRS; round += 1) {
      const both = await Promise.all([vote(tabs[0], true), vote(tabs[1], true)]);
      expect(both.map(({ ok }) => ok)).toEqual([true, true]);
      expect([...readKept(server.dataDir, room.sessionId).votes.values()]).toEqual([1]);
      const ways = chance.is(0.5) ? [true, false] : [false, true];
      const [first, second] = await Promise.all(tabs.map((tab, at) => vote(tab, ways[at] === true)));
      if (!first?.ok || !second?.ok) throw new Error('a vote was refused');
      const kept = readKept(server.dataDir, room.sessionId).ballots.has(`${actorId} ${question}`);
      const isLast = first.beat === second.beat ? ways : [first.beat > second.beat ? ways[0] : ways[1]];
      expect(isLast).toContain(kept);
      await vote(tabs[0], false);
    }
    const { votes } = await readShown(server, room.sessionId, room.token);
    expect([...votes.values()]).toEqual([0]);
    figure({
      fault: 'F6',
      done: `${PAIRS} rounds of one voter on two sockets, the same and opposite votes at once under different ids`,
      goal: 'one ballot, the last accepted stands',
      measured: 'one ballot in every round',
      red: 'a row too many in the checker’s own spec',
    });
  }, 120_000);
});
