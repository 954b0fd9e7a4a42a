import { describe, expect, it } from '@jest/globals';
import { openRoom, type Opened } from '../testing/open-room.js';
import { join } from '../testing/seats.js';
import { SYSTEM_ID, type Actor } from '../standing.js';
import { RETAINED_AT_ONCE } from './retention.rules.js';

const SYSTEM: Actor = { type: 'system', id: SYSTEM_ID };

/** Everything that a count of votes says. */
function figures({ tally }: Opened): unknown {
  return [tally.flat('public'), tally.flat('staff'), tally.order('votes'), tally.counts('staff')];
}

/** Two united questions with voters of both, one of them removed, one an author, and a question apart. */
function voted(): Opened & { top: string; below: string } {
  const opened = openRoom();
  const { rig, ama, ben, moderator, published, must } = opened;
  const [top, below, apart] = [published(ama), published(ben), published(ama)];
  const voters = Array.from({ length: 6 }, (_, at) =>
    join(rig, { stakeholderGroup: at < 4 ? 'academia' : 'government' }),
  );
  for (const [at, voter] of voters.entries()) {
    must(voter, 'question.vote', { questionId: at % 2 ? top : below, on: true });
    if (at === 3) must(voter, 'question.vote', { questionId: below, on: true });
    if (at > 3) must(voter, 'question.vote', { questionId: apart, on: true });
  }
  must(ben, 'question.vote', { questionId: top, on: true });
  must(moderator, 'question.merge', { questionId: below, into: top });
  must(moderator, 'participant.remove', { participantId: voters[0]?.id, reason: 'conduct' });
  return { ...opened, top, below };
}

describe('ballots that become counts', () => {
  it('leave every total, the order and the counts as they were', () => {
    const opened = voted();
    const { organiser, must, room, top } = opened;
    must(organiser, 'session.phase', { phase: 'closed' });
    const before = figures(opened);
    expect(opened.tally.of(top)).toBe(5);
    must(SYSTEM, 'session.retain', { step: 'ballots' });
    for (const { id } of room.list('question')) {
      expect([...room.ballots(id)]).toEqual([]);
      opened.tally.touch(id);
    }
    opened.tally.recount();
    expect(figures(opened)).toEqual(before);
    expect(Object.fromEntries(room.keptVotes(top))).toEqual({ academia: 3, government: 2 });
    must(SYSTEM, 'session.retain', { step: 'ballots' });
    expect(figures(opened)).toEqual(before);
  });

  it('cannot be opened to votes again, nor counted another way', () => {
    const { organiser, moderator, published, ama, must, does } = openRoom();
    const { id } = does(moderator, 'question.publish', { questionId: published(ama) });
    must(organiser, 'session.phase', { phase: 'closed' });
    expect(does(organiser, 'session.phase', { phase: 'open', reason: 'more' }).code).toBe('ok');
    must(organiser, 'session.phase', { phase: 'closed' });
    must(SYSTEM, 'session.retain', { step: 'ballots' });
    const again = does(organiser, 'session.phase', { phase: 'open', reason: 'more' });
    expect(again).toMatchObject({ code: 'WRONG_STATE', details: { ballots: 'counted' } });
    expect(does(moderator, 'undo', { commandId: id }).code).not.toBe('ok');
    expect(does(organiser, 'session.phase', { phase: 'archived' }).code).toBe('ok');
  });

  it('stand in the ledger once', () => {
    const { organiser, must, ledger } = openRoom();
    must(organiser, 'session.phase', { phase: 'closed' });
    for (let n = 0; n < 2; n += 1) must(SYSTEM, 'session.retain', { step: 'ballots' });
    expect(ledger.filter(({ act }) => act === 'session.retain')).toMatchObject([
      { about: { kind: 'session', no: null }, to: 'ballots' },
    ]);
  });

  it('are those of a session that is over', () => {
    const { does } = openRoom();
    for (const step of ['seats', 'ballots', 'words'])
      expect(does(SYSTEM, 'session.retain', { step }).code).toBe('WRONG_STATE');
  });
});

describe('seats that end', () => {
  it('open nothing any more, and what the door knew is gone; a session that opens again seats people again', () => {
    const { ama, organiser, must, does, room } = openRoom();
    expect(room.entry('participant', ama.id)?.record.joinedAt).not.toBeNull();
    must(organiser, 'session.phase', { phase: 'closed' });
    must(SYSTEM, 'session.retain', { step: 'seats' });
    const last = does(SYSTEM, 'session.retain', { step: 'seats' });
    expect(last).toMatchObject({ code: 'ok', result: { left: false } });
    expect(last.closes).toContain(ama.id);
    expect(room.list('participant').filter((one) => one.joinedAt ?? one.roomCheckedAt)).toEqual([]);
    expect(does(ama, 'participant.identify', { name: 'Ama' })).toMatchObject({
      code: 'NOT_ALLOWED',
      details: { seats: 'ended' },
    });
    must(organiser, 'session.phase', { phase: 'open', reason: 'more' });
    expect(does(ama, 'participant.identify', { name: 'Ama' }).code).toBe('ok');
  });

  it('end a bounded number at a time', () => {
    const { rig, organiser, must, does, ledger } = openRoom();
    for (let n = 0; n < RETAINED_AT_ONCE; n += 1) join(rig);
    must(organiser, 'session.phase', { phase: 'closed' });
    const { rev } = rig.room.clock;
    const left: unknown[] = [];
    do left.push(does(SYSTEM, 'session.retain', { step: 'seats' }).result['left']);
    while (left.at(-1) === true && left.length < 10);
    expect(left).toEqual([true, true, false]);
    const touched = [...rig.room.entries('participant')].map((entry) => entry.rev - rev);
    expect(touched.filter((at) => at === 1)).toHaveLength(RETAINED_AT_ONCE);
    expect(ledger.filter(({ act }) => act === 'session.retain')).toHaveLength(1);
  });
});

describe('words that go', () => {
  it('take every text, name and profile along, and leave the numbers', () => {
    const opened = voted();
    const { rig, moderator, organiser, panellist, top, must, does, room } = opened;
    const told = { name: 'Abena', affiliation: 'Embassy', country: 'TG', stakeholderGroup: 'government' };
    const abena = join(rig, told);
    const { questionId } = must(abena, 'question.submit', { text: 'Whose law?', identity: 'public' });
    must(moderator, 'question.publish', { questionId });
    must(moderator, 'question.shorten', {
      questionId,
      text: 'Careful',
      seen: room.entry('question', String(questionId))?.rev,
    });
    must(panellist, 'question.answer', { questionId, text: 'Ours.', language: 'en' });
    must(organiser, 'session.switch', { floor: true });
    const { floorId } = must(abena, 'floor.request', { note: 'About law' });
    must(moderator, 'floor.call', { floorId, expect: null });
    must(organiser, 'session.phase', { phase: 'closed' });
    const before = figures(opened);
    do expect(does(SYSTEM, 'session.retain', { step: 'words' }).code).toBe('ok');
    while (room.session.retention.forgottenAt === null);
    const kinds = ['participant', 'question', 'floor', 'act'] as const;
    const kept = JSON.stringify(kinds.flatMap((kind) => room.list(kind)));
    expect(kept).not.toMatch(/Abena|Embassy|TG|Whose law|Careful|Ours|About law/);
    opened.tally.touch(top);
    opened.tally.recount();
    expect(figures(opened)).toEqual(before);
    expect(rig.sees('public').find((record) => record.kind === 'question' && record.no === 4)).toMatchObject({
      text: '[…]',
      author: { identity: 'anonymous' },
    });
  });
});
