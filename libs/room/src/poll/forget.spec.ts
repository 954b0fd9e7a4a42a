import { describe, expect, it } from '@jest/globals';
import { RETAINED_AT_ONCE } from '../retention/retention.rules.js';
import { openPolls, type OpenedPolls } from '../testing/polls.js';
import { join, SYSTEM } from '../testing/seats.js';
import { recountPoll } from './recount.js';

const forgets = ({ must }: OpenedPolls, participantId: string, questions: 'keep' | 'delete' = 'keep') =>
  must(SYSTEM, 'participant.forget', { participantId, questions });

describe('somebody who is erased', () => {
  it('has answered no open poll any more, while closed ones keep their count and know nobody behind it', () => {
    const opened = openPolls();
    const { opens, answers, by, ama, ben, room, poll } = opened;
    const [open, closed] = [opens('single'), opens('single')] as [string, string];
    for (const pollId of [open, closed]) for (const actor of [ama, ben]) answers(actor, pollId, 2);
    by('close', closed);
    forgets(opened, ama.id);
    expect(room.responses.by(ama.id)).toEqual([]);
    expect(JSON.stringify(room.list('response'))).not.toContain(ama.id);
    expect(room.responses.figures(poll(open))).toEqual({ answered: 1, cells: [0, 1, 0] });
    expect(room.responses.figures(poll(closed))).toEqual({ answered: 2, cells: [0, 2, 0] });
    expect(poll(closed).results?.cells).toEqual([0, 2, 0]);
    expect(room.list('response').every(({ voterId, at }) => (voterId === null) === (at === null))).toBe(true);
  });

  it.each([
    ['keep', ['Read by all']],
    ['delete', []],
  ] as const)('leaves only words that everybody has read, if they wish: %s', (wish, left) => {
    const opened = openPolls();
    const { opens, writes, by, ama, room, poll, shown } = opened;
    const [read, unread, open] = [opens('text'), opens('text'), opens('text')] as [string, string, string];
    writes(ama, read, 'Read by all');
    writes(ama, unread, 'Read by staff');
    writes(ama, open, 'Read by nobody');
    for (const pollId of [read, unread]) by('close', pollId);
    by('admit', read, { textId: room.list('response')[0]?.id, on: true });
    by('publish', read);
    forgets(opened, ama.id, wish);
    expect(shown(read)?.results?.texts.map(({ text }) => text)).toEqual(left);
    const stored = JSON.stringify([room.list('response'), room.list('poll')]);
    expect(stored.includes('Read by all')).toBe(wish === 'keep');
    for (const gone of ['Read by staff', 'Read by nobody', ama.id]) expect(stored).not.toContain(gone);
    expect([read, unread].map((pollId) => poll(pollId).results?.answered)).toEqual([1, 1]);
    by('open', unread);
    by('close', unread);
    expect(poll(unread).results).toMatchObject({ answered: 1, texts: [] });
  });

  it('in a session that is over leaves every count as it was, that of a removed one as nothing', () => {
    const opened = openPolls();
    const { opens, answers, ama, ben, organiser, moderator, must, poll, room } = opened;
    const pollId = opens('temperature');
    for (const actor of [ama, ben]) answers(actor, pollId, 1);
    must(moderator, 'participant.remove', { participantId: ben.id, reason: 'conduct' });
    must(organiser, 'session.phase', { phase: 'closed' });
    for (const { id } of [ama, ben]) must(organiser, 'participant.erase', { participantId: id });
    expect(room.responses.figures(poll(pollId))).toEqual({ answered: 1, cells: [1, 0, 0] });
    expect(poll(pollId).results?.answered).toBe(1);
    expect(room.list('response').map(({ voterId }) => voterId)).toEqual([null, null]);
  });
});

describe('somebody whose personal code was revoked', () => {
  it('has answered nothing that can still be counted', () => {
    const { opens, answers, by, must, moderator, room, poll, newId, rig } = openPolls({
      rules: { ballot: 'roll' },
    });
    const [rollId, spareId] = [newId(), newId()];
    const voter = join(rig);
    must(moderator, 'roll.make', { entries: [{ rollId }] });
    must(SYSTEM, 'roll.take', { rollId, ownId: voter.id, spareId });
    const [open, closed, published] = [opens('single'), opens('single'), opens('single')] as [
      string,
      string,
      string,
    ];
    for (const pollId of [open, closed, published]) answers(voter, pollId, 1);
    for (const pollId of [closed, published]) by('close', pollId);
    by('publish', published);
    must(moderator, 'roll.revoke', { rollId });
    expect([open, closed, published].map((pollId) => room.responses.figures(poll(pollId)).answered)).toEqual([
      0, 0, 1,
    ]);
    expect([closed, published].map((pollId) => poll(pollId).results?.answered)).toEqual([1, 1]);
  });
});

describe('answers that go by their age', () => {
  const retain = ({ must }: OpenedPolls, step: string) => {
    const parts = [];
    for (let left = true; left;) {
      left = must(SYSTEM, 'session.retain', { step })['left'] === true;
      parts.push(left);
    }
    return parts.length;
  };

  it('become nobody’s, a few at a time, and every count stays what it was', () => {
    const opened = openPolls();
    const { opens, crowd, organiser, must, room, poll, ledger } = opened;
    const [one, other] = [opens('single'), opens('rating')] as [string, string];
    const all = crowd(one, RETAINED_AT_ONCE, [2]);
    for (const actor of all.slice(0, 50)) opened.answers(actor, other, 3);
    must(organiser, 'session.phase', { phase: 'closed' });
    const before = [one, other].map((id) => [room.responses.figures(poll(id)), poll(id).results]);
    expect(retain(opened, 'ballots')).toBe(3);
    expect(room.list('response').filter(({ voterId, at }) => voterId !== null || at !== null)).toEqual([]);
    expect([one, other].map((id) => [room.responses.figures(poll(id)), poll(id).results])).toEqual(before);
    expect(ledger.filter(({ act }) => act === 'session.retain')).toHaveLength(1);
    expect(retain(opened, 'ballots')).toBe(1);
  });

  it('of somebody who was removed count for nothing, also where profiles go before ballots become counts', () => {
    const opened = openPolls();
    const { opens, answers, ama, ben, moderator, organiser, must, room, poll } = opened;
    const pollId = opens('single');
    for (const actor of [ama, ben]) answers(actor, pollId, 1);
    must(moderator, 'participant.remove', { participantId: ama.id, reason: 'conduct' });
    must(organiser, 'session.phase', { phase: 'closed' });
    for (const step of ['words', 'ballots']) {
      retain(opened, step);
      expect(room.responses.figures(poll(pollId)).answered).toBe(1);
      expect(recountPoll(room, poll(pollId)).answered).toBe(1);
    }
  });

  it('lose their words with all other words', () => {
    const opened = openPolls({ rules: { review: 'after' } });
    const { opens, writes, by, ama, organiser, must, room, poll } = opened;
    const pollId = opens('text', { text: 'What do we need?' });
    writes(ama, pollId, 'Trust');
    by('close', pollId);
    by('publish', pollId);
    must(organiser, 'session.phase', { phase: 'closed' });
    retain(opened, 'words');
    expect(JSON.stringify([room.list('response'), room.list('poll')])).not.toContain('Trust');
    expect(poll(pollId)).toMatchObject({ text: 'What do we need?', results: { answered: 1, texts: [] } });
  });
});
