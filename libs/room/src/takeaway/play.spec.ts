import { describe, expect, it } from '@jest/globals';
import { TAKEAWAY_STATUSES, type TakeawayStatus } from '@openfloor/contract';
import fc from 'fast-check';
import { orderOf, withQuestions, type Choice } from '../testing/chance.js';
import { TAKEAWAY_ACTS } from '../testing/takeaway-chance.js';
import { takeawayFaults } from '../testing/takeaway-faults.js';
import { takeawayAt, withRapporteur } from '../testing/takeaways.js';
import type { TakeawayRecord } from '../outcome-records.js';

/** What else happens in a room that has to do with what takeaways stand on and who objects. */
const AROUND = [
  'publish',
  'decline',
  'undo',
  'drop',
  'restore',
  'erase',
  'close',
  'reopen',
  'call',
  'start',
  'end',
] as const;

const word = fc.constantFrom(...TAKEAWAY_ACTS, ...TAKEAWAY_ACTS, ...TAKEAWAY_ACTS, ...AROUND);
const choices = fc.array(fc.tuple(word, fc.nat(99), fc.nat(99), fc.nat(99)), {
  minLength: 60,
  maxLength: 120,
});

describe('takeaways in a room in which anything happens', () => {
  it('hold what is promised of them after every act, whatever their states', () => {
    const met = new Set<TakeawayStatus>();
    const settled = new Set<string | null>();
    const property = fc.property(choices, (chosen) => {
      const game = withQuestions();
      const { opened, done } = game;
      for (const choice of chosen) {
        const given = orderOf(game, choice as Choice);
        const said = opened.does(...given);
        if (said.code !== 'ok') continue;
        done.push({ id: said.id, actor: given[0] });
        expect(takeawayFaults(opened)).toEqual([]);
        for (const { status, settledAs } of opened.room.list('takeaway')) {
          met.add(status);
          if (status === 'final') settled.add(settledAs);
        }
      }
    });
    fc.assert(property, { numRuns: 40 });
    expect([...met].sort()).toEqual([...TAKEAWAY_STATUSES].sort());
    expect([...settled].sort()).toEqual(['agreed', 'contested']);
  }, 60_000);
});

/** Something wrong with a takeaway that somebody objects to, and what is said of it. */
const WRONG: [fault: RegExp, spoil: (takeaway: TakeawayRecord) => void][] = [
  [/settled as null/, (one) => void (one.settledAs = null)],
  [/shown without words/, (one) => void (one.text = '')],
  [/version 7 after 0/, (one) => void (one.version = 7)],
  [/two voices/, (one) => void one.objections.push(...one.objections)],
  [/a person has people/, (one) => one.objections.forEach(({ said }) => (said[0]!.localAuthor = 'p'))],
  [/not there yet/, (one) => one.objections.forEach(({ said }) => (said[0]!.version = 9))],
  [
    /hidden question|hides/,
    (one) => void one.evidence.push({ kind: 'question', id: one.id, no: 1, shown: true }),
  ],
];

describe('the checker of takeaways', () => {
  it.each(WRONG)('goes red: %s', (fault, spoil) => {
    const written = withRapporteur();
    const takeawayId = takeawayAt(written, 'contested');
    expect(takeawayFaults(written)).toEqual([]);
    spoil(written.takeaway(takeawayId));
    expect(takeawayFaults(written).join()).toMatch(fault);
  });
});
