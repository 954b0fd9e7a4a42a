import { describe, expect, it } from '@jest/globals';
import { TABLE } from './table.js';
import { openRoom, type Opened } from './testing/open-room.js';
import { playAll } from './testing/scenario.js';

/** Acts of moderation; whatever else is done stands in no ledger. */
const LOGGED = [
  'session.rules',
  'session.switch',
  'session.lead',
  'session.phase',
  'session.code',
  'session.seal',
  'session.retain',
  'person.leave',
  'invitation.make',
  'invitation.revoke',
  'roll.make',
  'roll.replace',
  'roll.revoke',
  'participant.mute',
  'participant.unmute',
  'participant.remove',
  'participant.restore',
  'participant.erase',
  'hub.approve',
  'hub.decline',
  'hub.suspend',
  'hub.restore',
  'hub.close',
  'question.edit',
  'question.publish',
  'question.decline',
  'question.shortlist',
  'question.unshortlist',
  'question.return',
  'question.merge',
  'question.unmerge',
  'question.air',
  'question.next',
  'question.answered',
  'question.shorten',
  'question.redact',
  'question.voice',
  'floor.call',
  'floor.give',
  'floor.skip',
  'floor.refuse',
  'floor.move',
  'floor.requeue',
  'floor.extend',
  'poll.open',
  'poll.close',
  'poll.publish',
  'poll.drop',
  'poll.admit',
  'takeaway.edit',
  'takeaway.show',
  'takeaway.check',
  'takeaway.settle',
  'takeaway.final',
  'takeaway.drop',
  'takeaway.admit',
  'report.file',
  'undo',
];

type Expected = { about: object | null; from: string | null; to: string | null; reason?: string | null };
const about = (no: number | null, kind = 'question') => ({ kind, no });
const one = (from: string | null, to: string | null, reason: string | null = null): Expected[] => [
  { about: about(1), from, to, reason },
];

/** What each act on the first question leaves in the public part. */
const ACTS: [type: string, args: (room: Opened & { id: string }) => object, expected: Expected[]][] = [
  ['question.publish', ({ id }) => ({ questionId: id }), one('pending', 'published')],
  [
    'question.decline',
    ({ id }) => ({ questionId: id, reason: 'unclear', note: 'secret' }),
    one('pending', 'declined', 'unclear'),
  ],
  ['question.shortlist', ({ id }) => ({ questionId: id }), one('pending', 'shortlisted')],
  ['question.air', ({ id }) => ({ questionIds: [id], expect: null }), one('pending', 'on_air')],
  [
    'question.edit',
    ({ id, seen }) => ({ questionId: id, text: 'secret', seen: seen(id)?.rev }),
    one(null, null),
  ],
  [
    'question.shorten',
    ({ id, seen }) => ({ questionId: id, text: 'secret', seen: seen(id)?.rev }),
    one(null, null),
  ],
  [
    'question.redact',
    ({ id }) => ({ questionId: id, text: '(removed)', reason: 'conduct' }),
    one(null, null, 'conduct'),
  ],
  [
    'participant.mute',
    ({ ama }) => ({ participantId: ama.id, reason: 'conduct' }),
    [{ about: about(null, 'participant'), from: null, to: null, reason: 'conduct' }],
  ],
  [
    'participant.remove',
    ({ ama }) => ({ participantId: ama.id, reason: 'conduct' }),
    [{ about: about(null, 'participant'), from: null, to: null, reason: 'conduct' }],
  ],
  [
    'participant.remove',
    ({ ama }) => ({ participantId: ama.id, reason: 'conduct', questions: 'decline' }),
    one('pending', 'declined', 'conduct'),
  ],
  [
    'hub.suspend',
    ({ hub }) => ({ hubId: hub.id, reason: 'conduct' }),
    [{ about: about(1, 'hub'), from: 'expected', to: 'suspended', reason: 'conduct' }],
  ],
  [
    'hub.close',
    ({ hub }) => ({ hubId: hub.id }),
    [{ about: about(1, 'hub'), from: 'expected', to: 'closed' }],
  ],
  [
    'person.leave',
    ({ panellist }) => ({ personId: panellist.id }),
    [{ about: about(3, 'person'), from: null, to: null }],
  ],
  [
    'session.rules',
    () => ({ review: 'after', questionsPerPerson: 5 }),
    [
      {
        about: about(null, 'session'),
        from: '{"rules":{"review":"before"}}',
        to: '{"rules":{"review":"after"}}',
      },
    ],
  ],
  [
    'session.switch',
    () => ({ joins: false }),
    [
      {
        about: about(null, 'session'),
        from: '{"switches":{"joins":true}}',
        to: '{"switches":{"joins":false}}',
      },
    ],
  ],
  [
    'session.phase',
    () => ({ phase: 'break' }),
    [{ about: about(null, 'session'), from: 'open', to: 'break' }],
  ],
  [
    'session.phase',
    () => ({ phase: 'closed', reason: 'time' }),
    [{ about: about(null, 'session'), from: 'open', to: 'closed', reason: 'time' }],
  ],
];

describe('the ledger', () => {
  it('has exactly the acts of moderation', () => {
    expect(
      [...TABLE.values()]
        .filter(({ logged }) => logged)
        .map(({ type }) => type)
        .sort(),
    ).toEqual([...LOGGED].sort());
  });

  it('has an entry for every act of moderation in a session, and none for anything else', () => {
    const { ledger, rig } = playAll(() => undefined);
    expect([...new Set(ledger.map(({ act }) => act))].sort()).toEqual([...LOGGED].sort());
    expect(LOGGED.filter((type) => !rig.accepted.has(type))).toEqual([]);
    expect(ledger.every(({ at }) => at % 60_000 === 0)).toBe(true);
  });

  it.each(ACTS)('tells of %s what it did, to which number, and why', (type, args, expected) => {
    const opened = openRoom();
    const id = opened.asks(opened.ama);
    const { ledger, organiser, must, rig } = opened;
    ledger.length = 0;
    must(organiser, type, args({ ...opened, id }));
    const at = rig.now - (rig.now % 60_000);
    expect(ledger.map(({ hidden: _hidden, ...shown }) => shown)).toEqual(
      expected.map((entry) => ({ reason: null, ...entry, at, role: 'organiser', act: type })),
    );
    expect(ledger.every(({ hidden }) => hidden['actorId'] === organiser.id)).toBe(true);
  });

  it.each(ACTS)('tells no name, text or id of a person in the public part of %s', (type, args) => {
    const opened = openRoom();
    const id = opened.asks(opened.ama, 'secret');
    opened.ledger.length = 0;
    opened.must(opened.organiser, type, args({ ...opened, id }));
    const shown = JSON.stringify(opened.ledger.map(({ hidden: _hidden, ...note }) => note));
    const { ama, organiser, panellist } = opened;
    for (const word of ['secret', 'Ama', 'Pia', ama.id, organiser.id, panellist.id, id])
      expect(shown).not.toContain(word);
  });

  it('has one entry for each question that an act moved, the answered ones included', () => {
    const { ama, moderator, published, must, ledger } = openRoom();
    const [one, two, three] = [published(ama), published(ama), published(ama)];
    must(moderator, 'question.air', { questionIds: [one, two], expect: null });
    ledger.length = 0;
    must(moderator, 'question.air', { questionIds: [two, three], expect: [one, two] });
    expect(ledger.map((entry) => [entry.about?.no, entry.from, entry.to])).toEqual([
      [1, 'on_air', 'answered'],
      [3, 'published', 'on_air'],
    ]);
  });

  it('says that the session closed, also where something was on air', () => {
    const { ama, organiser, published, must, ledger } = openRoom();
    must(organiser, 'question.air', { questionIds: [published(ama)], expect: null });
    ledger.length = 0;
    must(organiser, 'session.phase', { phase: 'closed' });
    expect(ledger.map((entry) => [entry.about, entry.from, entry.to])).toEqual([
      [about(null, 'session'), 'open', 'closed'],
      [about(1), 'on_air', 'answered'],
    ]);
  });

  it('names the role by which an act was done, and for an undo which act it took back', () => {
    const { ama, online, asks, does, must, ledger } = openRoom();
    const { id } = does(online, 'question.publish', { questionId: asks(ama) });
    must(online, 'undo', { commandId: id });
    expect(ledger.at(-1)).toMatchObject({
      role: 'online_moderator',
      act: 'undo',
      about: about(1),
      from: 'published',
      to: 'pending',
      reason: 'question.publish',
    });
  });

  it('keeps beside it who asked, and the words before and after', () => {
    const { ama, moderator, asks, must, seen, ledger } = openRoom();
    const questionId = asks(ama, 'First');
    must(moderator, 'question.shorten', { questionId, text: 'Short', seen: seen(questionId)?.rev });
    expect(ledger.at(-1)?.hidden).toEqual({
      actorId: moderator.id,
      authorId: ama.id,
      questionId,
      before: null,
      after: 'Short',
    });
    must(moderator, 'question.decline', { questionId, reason: 'unclear', note: 'Say more' });
    expect(ledger.at(-1)?.hidden).toEqual({
      actorId: moderator.id,
      authorId: ama.id,
      questionId,
      note: 'Say more',
    });
  });

  it('has nothing of what authors do with their own questions, or of what was refused or changed nothing', () => {
    const { ama, moderator, asks, must, does, mine, ledger } = openRoom();
    ledger.length = 0;
    const questionId = asks(ama, 'First');
    must(ama, 'question.edit', { questionId, text: 'Second', seen: mine(ama).questions[0]?.rev });
    must(ama, 'question.withdraw', { questionId });
    does(moderator, 'question.publish', { questionId });
    must(moderator, 'question.next', { expect: null });
    must(moderator, 'session.phase', { phase: 'open' });
    expect(ledger).toEqual([]);
  });
});
