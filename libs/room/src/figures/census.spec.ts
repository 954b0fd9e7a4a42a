import { describe, expect, it } from '@jest/globals';
import {
  FIGURE_LANGUAGES,
  REGIONAL_GROUPS,
  STAKEHOLDER_GROUPS,
  type StakeholderGroup,
} from '@openfloor/contract';
import fc from 'fast-check';
import { restore } from '../entry.js';
import { Room } from '../room.js';
import type { Actor } from '../standing.js';
import { openRoom, type Opened } from '../testing/open-room.js';
import { join, SYSTEM } from '../testing/seats.js';
import { censusOf, CELLS, isCensusDue, STATED } from './census.js';

const CIV = STAKEHOLDER_GROUPS.indexOf('civil_society');
const GOV = STAKEHOLDER_GROUPS.indexOf('government');
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

const people = ({ rig }: Opened, group: StakeholderGroup | null, count: number): Actor[] =>
  Array.from({ length: count }, () => join(rig, group ? { stakeholderGroup: group } : {}));
const count = ({ must }: Opened) => must(SYSTEM, 'people.count');
const told = ({ room }: Opened) => censusOf(room).group;

describe('people by groups', () => {
  it('are told behind the truth, no cell below the smallest, and beside a small one the next is hidden too', () => {
    const opened = openRoom();
    people(opened, 'civil_society', 30);
    people(opened, 'government', 22);
    people(opened, 'academia', 12);
    people(opened, 'press_media', 2);
    count(opened);
    const { counted, told: cells } = told(opened);
    expect(sum(counted)).toBe(61);
    expect([cells[CIV], cells[GOV]]).toEqual([counted[CIV], counted[GOV]]);
    expect(cells.filter((cell) => cell === null)).toHaveLength(5);
    expect(cells).not.toContain(0);
  });

  it('say nothing before ten have said who they are, however many have joined', () => {
    const opened = openRoom();
    people(opened, null, 40);
    people(opened, 'civil_society', 9);
    expect(isCensusDue(opened.room)).toBe(false);
    count(opened);
    expect(sum(told(opened).counted)).toBe(0);
    people(opened, 'civil_society', 1);
    expect(isCensusDue(opened.room)).toBe(true);
    count(opened);
    expect(sum(told(opened).counted)).toBe(5);
  });

  it('are all hidden where one group alone is here, since everybody would be known by it', () => {
    const opened = openRoom();
    people(opened, 'civil_society', 40);
    count(opened);
    expect(sum(told(opened).counted)).toBe(35);
    expect(told(opened).told.every((cell) => cell === null)).toBe(true);
  });

  it('do not follow one who joins, whatever is asked in between', () => {
    const opened = openRoom();
    people(opened, 'civil_society', 30);
    people(opened, 'government', 20);
    count(opened);
    const before = told(opened);
    for (const group of ['academia', 'government', 'civil_society', 'press_media'] as const) {
      people(opened, group, 1);
      expect(isCensusDue(opened.room)).toBe(false);
      count(opened);
      expect(told(opened)).toEqual(before);
    }
  });

  it('follow those who name their group later, who are removed and who are erased', () => {
    const opened = openRoom();
    const late = people(opened, null, 30);
    people(opened, 'civil_society', 20);
    for (const one of late) opened.must(one, 'participant.identify', { stakeholderGroup: 'government' });
    count(opened);
    expect(sum(told(opened).counted)).toBe(45);
    for (const { id } of late.slice(0, 10))
      opened.must(opened.moderator, 'participant.remove', { participantId: id, reason: 'conduct' });
    for (const { id } of late.slice(10, 20))
      opened.must(opened.organiser, 'participant.erase', { participantId: id });
    count(opened);
    expect(sum(told(opened).counted)).toBe(25);
  });

  it('tell apart languages as a reader means them', () => {
    const opened = openRoom();
    for (const language of ['fr', 'fr-CA', 'el', 'zh-Hant'])
      Array.from({ length: 10 }, () => join(opened.rig, { language }));
    count(opened);
    const { counted } = censusOf(opened.room).language;
    const most = FIGURE_LANGUAGES.filter((_one, at) => (counted[at] ?? 0) > 0);
    expect(most).toEqual(['zh', 'fr', 'other']);
    expect(sum(counted)).toBe(35);
  });

  it('are the same after the room was read again, and no finer', () => {
    const opened = openRoom();
    people(opened, 'civil_society', 23);
    people(opened, 'government', 14);
    count(opened);
    people(opened, 'government', 4);
    const { room } = opened;
    const again = new Room(room.id, room.history);
    for (const kind of ['session', 'participant', 'census'] as const)
      for (const { record, rev, sights } of room.entries(kind)) again.absorb(restore(record, rev, sights));
    expect(censusOf(again)).toEqual(censusOf(room));
    expect(isCensusDue(again)).toBe(false);
  });

  it('keep to the strictest rule under which they were ever counted', () => {
    const opened = openRoom({ rules: { smallCell: 15 } });
    people(opened, 'civil_society', 40);
    people(opened, 'government', 12);
    people(opened, 'academia', 20);
    count(opened);
    opened.must(opened.moderator, 'session.rules', { smallCell: 1 });
    people(opened, 'civil_society', 40);
    count(opened);
    expect(censusOf(opened.room).smallCell).toBe(15);
    expect(told(opened).told[GOV]).toBeNull();
  });

  it('stand still once profiles have gone', () => {
    const opened = openRoom();
    people(opened, 'civil_society', 30);
    people(opened, 'government', 30);
    count(opened);
    const before = told(opened);
    opened.must(opened.organiser, 'session.phase', { phase: 'closed' });
    for (const step of ['seats', 'ballots', 'words']) opened.must(SYSTEM, 'session.retain', { step });
    expect(isCensusDue(opened.room)).toBe(false);
    count(opened);
    expect(told(opened)).toEqual(before);
  });

  it('are seen by no channel', () => {
    const opened = openRoom();
    people(opened, 'civil_society', 30);
    count(opened);
    const entry = opened.room.entry('census', opened.room.session.id);
    expect(entry?.record.kind).toBe('census');
    for (const sight of Object.values(entry?.sights ?? {})) expect(sight.changedAt).toBeNull();
  });
});

describe('a crowd of any kind', () => {
  const GROUPS = ['civil_society', 'civil_society', 'government', 'academia', null] as const;
  const act = fc.tuple(fc.constantFrom('join', 'join', 'join', 'name', 'remove', 'count'), fc.nat(99));

  /** Lets people come, name their group and go; `shift` gives them other groups in the same course of events. */
  const played = (acts: readonly (readonly [string, number])[], shift: number) => {
    const opened = openRoom();
    const here: Actor[] = [];
    const unnamed: Actor[] = [];
    const sums: number[] = [];
    acts.forEach(([kind, at]) => {
      const place = GROUPS[at % 5] ?? null;
      const group =
        place && (STAKEHOLDER_GROUPS[(STAKEHOLDER_GROUPS.indexOf(place) + shift * at) % 7] ?? place);
      if (kind === 'join') {
        const [one] = people(opened, group, 1);
        if (one) (place ? here : unnamed).push(one);
      } else if (kind === 'name' && unnamed.length > 0) {
        const [one] = unnamed.splice(at % unnamed.length, 1);
        if (one) opened.must(one, 'participant.identify', { stakeholderGroup: group ?? 'academia' });
        if (one) here.push(one);
      } else if (kind === 'remove' && here.length > 0) {
        const [one] = here.splice(at % here.length, 1);
        if (one)
          opened.must(opened.moderator, 'participant.remove', { participantId: one.id, reason: 'conduct' });
      }
      count(opened);
      sums.push(sum(told(opened).counted));
    });
    return { opened, sums };
  };

  it('is told in sums that follow from how many said who they are, and never from what they said', () => {
    const property = fc.property(fc.array(act, { minLength: 20, maxLength: 90 }), (acts) => {
      expect(played(acts, 3).sums).toEqual(played(acts, 0).sums);
    });
    fc.assert(property, { numRuns: 20 });
  });

  it('has no small cell, none that stands alone, and nobody more than are here', () => {
    const property = fc.property(fc.array(act, { minLength: 40, maxLength: 120 }), (acts) => {
      const { opened } = played(acts, 0);
      for (const by of STATED) {
        const { counted, told: cells } = censusOf(opened.room)[by];
        expect(cells).toHaveLength(CELLS[by].length);
        for (const cell of cells) if (cell !== null) expect(cell).toBeGreaterThanOrEqual(5);
        const hidden = cells.flatMap((cell, at) => (cell === null ? [counted[at] ?? 0] : []));
        expect(hidden).not.toHaveLength(1);
        if (hidden.length < cells.length && hidden.length > 0) expect(sum(hidden)).toBeGreaterThanOrEqual(5);
      }
    });
    fc.assert(property, { numRuns: 25 });
  });

  it('keeps the regions in their own order', () => {
    expect(CELLS.region).toEqual(REGIONAL_GROUPS);
  });
});
