import { describe, expect, it } from '@jest/globals';
import { CHANNELS, POLL_STATUSES, POLL_TYPES, PollView, type PollStatus } from '@openfloor/contract';
import { join, person } from '../testing/seats.js';
import { openPolls, pollAt } from '../testing/polls.js';
import { table } from '../testing/states.js';

/** What each act makes of a poll in each state; `-` is `WRONG_STATE`, `=` that nothing changes. */
const STATES = table(`
        edit   open  close   publish    drop
draft   draft  open  -       -          dropped
open    -      -     closed  -          -
closed  -      open  -       published  dropped
published - - - - -
dropped   - - - - -`);

describe('the states of a poll', () => {
  it.each(STATES)('$row, $column: $cell', ({ row, column, cell }) => {
    const opened = openPolls();
    const pollId = pollAt(opened, row as PollStatus);
    const more = column === 'edit' ? { text: 'Why?', seen: opened.shown(pollId, 'staff')?.rev } : {};
    const said = opened.by(column, pollId, more);
    expect(said.code).toBe(cell === '-' ? 'WRONG_STATE' : 'ok');
    expect(opened.poll(pollId).status).toBe(cell === '-' ? row : cell);
  });

  it.each(POLL_STATUSES)('%s: people answer only while it is open', (status) => {
    const opened = openPolls();
    const pollId = pollAt(opened, status);
    const code = {
      draft: 'NOT_FOUND',
      open: 'ok',
      closed: 'WRONG_STATE',
      published: 'WRONG_STATE',
      dropped: 'NOT_FOUND',
    };
    expect(opened.answers(opened.ama, pollId, 1).code).toBe(code[status]);
  });

  it('have their times: first opened, and last closed', () => {
    const opened = openPolls();
    const { poll, by, later } = opened;
    const pollId = pollAt(opened, 'closed');
    const { openedAt, closedAt } = poll(pollId);
    expect([openedAt, closedAt].every((at) => typeof at === 'number')).toBe(true);
    later(60_000);
    by('open', pollId);
    expect(poll(pollId)).toMatchObject({ openedAt, closedAt: null });
    by('close', pollId);
    expect(poll(pollId).closedAt).toBeGreaterThan((closedAt ?? 0) + 60_000);
  });

  it('are open side by side, as many as there are', () => {
    const { opens, room } = openPolls();
    POLL_TYPES.forEach((type) => opens(type));
    expect(room.list('poll').map(({ status, no }) => [status, no])).toEqual(
      POLL_TYPES.map((_type, at) => ['open', at + 1]),
    );
  });

  it('begin in a lobby and in a break, and not where nobody is', () => {
    const { makes, by, organiser, must } = openPolls({ phase: 'lobby' });
    const [early, first, late] = [makes('single'), makes('single'), makes('single')] as [
      string,
      string,
      string,
    ];
    must(organiser, 'session.phase', { phase: 'scheduled' });
    expect(by('open', early)).toMatchObject({ code: 'WRONG_STATE', details: { phase: 'scheduled' } });
    must(organiser, 'session.phase', { phase: 'lobby' });
    expect(by('open', first).code).toBe('ok');
    for (const phase of ['open', 'break']) must(organiser, 'session.phase', { phase });
    expect(by('open', late).code).toBe('ok');
  });
});

describe('what a poll says', () => {
  it.each([
    [{ type: 'single' }, 'options'],
    [{ type: 'single', options: ['One'] }, 'options'],
    [{ type: 'single', options: ['One', 'One'] }, 'options'],
    [{ type: 'rating', options: ['One', 'Two'] }, 'options'],
    [{ type: 'text', options: ['One', 'Two'] }, 'options'],
    [{ type: 'multiple', options: Array.from({ length: 13 }, (_none, at) => `${at}`) }, 'options'],
    [{ type: 'single', options: ['One', 'Two'], max: 2 }, 'max'],
    [{ type: 'multiple', options: ['One', 'Two'], max: 3 }, 'max'],
    [{ type: 'temperature', max: 3 }, 'max'],
    [{ type: 'rating', max: 2 }, 'max'],
    [{ type: 'rating', max: 11 }, 'max'],
  ])('is refused where it does not fit: %j', (content, field) => {
    const { does, moderator, room } = openPolls();
    const said = does(moderator, 'poll.create', { text: 'Which?', ...content });
    expect(said.code).toBe('BAD_COMMAND');
    expect(JSON.stringify(said.details)).toContain(`"${field}"`);
    expect(room.list('poll')).toEqual([]);
  });

  it('has a scale to 5 and as many answers as there are where nobody said otherwise', () => {
    const { makes, poll } = openPolls();
    expect(POLL_TYPES.map((type) => [type, poll(makes(type)).max])).toEqual([
      ['single', null],
      ['multiple', 3],
      ['rating', 5],
      ['ranking', 3],
      ['text', null],
      ['temperature', null],
    ]);
  });

  it('can be changed as a draft, by whoever saw how it stands', () => {
    const { makes, by, poll, shown } = openPolls();
    const pollId = makes('multiple', { max: 2 });
    const seen = () => shown(pollId, 'staff')?.rev;
    const first = seen();
    expect(by('edit', pollId, { text: 'What?', seen: first }).code).toBe('ok');
    expect(poll(pollId)).toMatchObject({
      text: 'What?',
      max: 2,
      options: [{ no: 1, text: 'One' }, { no: 2 }, { no: 3 }],
    });
    expect(by('edit', pollId, { text: 'Who?', seen: first })).toMatchObject({
      code: 'CONFLICT',
      details: { record: { text: 'What?' } },
    });
    expect(by('edit', pollId, { options: ['Yes'], seen: seen() }).code).toBe('BAD_COMMAND');
    expect(by('edit', pollId, { max: 4, seen: seen() }).code).toBe('BAD_COMMAND');
    expect(by('edit', pollId, { options: ['Yes', 'No'], live: true, seen: seen() }).code).toBe('ok');
    expect(poll(pollId)).toMatchObject({
      max: 2,
      live: true,
      options: [
        { no: 1, text: 'Yes' },
        { no: 2, text: 'No' },
      ],
    });
  });
});

describe('who sees a poll', () => {
  it.each(POLL_STATUSES)('%s', (status) => {
    const opened = openPolls();
    const pollId = pollAt(opened, status);
    const sees = CHANNELS.filter((channel) => opened.shown(pollId, channel) !== undefined);
    expect(sees).toEqual(status === 'draft' || status === 'dropped' ? ['staff'] : CHANNELS);
    for (const channel of sees)
      expect(PollView.safeParse(opened.shown(pollId, channel)).error?.issues ?? []).toEqual([]);
  });

  it('and what it came to: nobody while it is open, staff once it is closed, everybody when it is published', () => {
    const { opens, by, answers, ama, shown } = openPolls();
    const pollId = opens('single');
    answers(ama, pollId, 2);
    const results = () => CHANNELS.map((channel) => shown(pollId, channel)?.results?.cells ?? null);
    expect(results()).toEqual([null, null, null]);
    by('close', pollId);
    expect(results()).toEqual([null, null, [0, 1, 0]]);
    expect(shown(pollId)?.answered).toBe(1);
    by('open', pollId);
    expect(results()).toEqual([null, null, null]);
    by('close', pollId);
    by('publish', pollId);
    expect(results()).toEqual([
      [0, 1, 0],
      [0, 1, 0],
      [0, 1, 0],
    ]);
  });

  it('and a dropped one leaves the screens that showed it', () => {
    const opened = openPolls();
    const { by, must, does, moderator, room } = opened;
    const [draft, pollId] = [pollAt(opened, 'draft'), pollAt(opened, 'closed')];
    expect(does(moderator, 'stage.show', { scene: 'poll', refId: draft }).code).toBe('WRONG_STATE');
    expect(does(moderator, 'stage.show', { scene: 'question', refId: pollId }).code).toBe('WRONG_STATE');
    must(moderator, 'stage.show', { scene: 'poll', refId: pollId });
    must(person(opened.rig, 'technician', 'Tess'), 'stage.shown', { scene: 'poll', refId: pollId });
    expect(room.list('stage')[0]).toMatchObject({ scene: 'poll', refId: pollId, shown: { refId: pollId } });
    by('drop', pollId);
    expect(room.list('stage')[0]).toMatchObject({ scene: 'auto', refId: null, shown: { refId: null } });
  });
});

describe('an answer in somebody’s own words', () => {
  const texts = (opened: ReturnType<typeof openPolls>, pollId: string) =>
    CHANNELS.map((channel) => opened.shown(pollId, channel)?.results?.texts.map(({ text }) => text));

  it('is shown to everybody only once it was admitted', () => {
    const opened = openPolls();
    const { opens, writes, by, ama, ben, room } = opened;
    const pollId = opens('text');
    writes(ama, pollId, 'Trust');
    writes(ben, pollId, 'Abuse');
    by('close', pollId);
    by('publish', pollId);
    expect(texts(opened, pollId).map((all) => all?.length)).toEqual([0, 0, 2]);
    const textId = room.list('response').find(({ text }) => text === 'Trust')?.id;
    expect(by('admit', pollId, { textId, on: true }).code).toBe('ok');
    expect(texts(opened, pollId).slice(0, 2)).toEqual([['Trust'], ['Trust']]);
    const { rev } = room.clock;
    expect(by('admit', pollId, { textId, on: true }).code).toBe('ok');
    expect(room.clock.rev).toBe(rev);
    by('admit', pollId, { textId, on: false });
    expect(texts(opened, pollId)[0]).toEqual([]);
    expect(by('admit', pollId, { textId: opened.newId(), on: true }).code).toBe('NOT_FOUND');
  });

  it('is shown with the result where review comes after, until it is taken away', () => {
    const opened = openPolls({ rules: { review: 'after' } });
    const { opens, writes, by, ama, room, makes } = opened;
    const pollId = opens('text');
    writes(ama, pollId, 'Trust');
    expect(by('admit', pollId, { textId: room.list('response')[0]?.id, on: false }).code).toBe('WRONG_STATE');
    by('close', pollId);
    expect(texts(opened, pollId)).toEqual([undefined, undefined, ['Trust']]);
    by('publish', pollId);
    expect(texts(opened, pollId)[0]).toEqual(['Trust']);
    by('admit', pollId, { textId: room.list('response')[0]?.id, on: false });
    expect(texts(opened, pollId)).toEqual([[], [], ['Trust']]);
    expect(by('admit', makes('text'), { textId: opened.newId(), on: true }).code).toBe('WRONG_STATE');
  });

  it('is admitted as it was read: said otherwise it waits again', () => {
    const { opens, writes, by, ama, room } = openPolls();
    const pollId = opens('text');
    const first = () => room.list('response')[0];
    writes(ama, pollId, 'Trust');
    by('close', pollId);
    by('admit', pollId, { textId: first()?.id, on: true });
    by('open', pollId);
    writes(ama, pollId, 'Trust');
    expect(first()?.admitted).toBe(true);
    writes(ama, pollId, 'Trust me');
    expect(first()?.admitted).toBe(false);
  });

  it('is one of a hundred at most that everybody is shown, and of five hundred that are kept', () => {
    const opened = openPolls({ rules: { review: 'after' } });
    const { opens, by, rig, writes, shown } = opened;
    const pollId = opens('text');
    for (let at = 0; at < 505; at += 1) writes(join(rig), pollId, `Word ${at}`);
    by('close', pollId);
    by('publish', pollId);
    const all = shown(pollId, 'staff')?.results?.texts ?? [];
    expect([all.length, shown(pollId)?.results?.texts.length, shown(pollId)?.answered]).toEqual([
      500, 100, 505,
    ]);
    const [first] = all;
    by('admit', pollId, { textId: first?.id, on: false });
    expect(by('admit', pollId, { textId: first?.id, on: true })).toMatchObject({ code: 'QUOTA_REACHED' });
  });
});
