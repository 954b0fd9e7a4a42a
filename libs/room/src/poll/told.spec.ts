import { describe, expect, it } from '@jest/globals';
import { openPolls } from '../testing/polls.js';

describe('what the ledger says of polls', () => {
  it('is every step that was taken with them, and never a result or an answer in public', () => {
    const { opens, makes, by, answers, writes, ama, ledger, room } = openPolls();
    const from = ledger.length;
    const [pollId, text] = [opens('single'), opens('text')] as [string, string];
    answers(ama, pollId, 2);
    writes(ama, text, 'Trust');
    for (const act of ['close', 'open', 'close', 'publish']) by(act, pollId);
    by('close', text);
    by('admit', text, { textId: room.list('response')[1]?.id, on: true });
    by('admit', text, { textId: room.list('response')[1]?.id, on: false });
    by('drop', makes('rating'));
    const notes = ledger.slice(from);
    expect(notes.map(({ act, about, from: was, to }) => [act, about?.kind, about?.no, was, to])).toEqual([
      ['poll.open', 'poll', 1, 'draft', 'open'],
      ['poll.open', 'poll', 2, 'draft', 'open'],
      ['poll.close', 'poll', 1, 'open', 'closed'],
      ['poll.open', 'poll', 1, 'closed', 'open'],
      ['poll.close', 'poll', 1, 'open', 'closed'],
      ['poll.publish', 'poll', 1, 'closed', 'published'],
      ['poll.close', 'poll', 2, 'open', 'closed'],
      ['poll.admit', 'poll', 2, null, 'admitted'],
      ['poll.admit', 'poll', 2, null, 'withheld'],
      ['poll.drop', 'poll', 3, 'draft', 'dropped'],
    ]);
    const shown = JSON.stringify(notes.map(({ hidden: _hidden, ...note }) => note));
    for (const secret of ['Trust', ama.id, 'cells', 'answered']) expect(shown).not.toContain(secret);
    expect(JSON.stringify(notes)).not.toContain(ama.id);
  });

  it('has in the private part of a closing what was counted from the answers', () => {
    const { opens, answers, ama, ben, organiser, must, ledger } = openPolls();
    const pollId = opens('multiple');
    answers(ama, pollId, 1, 3);
    answers(ben, pollId, 3);
    must(organiser, 'session.phase', { phase: 'closed' });
    const notes = ledger.filter(({ act, to }) => act === 'session.phase' && to === 'closed');
    expect(notes.map(({ about }) => about?.kind)).toEqual(['session', 'poll']);
    expect(notes[1]?.hidden).toMatchObject({ pollId, totals: { answered: 2, cells: [1, 0, 2] } });
  });
});
