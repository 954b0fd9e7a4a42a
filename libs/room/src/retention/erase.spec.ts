import { describe, expect, it } from '@jest/globals';
import { openRoom, type Opened } from '../testing/open-room.js';
import { join } from '../testing/seats.js';
import { SYSTEM_ID, type Actor } from '../standing.js';

const SYSTEM: Actor = { type: 'system', id: SYSTEM_ID };

interface Written extends Opened {
  abena: Actor;
  /** Ids of what she asked: still in review, on the list, answered. */
  pending: string;
  shown: string;
  answered: string;
  /** A question of somebody else that she supports. */
  supported: string;
}

function written(): Written {
  const opened = openRoom();
  const { rig, ama, moderator, published, must } = opened;
  const abena = join(rig, { name: 'Abena', affiliation: 'Embassy', stakeholderGroup: 'government' });
  const ask = (text: string) =>
    String(must(abena, 'question.submit', { text, identity: 'public' })['questionId']);
  const [pending, shown, answered] = [ask('Waiting words'), ask('Shown words'), ask('Answered words')];
  for (const questionId of [shown, answered]) must(moderator, 'question.publish', { questionId });
  must(moderator, 'question.answered', { questionId: answered, how: 'orally' });
  const supported = published(ama);
  must(abena, 'question.vote', { questionId: supported, on: true });
  return { ...opened, abena, pending, shown, answered, supported };
}

const question = ({ room }: Opened, id: string) => room.entry('question', id)?.record;

describe('somebody who erases themselves', () => {
  it('leaves what everybody has read, without a name, and nothing that only staff has seen', () => {
    const opened = written();
    const { abena, pending, shown, answered, room, must } = opened;
    must(SYSTEM, 'participant.forget', { participantId: abena.id });
    expect(question(opened, pending)).toMatchObject({ status: 'withdrawn', text: '[…]' });
    expect(question(opened, shown)).toMatchObject({ status: 'published', text: 'Shown words' });
    expect(question(opened, answered)).toMatchObject({ status: 'answered', text: 'Answered words' });
    expect(JSON.stringify([room.list('participant'), room.list('question'), room.list('act')])).not.toMatch(
      /Abena|Embassy|Waiting words/,
    );
  });

  it('takes those along too where they wish it: what waits is withdrawn, what was asked keeps its number', () => {
    const opened = written();
    const { abena, shown, answered, room, must } = opened;
    must(SYSTEM, 'participant.forget', { participantId: abena.id, questions: 'delete' });
    expect(question(opened, shown)).toMatchObject({ status: 'withdrawn', text: '[…]', no: 2 });
    expect(question(opened, answered)).toMatchObject({ status: 'answered', text: '[…]', no: 3 });
    expect(JSON.stringify(room.list('question'))).not.toContain('words');
  });

  it('takes united questions along and sets free what others asked', () => {
    const opened = written();
    const { abena, ben, moderator, shown, published, must } = opened;
    const own = String(must(abena, 'question.submit', { text: 'More words' })['questionId']);
    const others = published(ben);
    for (const questionId of [own, others]) must(moderator, 'question.merge', { questionId, into: shown });
    must(SYSTEM, 'participant.forget', { participantId: abena.id, questions: 'delete' });
    expect(question(opened, own)).toMatchObject({ status: 'withdrawn', text: '[…]', mergedInto: null });
    expect(question(opened, others)).toMatchObject({ status: 'published', mergedInto: null });
  });

  it('takes votes back while the session is open', () => {
    const { abena, supported, tally, must, room } = written();
    expect(tally.of(supported)).toBe(1);
    must(SYSTEM, 'participant.forget', { participantId: abena.id });
    expect(tally.of(supported)).toBe(0);
    expect(room.ballot(supported, abena.id)).toBe(false);
  });

  it.each(['closed', 'archived'])(
    'leaves the count and no ballot, and every state as it was, in one that is %s',
    (phase) => {
      const opened = written();
      const { abena, supported, pending, organiser, tally, must, room } = opened;
      for (const next of phase === 'archived' ? ['closed', 'archived'] : ['closed'])
        must(organiser, 'session.phase', { phase: next });
      const before = [tally.flat('staff'), tally.counts('staff')];
      must(SYSTEM, 'participant.forget', { participantId: abena.id, questions: 'delete' });
      expect(room.ballot(supported, abena.id)).toBe(false);
      expect(Object.fromEntries(room.keptVotes(supported))).toEqual({ government: 1 });
      expect([tally.flat('staff'), tally.counts('staff')]).toEqual(before);
      expect(question(opened, pending)).toMatchObject({ status: 'pending', lapsed: true, text: '[…]' });
    },
  );

  it('leaves no act in the ledger that would tell which questions were of one person', () => {
    const { abena, ledger, must } = written();
    const before = ledger.length;
    must(SYSTEM, 'participant.forget', { participantId: abena.id, questions: 'delete' });
    expect(ledger).toHaveLength(before);
  });

  it("is not done twice, and not through anybody else's seat", () => {
    const { abena, ama, must, does } = written();
    expect(does(ama, 'participant.forget', { participantId: abena.id }).code).toBe('NOT_ALLOWED');
    expect(does(ama, 'participant.erase', { participantId: abena.id }).code).toBe('NOT_ALLOWED');
    must(SYSTEM, 'participant.forget', { participantId: abena.id });
    expect(does(abena, 'participant.identify', { name: 'Abena' }).code).toBe('REMOVED');
  });
});

describe('an organiser who erases somebody with their questions', () => {
  it('leaves no word of them in the private part of the ledger either', () => {
    const { abena, organiser, ledger, must } = written();
    const before = ledger.length;
    must(organiser, 'participant.erase', { participantId: abena.id, questions: 'delete' });
    expect(ledger.length).toBeGreaterThan(before);
    expect(JSON.stringify(ledger.slice(before))).not.toMatch(/words|Abena/);
  });
});
