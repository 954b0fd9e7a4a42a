import { describe, expect, it } from '@jest/globals';
import { Corner } from '@openfloor/contract';
import fc from 'fast-check';
import { cornerOf, partialCorner } from './corner.js';
import { compareKeys } from './room.js';
import { standingOf, type Actor } from './standing.js';
import { KINDS_OF_ACT, orderOf, withQuestions } from './testing/chance.js';
import { openRoom, type Opened } from './testing/open-room.js';

const OF_HUBS = [
  ...['submit', 'publish', 'decline', 'merge', 'unmerge', 'shortlist', 'air', 'answered', 'withdraw', 'undo'],
  ...[
    'request',
    'call',
    'start',
    'end',
    'skip',
    'back',
    'voice',
    'accept',
    'close',
    'reopen',
    'erase',
    'edit',
  ],
];

/** A corner as it is after a part of it: laid over what was held by id, the latest forty signals kept. */
function laidOver(held: Corner, part: Corner): Corner {
  const byId = <T extends { id: string }>(before: readonly T[], put: readonly T[]) => [
    ...new Map([...before, ...put].map((one) => [one.id, one])).values(),
  ];
  const signals = byId(held.signals, part.signals);
  return {
    ...part,
    questions: byId(held.questions, part.questions).sort((one, other) => one.no - other.no),
    floor: byId(held.floor, part.floor).sort((one, other) => one.no - other.no),
    signals: signals.sort((one, other) => one.at - other.at || compareKeys(one.id, other.id)).slice(-40),
  };
}

function whole({ room, rig }: Opened, actor: Actor): Corner {
  return cornerOf(room, actor.id, standingOf(room, actor, rig.now));
}

function part({ room, rig }: Opened, actor: Actor, since: number): Corner {
  return partialCorner(room, actor.id, standingOf(room, actor, rig.now), since);
}

const word = fc.constantFrom('signal', 'answer', 'seen', ...KINDS_OF_ACT, ...OF_HUBS);
const act = fc.tuple(word, fc.nat(99), fc.nat(99), fc.nat(99));

describe('a part of a hub’s corner', () => {
  it('laid over one that was held is the corner of now, whatever happened between', () => {
    const property = fc.property(
      fc.array(act, { minLength: 20, maxLength: 60 }),
      fc.nat(9),
      (chosen, from) => {
        const game = withQuestions();
        const { opened, hubs } = game;
        const held = hubs.map((hub) => ({
          hub,
          live: whole(opened, hub),
          since: 0,
          then: whole(opened, hub),
        }));
        let away = 0;
        chosen.forEach(([kind, one, other, third], at) => {
          const before = opened.room.clock.rev;
          const actor = hubs[one % 2] ?? opened.hub;
          const signalId = opened.room.list('signal')[other % Math.max(1, opened.room.count('signal'))]?.id;
          const to = { roles: ['hub'], hubIds: [actor.id] };
          if (kind === 'signal')
            opened.does(one % 3 ? opened.moderator : actor, 'signal.send', { to, text: 'Soon' });
          else if (kind === 'seen') opened.does(actor, 'signal.seen', { signalId });
          else {
            const given = orderOf(game, [kind as (typeof KINDS_OF_ACT)[number], one, other, third]);
            const said = opened.does(...given);
            if (said.code === 'ok') game.done.push({ id: said.id, actor: given[0] });
          }
          if (at === from) {
            for (const one of held) one.then = whole(opened, one.hub);
            away = opened.room.clock.rev;
          }
          for (const one of held) {
            one.live = laidOver(one.live, part(opened, one.hub, before + 1));
            expect(one.live).toEqual(whole(opened, one.hub));
          }
        });
        for (const { hub, then } of held)
          expect(laidOver(then, part(opened, hub, away))).toEqual(whole(opened, hub));
      },
    );
    fc.assert(property, { numRuns: 150 });
  });

  it('has of the signals the latest forty, and no older one that was read since', () => {
    const { hub, moderator, rig, must, room } = openRoom();
    const opened = { hub, moderator, rig, room } as Opened;
    const to = { hubIds: [hub.id] };
    const [first] = Array.from({ length: 45 }, () =>
      String(must(moderator, 'signal.send', { to, text: 'Soon' })['signalId']),
    );
    const held = whole(opened, hub);
    const since = room.clock.rev;
    must(hub, 'signal.seen', { signalId: first });
    expect(part(opened, hub, since + 1).signals).toEqual([]);
    const { signalId } = must(moderator, 'signal.send', { to, text: 'Now' });
    const news = part(opened, hub, since + 1);
    expect(news.signals.map(({ id }) => id)).toEqual([signalId]);
    expect(laidOver(held, news)).toEqual(whole(opened, hub));
  });

  it('is what the contract says, and has only what changed at the rev or after it', () => {
    const { hub, moderator, asks, must, room, rig } = openRoom({ rules: { questionsPerHub: 0 } });
    const opened = { hub, room, rig } as Opened;
    const ids = Array.from({ length: 5 }, (_, at) => asks(hub, 'Why?', { localAuthor: `p${at}` }));
    must(moderator, 'question.publish', { questionId: ids[3] });
    const { rev } = room.clock;
    expect(part(opened, hub, rev).questions.map(({ id }) => id)).toEqual([ids[3]]);
    expect(part(opened, hub, rev + 1)).toEqual({
      ...whole(opened, hub),
      questions: [],
      floor: [],
      signals: [],
    });
    expect(part(opened, hub, 0)).toEqual(whole(opened, hub));
    expect(Corner.safeParse(part(opened, hub, rev)).error?.issues ?? []).toEqual([]);
  });

  it('of five hundred questions is not made from all of them', () => {
    const { hub, must, room, rig, moderator, turn } = openRoom({ rules: { questionsPerPerson: 0 } });
    const opened = { hub, room, rig } as Opened;
    for (let at = 0; at < 25; at += 1)
      turn(
        ...Array.from({ length: 20 }, (_, local) => {
          const told = { text: 'Why?', localAuthor: `p${at}-${local}` };
          return [hub, 'question.submit', told] as const;
        }),
      );
    const [first, second] = room.list('question');
    must(moderator, 'question.publish', { questionId: second?.id });
    must(moderator, 'question.merge', { questionId: first?.id, into: second?.id });
    let built = 0;
    const declineNote = { get: () => (built += 1) && null };
    for (const record of room.list('question')) Object.defineProperty(record, 'declineNote', declineNote);
    const whatChanged = part(opened, hub, room.clock.rev);
    expect(built).toBe(2);
    const all = whole(opened, hub);
    expect(built).toBe(2 + 500);
    expect([whatChanged.questions.length, all.questions.length]).toEqual([2, 500]);
    expect(JSON.stringify(whatChanged).length).toBeLessThan(JSON.stringify(all).length / 50);
  });
});
