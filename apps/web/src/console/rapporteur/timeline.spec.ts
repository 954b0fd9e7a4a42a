import type { NoteView } from '@openfloor/contract';
import { describe, expect, it } from '@jest/globals';
import { floor, floorId, speaker } from '../../testing/floors.js';
import { NOW } from '../../testing/fixture.js';
import { takeaway } from '../../testing/takeaways.js';
import { question, questionId } from '../testing/records.js';
import { chipsOf, offeredFor } from './evidence.js';
import { isExact, spokeMs, timelineOf, tookMs } from './timeline.js';
import { rapporteurSay, tookWords } from './words.js';

const note = (no: number, at: number, text = `Note ${no}`): NoteView => ({
  kind: 'note',
  id: `note ${no}`,
  rev: no,
  no,
  mark: 'note',
  text,
  language: 'en',
  about: null,
  at,
  edited: false,
  by: { role: 'rapporteur', personId: null },
});
const taken = question(1, { askedAt: NOW - 300_000, answeredAt: NOW - 190_000, status: 'answered' });
const onAir = question(2, { askedAt: NOW - 60_000, status: 'on_air' });
const waiting = question(3, { status: 'shortlisted', askedAt: null });
const spoke = floor(1, {
  status: 'completed',
  startedAt: NOW - 180_000,
  spokenMs: 90_000,
  name: 'Mei',
  gist: { text: 'Asks for money.', language: 'en' },
});
const called = floor(2, { status: 'called', calledAt: NOW - 5_000 });
const room = { questions: [waiting, onAir, taken], floors: [called, spoke], onAirIds: [onAir.id] };

describe('the timeline of a session', () => {
  it('is what was put on air, who spoke and what was noted, oldest first, and nothing that waits', () => {
    const entries = timelineOf({ ...room, notes: [note(1, NOW - 100_000), note(2, NOW, '')] });
    expect(entries.map(({ kind, id }) => [kind, id])).toEqual([
      ['question', taken.id],
      ['floor', spoke.id],
      ['note', 'note 1'],
      ['question', onAir.id],
      ['floor', called.id],
    ]);
    expect(entries.filter((entry) => entry.kind !== 'note' && entry.isNow).map(({ id }) => id)).toEqual([
      onAir.id,
      called.id,
    ]);
  });

  it('tells only minutes where only the minute is known, and what is over before what began in the same minute', () => {
    const minute = NOW - (NOW % 60_000);
    const over = question(8, { askedAt: minute, answeredAt: minute + 90_000, status: 'answered' });
    const still = question(7, { askedAt: minute, status: 'on_air' });
    const entries = timelineOf({ ...room, questions: [still, over], floors: [], notes: [] });
    expect(entries.map(({ id }) => id)).toEqual([over.id, still.id]);
    expect([isExact(minute), isExact(minute + 1), isExact(null)]).toEqual([false, true, false]);
    const say = rapporteurSay('en');
    expect([tookWords(say, 90_000, false), tookWords(say, 4_000, false)]).toEqual([
      'about 2 min',
      'about 1 min',
    ]);
    expect(tookWords(say, 90_000, true)).toBe('1:30');
  });

  it('knows how long a question took and somebody spoke, also while that goes on', () => {
    expect(tookMs(taken, false, NOW)).toBe(110_000);
    expect(tookMs(onAir, true, NOW)).toBe(60_000);
    expect(tookMs(onAir, false, NOW)).toBeNull();
    expect(spokeMs(spoke, NOW)).toBe(90_000);
    expect(spokeMs(speaker(3, 42, NOW), NOW)).toBe(42_000);
  });
});

describe('the evidence of a takeaway', () => {
  const seen = { ...room, now: NOW };
  const linked = takeaway(1, {
    evidence: [
      { kind: 'question', id: taken.id, no: 1 },
      { kind: 'floor', id: spoke.id, no: 1 },
      { kind: 'question', id: questionId(99), no: 99 },
    ],
  });

  it('is told with number, group and time; of what cannot be seen any more only the number is left', () => {
    expect(chipsOf(linked, seen)).toMatchObject([
      { kind: 'question', no: 1, ms: 110_000 },
      { kind: 'floor', no: 1, group: 'civil_society', ms: 90_000, text: 'Mei: Asks for money.' },
      { kind: 'question', no: 99, group: null, text: '', ms: null },
    ]);
  });

  it('is offered from what everybody saw or heard and is not linked yet, what was taken last first', () => {
    const hidden = question(4, { status: 'pending' });
    const offered = offeredFor(linked, { ...seen, questions: [...seen.questions, hidden] }, '');
    expect(offered.map(({ kind, no }) => [kind, no])).toEqual([
      ['floor', 2],
      ['question', 2],
      ['question', 3],
    ]);
  });

  it('is found by number, with or without its sign, and by words', () => {
    const bare = takeaway(1);
    expect(offeredFor(bare, seen, '#3').map(({ id }) => id)).toEqual([waiting.id]);
    expect(offeredFor(bare, seen, 'MONEY').map(({ id }) => id)).toEqual([floorId(1)]);
    expect(offeredFor(bare, seen, 'nothing like it')).toEqual([]);
    expect(offeredFor(bare, seen, '', 2)).toHaveLength(2);
  });
});
