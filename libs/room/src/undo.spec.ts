import { describe, expect, it } from '@jest/globals';
import { CHANNELS } from '@openfloor/contract';
import { TABLE } from './table.js';
import { openRoom, type Opened } from './testing/open-room.js';

interface Scene extends Opened {
  /** Waiting, by ama. */
  a: string;
  /** Shown, by ben; c is merged into it. */
  b: string;
  /** Merged into b, by cyn. */
  c: string;
  /** On the shortlist, in this order. */
  d: string;
  e: string;
  /** On air. */
  f: string;
  /** Answered from the shortlist. */
  g: string;
  /** Requests for the floor: two that wait, by ben and ama, and one of cyn that was skipped. */
  x: string;
  y: string;
  z: string;
}

function scene(): Scene {
  const opened = openRoom({ rules: { questionsPerPerson: 0 }, floor: true });
  const { ama, ben, cyn, moderator, organiser, asks, published, must } = opened;
  const [a, b, c, d, e, f, g] = [
    asks(ama),
    published(ben),
    published(cyn),
    ...[ama, ben, cyn, ben].map((by) => published(by)),
  ];
  for (const questionId of [d, e, g]) must(organiser, 'question.shortlist', { questionId });
  must(organiser, 'question.merge', { questionId: c, into: b });
  must(organiser, 'question.air', { questionIds: [f], expect: null });
  must(organiser, 'question.answered', { questionId: g, how: 'noted' });
  must(moderator, 'session.segment', { segmentId: null });
  const [x, y, z] = [ben, ama, cyn].map((by) => opened.requests(by));
  must(organiser, 'floor.skip', { floorId: z, reason: 'absent' });
  return { ...opened, a, b, c, d, e, f, g, x, y, z } as Scene;
}

/** Every command that can be taken back, in each way that it changes something else. */
const ACTS: [what: string, type: string, args: (scene: Scene) => object][] = [
  ['publishing', 'question.publish', ({ a }) => ({ questionId: a })],
  ['setting aside', 'question.decline', ({ a }) => ({ questionId: a, reason: 'unclear', note: 'Say more' })],
  ['setting aside what is on air', 'question.decline', ({ f }) => ({ questionId: f, reason: 'unclear' })],
  [
    'setting aside what others are merged into',
    'question.decline',
    ({ b }) => ({ questionId: b, reason: 'unclear' }),
  ],
  ['merging', 'question.merge', ({ d, f }) => ({ questionId: d, into: f })],
  ['merging a set', 'question.merge', ({ b, e }) => ({ questionId: b, into: e })],
  ['unmerging', 'question.unmerge', ({ c }) => ({ questionId: c })],
  ['shortlisting what waits', 'question.shortlist', ({ a, d }) => ({ questionId: a, before: d })],
  ['shortlisting what was answered', 'question.shortlist', ({ g }) => ({ questionId: g })],
  ['moving on the shortlist', 'question.shortlist', ({ e, d }) => ({ questionId: e, before: d })],
  ['taking off the shortlist', 'question.unshortlist', ({ d }) => ({ questionId: d })],
  ['airing', 'question.air', ({ a, e, f }) => ({ questionIds: [e, a], expect: f })],
  ['airing beside', 'question.air', ({ e, f }) => ({ questionIds: [f, e], expect: f })],
  ['airing the next', 'question.next', ({ f }) => ({ expect: f })],
  ['taking back from the air', 'question.return', ({ f }) => ({ questionId: f })],
  ['reopening what was answered', 'question.return', ({ g }) => ({ questionId: g })],
  ['answering', 'question.answered', ({ f, panellist }) => ({ questionId: f, personIds: [panellist.id] })],
  [
    'putting off',
    'question.answered',
    ({ d }) => ({ questionId: d, how: 'in_writing_later', dueAt: 1_200_000_000_000 }),
  ],
  ['muting', 'participant.mute', ({ ben }) => ({ participantId: ben.id, reason: 'conduct' })],
  ['removing', 'participant.remove', ({ ben }) => ({ participantId: ben.id, reason: 'conduct' })],
  [
    'removing with all questions',
    'participant.remove',
    ({ ben }) => ({ participantId: ben.id, reason: 'conduct', questions: 'decline' }),
  ],
  ['calling', 'floor.call', () => ({ expect: null })],
  [
    'calling another than is proposed',
    'floor.call',
    ({ y }) => ({ floorId: y, expect: null, why: 'on_topic' }),
  ],
  ['skipping', 'floor.skip', ({ x }) => ({ floorId: x, reason: 'absent' })],
  ['not calling', 'floor.refuse', ({ x }) => ({ floorId: x, reason: 'time' })],
  ['moving to the front', 'floor.move', ({ x, y }) => ({ floorId: y, before: x, why: 'weak_link' })],
  ['moving to the end', 'floor.move', ({ x }) => ({ floorId: x, before: null, why: 'agreed' })],
  ['putting back', 'floor.requeue', ({ z }) => ({ floorId: z, place: 'first' })],
];

/** All that anybody sees and all that the room keeps of its questions and people, but revs and times of change. */
function whole({ room, sees, tally }: Scene): unknown {
  const views = CHANNELS.map((channel) => sees(channel).map(({ rev: _rev, ...view }) => view));
  const questions = room.list('question').map(({ changedAt: _changedAt, ...question }) => question);
  const votes = questions.map(({ id }) => tally.of(id));
  return { views, questions, votes, participants: room.list('participant'), floors: room.list('floor') };
}

describe('undo', () => {
  it('is for every command that the contract says, and no other', () => {
    const undoable = [...TABLE.values()].filter((rule) => rule.undoable).map(({ type }) => type);
    expect([...new Set(undoable)].sort()).toEqual([...new Set(ACTS.map(([, type]) => type))].sort());
  });

  it.each(ACTS)('of %s gives everything back', (_what, type, args) => {
    const stage = scene();
    const before = whole(stage);
    const said = stage.does(stage.moderator, type, args(stage));
    expect(said.code).toBe('ok');
    expect(whole(stage)).not.toEqual(before);
    stage.later(120_000);
    const undone = stage.does(stage.moderator, 'undo', { commandId: said.id });
    expect(undone).toMatchObject({ code: 'ok', result: { undone: type } });
    expect(whole(stage)).toEqual(before);
  });

  it.each(ACTS)('of %s is NOT_FOUND to anybody else, and done once', (_what, type, args) => {
    const { does, moderator, online, organiser, ...rest } = scene();
    const { id } = does(moderator, type, args({ does, moderator, online, organiser, ...rest }));
    for (const other of [online, organiser])
      expect(does(other, 'undo', { commandId: id }).code).toBe('NOT_FOUND');
    expect(does(moderator, 'undo', { commandId: id }).code).toBe('ok');
    expect(does(moderator, 'undo', { commandId: id }).code).toBe('WRONG_STATE');
  });

  it.each(ACTS)('of %s works within one turn', (_what, type, args) => {
    const stage = scene();
    const before = whole(stage);
    const [said] = stage.turn([stage.moderator, type, args(stage)]);
    const other = scene();
    const commandId = said?.id ?? '';
    const [, undone] = other.turn(
      [other.moderator, type, args(other)],
      [other.moderator, 'undo', { commandId }],
    );
    expect(undone?.code).toBe('ok');
    expect(whole(other)).toEqual(before);
  });

  it('of what was never done, or was refused, or is no act, is NOT_FOUND', () => {
    const { does, moderator, newId, a, ama } = scene();
    const refused = does(moderator, 'question.unmerge', { questionId: a });
    const label = does(moderator, 'question.label', { questionId: a, labels: ['law'] });
    const publish = does(moderator, 'question.publish', { questionId: a });
    const undone = does(moderator, 'undo', { commandId: publish.id });
    for (const id of [newId(), refused.id, label.id, undone.id, ama.id])
      expect(does(moderator, 'undo', { commandId: id }).code).toBe('NOT_FOUND');
  });

  const since: [what: string, ...Given, since: Given][] = [
    ['what was published and then listed', ...name('publish', 'a'), name('shortlist', 'a')],
    ['what was set aside and then published', ...aside('a'), name('publish', 'a')],
    ['a merge whose target was merged further', ...merge('d', 'b'), merge('b', 'e')],
    ['a merge into which more was merged', ...merge('d', 'e'), merge('b', 'e')],
    ['an unmerge whose target was merged since', ...name('unmerge', 'c'), merge('b', 'e')],
    ['an unmerge whose target was set aside since', ...name('unmerge', 'c'), aside('b')],
    ['publishing what something was merged into', ...name('publish', 'a'), merge('d', 'a')],
    [
      'an answer after which something else was aired',
      ...name('answered', 'f'),
      ['question.next', () => ({ expect: null })],
    ],
    ['a muting that somebody took back', ...mute('mute'), mute('unmute')],
  ];

  it.each(since)('of %s is refused, and changes nothing', (_what, type, args, change) => {
    const stage = scene();
    const { id } = stage.does(stage.moderator, type, args(stage));
    stage.must(stage.organiser, change[0], change[1](stage));
    const before = whole(stage);
    expect(stage.does(stage.moderator, 'undo', { commandId: id }).code).toBe('WRONG_STATE');
    expect(whole(stage)).toEqual(before);
  });

  it('counts credits again where another question of the same author joined since', () => {
    const { does, moderator, organiser, ama, a, b, d, question, must } = scene();
    must(organiser, 'question.publish', { questionId: a });
    const { id } = does(moderator, 'question.merge', { questionId: d, into: b });
    must(organiser, 'question.merge', { questionId: a, into: b });
    expect([question(a), question(d)].map(({ authorId }) => authorId)).toEqual([ama.id, ama.id]);
    expect(does(moderator, 'undo', { commandId: id }).code).toBe('ok');
    expect([question(b).credits, question(d).credits]).toEqual([3, 1]);
  });

  it('in a closed session gives a question back as one that lapsed, and puts nothing on air', () => {
    const { does, moderator, organiser, must, a, f, d, seen, room } = scene();
    const aside = does(moderator, 'question.decline', { questionId: d, reason: 'unclear' });
    const aired = does(moderator, 'question.answered', { questionId: f });
    const published = does(moderator, 'question.publish', { questionId: a });
    must(organiser, 'session.phase', { phase: 'closed' });
    expect(does(moderator, 'undo', { commandId: aside.id }).code).toBe('ok');
    expect(seen(d)?.status).toBe('lapsed');
    expect(does(moderator, 'undo', { commandId: published.id }).code).toBe('ok');
    expect(seen(a, 'public')).toBeUndefined();
    expect(does(moderator, 'undo', { commandId: aired.id }).code).toBe('WRONG_STATE');
    expect(room.session.onAirIds).toEqual([]);
    must(organiser, 'session.phase', { phase: 'archived' });
    expect(does(moderator, 'undo', { commandId: aside.id }).code).toBe('SESSION_CLOSED');
  });
});

type Letter = 'a' | 'b' | 'c' | 'd' | 'e' | 'f';
type Given = [type: string, args: (scene: Scene) => object];

function name(command: string, letter: Letter): Given {
  return [`question.${command}`, (stage) => ({ questionId: stage[letter] })];
}

function aside(letter: Letter): Given {
  return ['question.decline', (stage) => ({ questionId: stage[letter], reason: 'time' })];
}

function merge(letter: Letter, into: Letter): Given {
  return ['question.merge', (stage) => ({ questionId: stage[letter], into: stage[into] })];
}

function mute(command: 'mute' | 'unmute'): Given {
  const reason = command === 'mute' ? { reason: 'conduct' } : {};
  return [`participant.${command}`, ({ ama }) => ({ participantId: ama.id, ...reason })];
}
