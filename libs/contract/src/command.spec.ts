import { describe, expect, it } from '@jest/globals';
import {
  Accepted,
  Command,
  COMMANDS,
  COMMAND_TYPES,
  isCommandType,
  Refused,
  Reply,
  type CommandType,
} from './command.js';
import { REFUSAL_CODES } from './refusal.js';
import { ARGS, ID } from './testing/args.js';

const read = (type: CommandType, args: unknown) => COMMANDS[type].safeParse(args);
const keysOf = (type: CommandType) => Object.keys(ARGS[type]);
const BAD_IDS: unknown[] = [null, 7, 1.5, true, '', 'x', {}, { $gt: '' }, { id: ID }, [ID], `${ID}x`];
const ids = COMMAND_TYPES.flatMap((type) =>
  keysOf(type)
    .filter((key) => ARGS[type][key] === ID)
    .map((key) => ({ type, key })),
);
const texts = COMMAND_TYPES.flatMap((type) =>
  keysOf(type)
    .filter((key) =>
      [
        'text',
        'title',
        'name',
        'note',
        'label',
        'theme',
        'affiliation',
        'accessNeeds',
        'contact',
        'city',
      ].includes(key),
    )
    .map((key) => ({ type, key })),
);
/** Where null says "none". */
const NULLABLE = [
  'session.segment segmentId',
  'stage.show refId',
  'question.next expect',
  'floor.call expect',
  'floor.move before',
  'report.edit personId',
  'takeaway.move before',
];

describe('the arguments of a command', () => {
  it.each(COMMAND_TYPES)('%s: are taken when they are right', (type) => {
    expect(read(type, ARGS[type]).error?.issues ?? []).toEqual([]);
  });

  it.each(COMMAND_TYPES)('%s: have no key that is not known', (type) => {
    expect(read(type, { extra: 1 }).success).toBe(false);
    for (const key of [
      'extra',
      'status',
      'votes',
      'authorId',
      'role',
      'isAdmin',
      'sessionId',
      'constructor',
      'prototype',
      'toString',
    ])
      expect([key, read(type, { ...ARGS[type], [key]: 'x' }).success]).toEqual([key, false]);
  });

  it.each(COMMAND_TYPES)('%s: are not changed by what calls itself a prototype', (type) => {
    for (const inner of ['{"isAdmin":true}', 'null', '"x"']) {
      const raw = `${JSON.stringify(ARGS[type]).slice(0, -1)},"__proto__":${inner}}`.replace('{,', '{');
      expect(read(type, JSON.parse(raw)).success).toBe(false);
    }
    expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
  });

  it.each(COMMAND_TYPES)('%s: are an object', (type) => {
    for (const args of [null, undefined, 7, 'x', true, [], [ARGS[type]]])
      expect(read(type, args).success).toBe(false);
  });

  it.each(ids)('$type: $key is the id of something, or nothing at all', ({ type, key }) => {
    const taken = BAD_IDS.filter((id) => read(type, { ...ARGS[type], [key]: id }).success);
    const mayBeNull = NULLABLE.includes(`${type} ${key}`);
    const mayBeList = type.startsWith('question.') && key === 'expect';
    expect(taken).toEqual([...(mayBeNull ? [null] : []), ...(mayBeList ? [[ID]] : [])]);
  });

  it.each(texts)('$type: $key is written by a person', ({ type, key }) => {
    const bad = [
      'a\u0000b',
      'a\u202Eb',
      '\uD800',
      `a${'\u0301'.repeat(30)}`,
      'x'.repeat(30_000),
      7,
      {},
      ['x'],
    ];
    expect(bad.filter((value) => read(type, { ...ARGS[type], [key]: value }).success)).toEqual([]);
    for (const value of ['<script>alert(1)</script>', '=1+1', '{{7*7}}', "'; DROP TABLE"])
      expect(read(type, { ...ARGS[type], [key]: value })).toMatchObject({ data: { [key]: value } });
  });

  it('know what a link may be, and it is never a script', () => {
    const link = (url: unknown) =>
      read('session.describe', { links: [{ kind: 'video', label: 'x', url }] }).success;
    const good = ['https://example.org/a?b=c', 'http://example.org', 'tel:+302101234567'];
    expect(good.filter((url) => !link(url))).toEqual([]);
    const bad = [
      'javascript:alert(1)',
      'JAVASCRIPT:alert(1)',
      ' https://x',
      'data:text/html,x',
      '//evil',
      'ftp://x',
      'https://a b',
      'https://x"y',
      null,
    ];
    expect(bad.filter((url) => link(url))).toEqual([]);
  });
});

describe('the name of a command', () => {
  it('is one of the list and nothing that objects have anyway', () => {
    expect(COMMAND_TYPES.filter((type) => !isCommandType(type))).toEqual([]);
    for (const type of [
      'constructor',
      '__proto__',
      'toString',
      'hasOwnProperty',
      '',
      'question',
      'Question.submit',
    ])
      expect(isCommandType(type)).toBe(false);
  });
});

describe('the envelope of a command', () => {
  const order = { id: ID, type: 'question.submit', args: {} };

  it('is id, type, arguments and perhaps when it was made', () => {
    expect(Command.safeParse(order).success).toBe(true);
    expect(Command.safeParse({ ...order, madeAt: 1 }).success).toBe(true);
    expect(Command.safeParse({ ...order, args: null }).success).toBe(true);
  });

  it.each([
    [null],
    ['x'],
    [[]],
    [{ ...order, id: null }],
    [{ ...order, id: { $gt: '' } }],
    [{ ...order, id: 'x'.repeat(10_000) }],
    [{ ...order, type: 7 }],
    [{ ...order, type: 'x'.repeat(61) }],
    [{ id: ID, type: 'undo' }],
    [{ ...order, madeAt: 'now' }],
    [{ ...order, actor: 'organiser' }],
    [JSON.parse(`{"id":"${ID}","type":"undo","args":{},"__proto__":{"x":1}}`)],
  ])('is refused as %j', (value: unknown) => {
    expect(Command.safeParse(value).success).toBe(false);
  });
});

describe('a reply', () => {
  it('is an ok with the counters, or a refusal with one of the codes', () => {
    const ok = { ok: true, id: ID, rev: 3, beat: 1, result: { no: 7 } };
    expect(Reply.parse(ok)).toEqual(ok);
    expect(Accepted.safeParse({ ...ok, rev: '3' }).success).toBe(false);
    for (const code of REFUSAL_CODES)
      expect(Reply.safeParse({ ok: false, id: ID, code, message: '' }).success).toBe(true);
    expect(Refused.safeParse({ ok: false, id: null, code: 'WHY_NOT', message: '' }).success).toBe(false);
  });
});
