import { describe, expect, it } from '@jest/globals';
import { CHANNELS, SUPPORT_GROUPS, type PollResults } from '@openfloor/contract';
import { openPolls, type OpenedPolls } from '../testing/polls.js';

/** A poll of yes and no that governments and academics have answered. */
function divided(start: Parameters<typeof openPolls>[0] = {}) {
  const opened = openPolls(start);
  const pollId = opened.opens('single', { options: ['Yes', 'No'] });
  const of = (stakeholderGroup: string, regionalGroup = 'african') => ({ stakeholderGroup, regionalGroup });
  const government = opened.crowd(pollId, 12, [1], of('government'));
  opened.crowd(pollId, 8, [2], of('government', 'weog'));
  const academia = opened.crowd(pollId, 7, [1], of('academia', 'weog'));
  opened.crowd(pollId, 15, [2], of('academia'));
  return { ...opened, pollId, government, academia };
}

const resultsOf = ({ poll }: Pick<OpenedPolls, 'poll'>, pollId: string): PollResults => {
  const { results } = poll(pollId);
  if (!results) throw new Error('no results');
  return results;
};
const told = (results: PollResults) =>
  results.groups
    ?.filter(({ answered }) => answered !== 0)
    .map(({ group, answered, cells }) => [group, answered, ...cells]);

describe('closing a poll', () => {
  it('counts it, and tells groups and regions apart', () => {
    const opened = divided();
    opened.by('close', opened.pollId);
    const results = resultsOf(opened, opened.pollId);
    expect(results).toMatchObject({ answered: 42, cells: [19, 23], grouped: 42, method: 'count', texts: [] });
    expect(results.groups?.map(({ group }) => group)).toEqual(SUPPORT_GROUPS);
    expect(told(results)).toEqual([
      ['government', 20, 12, 8],
      ['academia', 22, 7, 15],
    ]);
    expect(results.regions?.find(({ region }) => region === 'weog')).toMatchObject({
      answered: 15,
      cells: [7, 8],
    });
  });

  it('tells no groups apart before five have answered, nor before as many as a small cell', () => {
    const { opens, crowd, by, poll } = openPolls();
    const [few, some] = [opens('temperature'), opens('temperature')] as [string, string];
    crowd(few, 4, [1], { stakeholderGroup: 'government' });
    crowd(some, 12, [1], { stakeholderGroup: 'government' });
    for (const pollId of [few, some]) by('close', pollId);
    expect(poll(few)).toMatchObject({
      round: 0,
      tables: null,
      results: { answered: 4, groups: null, grouped: 0 },
    });
    expect(poll(some)).toMatchObject({ round: 1, results: { grouped: 12 } });
  });

  it('tells no small cell of several choices of which one may be named, where they add up', () => {
    const { opens, crowd, by, poll } = openPolls();
    const pollId = opens('multiple', { max: 1 });
    crowd(pollId, 20, [1], { stakeholderGroup: 'government' });
    crowd(pollId, 15, [2], { stakeholderGroup: 'government' });
    crowd(pollId, 2, [3], { stakeholderGroup: 'government' });
    for (const choice of [1, 2, 3]) crowd(pollId, 12, [choice], { stakeholderGroup: 'academia' });
    by('close', pollId);
    const government = poll(pollId).results?.groups?.find(({ group }) => group === 'government');
    expect(government?.answered).toBe(37);
    expect(government?.cells.filter((cell) => cell === null).length).toBeGreaterThan(1);
  });

  it('moves the groups only once five have said something else since, and the totals at once', () => {
    const opened = divided();
    const { pollId, by, government, answers } = opened;
    by('close', pollId);
    const before = resultsOf(opened, pollId);
    by('open', pollId);
    for (const actor of government.slice(0, 4)) answers(actor, pollId, 2);
    for (let again = 0; again < 4; again += 1) answers(government[0]!, pollId, 1 + (again % 2));
    by('close', pollId);
    const few = resultsOf(opened, pollId);
    expect(few.cells).toEqual([15, 27]);
    expect([few.groups, few.regions, few.grouped]).toEqual([before.groups, before.regions, 42]);
    by('open', pollId);
    for (const actor of government.slice(4, 6)) answers(actor, pollId, 2);
    by('close', pollId);
    const more = resultsOf(opened, pollId);
    expect(more.cells).toEqual([13, 29]);
    expect(more.groups).not.toEqual(before.groups);
    expect(opened.poll(pollId).round).toBe(2);
  });

  it('keeps the strictest rule for small cells that it was ever open under', () => {
    const { opens, must, moderator, by, poll } = openPolls({ rules: { smallCell: 7 } });
    const pollId = opens('single');
    must(moderator, 'session.rules', { smallCell: 3 });
    by('close', pollId);
    expect(poll(pollId).smallCell).toBe(7);
    must(moderator, 'session.rules', { smallCell: 9 });
    by('open', pollId);
    expect(poll(pollId).smallCell).toBe(9);
  });

  it('of the session closes every poll that is open, in the same turn, and shows its result to nobody but staff', () => {
    const opened = openPolls();
    const { opens, makes, answers, ama, organiser, moderator, must, does, room, by, poll, shown, rig } =
      opened;
    const [one, other, draft] = [opens('single'), opens('rating'), makes('single')] as [
      string,
      string,
      string,
    ];
    answers(ama, one, 2);
    let turns = 0;
    rig.watchers.push(() => (turns += 1));
    must(organiser, 'session.phase', { phase: 'closed' });
    expect(turns).toBe(1);
    expect([one, other, draft].map((id) => poll(id).status)).toEqual(['closed', 'closed', 'draft']);
    expect(CHANNELS.map((channel) => shown(one, channel)?.results?.cells)).toEqual([
      undefined,
      undefined,
      [0, 1, 0],
    ]);
    expect([
      by('open', one).code,
      does(moderator, 'poll.create', { type: 'text', text: 'Why?' }).code,
      answers(ama, one, 1).code,
    ]).toEqual(['SESSION_CLOSED', 'SESSION_CLOSED', 'SESSION_CLOSED']);
    expect(by('publish', one).code).toBe('ok');
    expect(shown(one)?.results?.cells).toEqual([0, 1, 0]);
    must(organiser, 'session.phase', { phase: 'open', reason: 'too early' });
    expect([poll(other).status, by('open', other).code]).toEqual(['closed', 'ok']);
    expect(room.list('poll').map(({ status }) => status)).toEqual(['published', 'open', 'draft']);
  });
});
