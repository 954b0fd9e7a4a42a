import { describe, expect, it } from '@jest/globals';
import { QUESTION_STATUSES, type QuestionStatus } from '@openfloor/contract';
import { openRoom, type Opened } from '../testing/open-room.js';
import { move, questionAt, table } from '../testing/states.js';

/**
 * What each command leads to from each state (contract, section 2): the state it has then, `no` for `WRONG_STATE`,
 * `-` for `NOT_FOUND`, since whoever answers does not see the question.
 */
const OPEN = `
             publish    shortlist    unshortlist  air     return       answered  later     answer       decline   withdraw   merge   into         unmerge
pending      published  shortlisted  no           on_air  no           no        no        -            declined  withdrawn  merged  no           no
published    no         shortlisted  no           on_air  no           answered  deferred  published    declined  withdrawn  merged  published    no
shortlisted  no         shortlisted  published    on_air  no           answered  deferred  shortlisted  declined  withdrawn  merged  shortlisted  no
on_air       no         no           no           on_air  shortlisted  answered  deferred  on_air       declined  no         no      on_air       no
answered     no         shortlisted  no           on_air  published    no        no        answered     no        no         no      answered     no
deferred     no         shortlisted  no           on_air  published    no        no        answered     no        no         no      no           no
declined     published  no           no           no      no           no        no        -            no        no         no      no           no
merged       no         no           no           no      no           no        no        merged       no        no         no      no           published
withdrawn    no         no           no           no      no           no        no        -            no        no         no      no           no
`;

const SHOWN_AS: Record<string, string> = { no: 'WRONG_STATE', '-': 'NOT_FOUND' };
const cells = table(OPEN);

describe('the states of a question', () => {
  it('are all in the table', () => {
    expect([...new Set(cells.map(({ row }) => row))]).toEqual([...QUESTION_STATUSES]);
  });

  it.each(cells)('$row and question.$column: $cell', ({ row, column, cell }) => {
    const opened = openRoom();
    const questionId = questionAt(opened, row as QuestionStatus);
    const before = opened.question(questionId);
    const code = move(opened, column, questionId);
    const { status } = opened.question(questionId);
    expect(code === 'ok' ? status : code).toBe(SHOWN_AS[cell] ?? cell);
    if (code !== 'ok') expect(opened.question(questionId)).toEqual(before);
  });
});

describe('the states of a question in a closed room', () => {
  const close = ({ must, organiser }: Opened) => must(organiser, 'session.phase', { phase: 'closed' });
  const reads: Record<QuestionStatus, string> = {
    pending: 'lapsed',
    published: 'lapsed',
    shortlisted: 'lapsed',
    on_air: 'answered',
    answered: 'answered',
    deferred: 'deferred',
    declined: 'declined',
    merged: 'merged',
    withdrawn: 'withdrawn',
  };

  it.each(QUESTION_STATUSES)('%s reads as it must, and reopening gives it back', (status) => {
    const opened = openRoom();
    const questionId = questionAt(opened, status);
    close(opened);
    expect(opened.seen(questionId)?.status).toBe(reads[status]);
    expect(opened.mine(opened.ama).questions[0]?.status).toBe(reads[status]);
    opened.must(opened.organiser, 'session.phase', { phase: 'open', reason: 'closed by mistake' });
    expect(opened.seen(questionId)?.status).toBe(status === 'on_air' ? 'answered' : status);
  });

  it('never shows what waited for review, although it reads as lapsed', () => {
    const opened = openRoom();
    const questionId = questionAt(opened, 'pending');
    close(opened);
    expect(opened.seen(questionId, 'public')).toBeUndefined();
    expect(opened.seen(questionId, 'panel')).toBeUndefined();
  });

  const answers = {
    published: 'published',
    shortlisted: 'shortlisted',
    answered: 'answered',
    deferred: 'answered',
  };
  it.each(Object.entries(answers))('%s can still be answered and is then %s', (status, then) => {
    const opened = openRoom();
    const questionId = questionAt(opened, status as QuestionStatus);
    close(opened);
    expect(move(opened, 'answer', questionId)).toBe('ok');
    expect(opened.question(questionId).status).toBe(then);
  });

  it.each(cells.filter(({ column }) => column !== 'answer'))(
    '$row and question.$column: closed',
    ({ row, column }) => {
      const opened = openRoom();
      const questionId = questionAt(opened, row as QuestionStatus);
      const target = column === 'merge' || column === 'into' ? opened.published(opened.ben) : questionId;
      close(opened);
      const { moderator, ama, does } = opened;
      const actor = column === 'withdraw' ? ama : moderator;
      const type = { later: 'answered', into: 'merge' }[column] ?? column;
      const args: Record<string, object> = {
        air: { questionIds: [questionId], expect: null },
        merge: { questionId, into: target },
        decline: { questionId, reason: 'time' },
      };
      expect(does(actor, `question.${type}`, args[type] ?? { questionId }).code).toBe('SESSION_CLOSED');
    },
  );
});
