import { describe, expect, it } from '@jest/globals';
import { COMMANDS, DEFAULT_RULES, Refusal } from '@openfloor/contract';
import { idOf, ownFloor, ownObjection, ownQuestion } from '../testing/records.js';
import { leftOf, mineOf } from './mine.rules.js';
import { onward } from './onward.rules.js';
import { expectOwn, madeBy, resolved } from './ownership.rules.js';
import { NO_PROFILE, type Profile } from './phone.js';

const PROFILE: Profile = {
  ...NO_PROFILE,
  name: 'Kofi',
  affiliation: 'Open Lines',
  country: 'GH',
  stakeholderGroup: 'civil_society',
};
const phone = { author: 'local-1', profile: PROFILE };
const code = (act: () => unknown): string | undefined => {
  try {
    act();
    return undefined;
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error);
  }
};

describe('what is sent to the room of a phone’s question', () => {
  const sent = (args: object, least: 'anonymous' | 'affiliation' = 'anonymous') => {
    const up = onward('question.submit', { text: 'Why?', ...args }, phone, {
      identity: { ...DEFAULT_RULES.identity, least },
    });
    expect(COMMANDS['question.submit'].safeParse(up).success).toBe(true);
    return up;
  };

  it('carries its opaque name, and of whoever asks no more than they wish', () => {
    const group = { stakeholderGroup: 'civil_society' };
    expect(sent({})).toEqual({ text: 'Why?', localAuthor: 'local-1', onBehalfOf: group });
    expect(sent({ identity: 'anonymous' })['onBehalfOf']).toEqual(group);
    expect(sent({ identity: 'pseudonym' })['onBehalfOf']).toEqual({ name: 'Kofi', ...group });
    expect(sent({ identity: 'affiliation' })['onBehalfOf']).toEqual({
      affiliation: 'Open Lines',
      country: 'GH',
      ...group,
    });
    expect(sent({ identity: 'public' })['onBehalfOf']).toMatchObject({
      name: 'Kofi',
      affiliation: 'Open Lines',
    });
  });

  it('is what the session asks for at least where nobody wished anything', () => {
    expect(sent({}, 'affiliation')).toMatchObject({
      identity: 'affiliation',
      onBehalfOf: { affiliation: 'Open Lines' },
    });
  });

  it('says nothing of somebody who told nothing', () => {
    const up = onward(
      'question.submit',
      { text: 'Why?' },
      { author: 'a', profile: NO_PROFILE },
      DEFAULT_RULES,
    );
    expect(up).toEqual({ text: 'Why?', localAuthor: 'a' });
  });

  it('is refused where a phone says what only the relay says', () => {
    for (const forged of [{ localAuthor: 'x' }, { onBehalfOf: { name: 'The minister' } }, { spoken: true }])
      expect(code(() => sent(forged))).toBe('NOT_ALLOWED');
  });
});

describe('what is sent to the room of a phone’s request', () => {
  it('is on behalf of whoever holds it, by what they say now before what they told once', () => {
    const up = onward('floor.request', { note: 'n', name: 'Esi' }, phone, DEFAULT_RULES);
    expect(up).toEqual({
      note: 'n',
      localAuthor: 'local-1',
      onBehalfOf: {
        name: 'Esi',
        affiliation: 'Open Lines',
        country: 'GH',
        stakeholderGroup: 'civil_society',
      },
    });
    expect(COMMANDS['floor.request'].safeParse(up).success).toBe(true);
  });

  it('names whoever accepts to speak', () => {
    const up = onward('floor.accept', { floorId: idOf(1), name: 'Esi' }, phone, DEFAULT_RULES);
    expect(up).toEqual({ floorId: idOf(1), name: 'Esi', affiliation: 'Open Lines', country: 'GH' });
  });

  it('leaves everything else as it is', () => {
    expect(onward('question.withdraw', { questionId: idOf(1) }, phone, DEFAULT_RULES)).toEqual({
      questionId: idOf(1),
    });
  });
});

describe('what is sent to the room of a phone’s objection', () => {
  const takeawayId = idOf(1);

  it('is part of the hub’s voice, with the group of whoever objects and no more of them', () => {
    const up = onward('takeaway.object', { takeawayId, text: 'No' }, phone, DEFAULT_RULES);
    const onBehalfOf = { stakeholderGroup: 'civil_society' };
    expect(up).toEqual({ takeawayId, text: 'No', localAuthor: 'local-1', onBehalfOf });
    expect(COMMANDS['takeaway.object'].safeParse(up).success).toBe(true);
    const nobody = { author: 'a', profile: NO_PROFILE };
    const bare = onward('takeaway.object', { takeawayId, text: 'No' }, nobody, DEFAULT_RULES);
    expect(bare).toEqual({ takeawayId, text: 'No', localAuthor: 'a' });
  });

  it('takes back what this very phone said, whatever it names', () => {
    const up = onward('takeaway.retract', { takeawayId, objectionId: idOf(2) }, phone, DEFAULT_RULES);
    expect(up).toEqual({ takeawayId, localAuthor: 'local-1' });
    expect(COMMANDS['takeaway.retract'].safeParse(up).success).toBe(true);
  });
});

describe('whose a question is', () => {
  const reply = { ok: true as const, id: 'x', rev: 1, beat: 0, result: { questionId: idOf(7), no: 7 } };
  const commands = new Map([
    [idOf(50), { author: 'a', type: 'question.submit', reply: null }],
    [idOf(51), { author: 'a', type: 'question.submit', reply }],
    [
      idOf(52),
      {
        author: 'a',
        type: 'question.submit',
        reply: { ...reply, ok: false as const, code: 'MUTED' as const, message: '' },
      },
    ],
  ]);
  const owned = {
    author: (id: string) => (id === idOf(7) ? 'a' : id === idOf(8) ? 'b' : undefined),
    command: (id: string) => commands.get(id),
    isSeen: (id: string) => id === idOf(8),
  };
  const asks = (questionId: string, author = 'a') =>
    code(() => expectOwn('question.withdraw', { questionId }, author, owned));

  it('is known by the room’s answer, or by the command that asked it', () => {
    expect(asks(idOf(7))).toBeUndefined();
    expect(asks(idOf(50))).toBeUndefined();
  });

  it('keeps everybody else from it, and hides what they cannot see', () => {
    expect(asks(idOf(8))).toBe('NOT_ALLOWED');
    expect(asks(idOf(7), 'b')).toBe('NOT_FOUND');
    expect(asks(idOf(50), 'b')).toBe('NOT_FOUND');
    expect(asks(idOf(99))).toBe('NOT_FOUND');
    expect(code(() => expectOwn('floor.withdraw', { floorId: idOf(50) }, 'a', owned))).toBe('NOT_FOUND');
  });

  it('is put in for the command that asked it, once the room has answered', () => {
    const args = (id: string) => resolved('question.withdraw', { questionId: id }, owned);
    expect(args(idOf(7))).toEqual({ questionId: idOf(7) });
    expect(args(idOf(50))).toBeUndefined();
    expect(args(idOf(51))).toEqual({ questionId: idOf(7) });
    expect(code(() => args(idOf(52)))).toBe('NOT_FOUND');
  });

  it('is what an accepted command made', () => {
    expect(madeBy({ type: 'question.submit', reply })).toBe(idOf(7));
    expect(madeBy({ type: 'question.edit', reply })).toBeUndefined();
    expect(madeBy({ type: 'floor.request', reply: null })).toBeUndefined();
  });
});

describe('the corner of a phone', () => {
  const parts = {
    author: 'a',
    profile: PROFILE,
    questions: [ownQuestion(1, 'a'), ownQuestion(2, 'b'), ownQuestion(3, 'a', { status: 'withdrawn' })],
    floor: [ownFloor(1, 'b'), ownFloor(2, 'a')],
    objections: [ownObjection(1, 'b'), ownObjection(2, 'a')],
    votes: [9, 4, 9],
    waiting: 1,
    rules: { questionsPerPerson: 5 },
    suspended: false,
  };

  it('holds its own alone, and no opaque names', () => {
    const mine = mineOf(parts);
    expect(mine.questions.map(({ no }) => no)).toEqual([1, 3]);
    expect(mine.floor.map(({ no }) => no)).toEqual([2]);
    expect(mine.objections?.map(({ no }) => no)).toEqual([2]);
    expect(mineOf({ ...parts, author: 'c' }).objections).toBeUndefined();
    expect(mine.votes).toEqual([4, 9]);
    expect(JSON.stringify(mine)).not.toContain('"localAuthor":"');
    expect(mine).toMatchObject({ signals: [], profile: { name: 'Kofi', muted: false } });
    expect([mine.hubs, mine.code, mine.hands]).toEqual([undefined, undefined, undefined]);
  });

  it('says how many questions are left, what waits counted and what was withdrawn not', () => {
    expect(mineOf(parts).left).toBe(3);
    expect(leftOf([], { waiting: 7, rules: { questionsPerPerson: 5 } })).toBe(0);
    expect(leftOf([], { waiting: 7, rules: { questionsPerPerson: 0 } })).toBeNull();
  });

  it('says that nobody in a suspended hub may ask', () => {
    expect(mineOf({ ...parts, suspended: true }).profile?.muted).toBe(true);
  });
});
