import { describe, expect, it } from '@jest/globals';
import { DECLINE_REASONS, QUESTION_STATUSES, REFUSE_REASONS, ROLES, SKIP_REASONS } from '@openfloor/contract';
import { ar } from '../text/ar/record.js';
import { record as english } from '../text/en/record.js';
import { detailsOf, recordQuery } from './record.js';
import { entryWords, filedWords, recordSay } from './words.js';

const entry = {
  no: 1,
  at: 0,
  role: 'moderator',
  act: 'question.decline',
  about: { kind: 'question', no: 12 },
  from: 'pending',
  to: 'declined',
  reason: 'off_topic',
  digest: '',
  previous: '',
  hash: '',
};

describe('the words of a record', () => {
  const say = recordSay('en');

  it('say what was done and why', () => {
    expect(entryWords(say, entry)).toBe('set aside: off topic');
    expect(entryWords(say, { ...entry, act: 'undo', to: 'pending' })).toMatch(/^undone: back in review/);
    const hub = { ...entry, act: 'hub.suspend', about: { kind: 'hub', no: 5 }, to: 'suspended' };
    expect(entryWords(say, { ...hub, reason: 'technical' })).toBe('hub #5 suspended: technical');
    const phase = { ...entry, act: 'session.phase', about: { kind: 'session', no: null }, to: 'break' };
    expect(entryWords(say, { ...phase, reason: 'Fire alarm' })).toBe('session break: Fire alarm');
    const kept = { ...entry, act: 'session.retain', about: { kind: 'session', no: null }, reason: null };
    expect(entryWords(say, { ...kept, from: null, to: 'seats' })).toBe(
      'let go after its time: the seats of the audience',
    );
    expect(entryWords(say, { ...entry, act: 'nobody.knows', about: null, to: null, reason: null })).toBe(
      'other decision',
    );
  });

  it('name every role, every state of a question and every reason, in both languages', () => {
    for (const language of ['en', 'ar']) {
      const words = recordSay(language);
      for (const role of [...ROLES, 'system']) expect(words.maybe(`role.${role}`)).toBeDefined();
      for (const status of QUESTION_STATUSES) {
        expect(words.maybe(`state.${status}`)).toBeDefined();
        expect(filedWords(words, `question.${status}`)).not.toContain('question');
      }
      for (const reason of [...DECLINE_REASONS, ...SKIP_REASONS, ...REFUSE_REASONS])
        expect(words.maybe(`reason.${reason}`)).toBeDefined();
    }
  });

  it('are all there in Arabic', () => {
    expect(Object.keys(english).filter((key) => !(key in ar))).toEqual([]);
  });
});

describe('what exactly an entry tells', () => {
  it('is each setting with what it was and what it became', () => {
    const from = '{"rules":{"review":"before"},"leadId":null}';
    const to = '{"rules":{"review":"after"},"leadId":"somebody"}';
    expect(detailsOf({ from, to })).toEqual([
      { name: 'rules.review', from: 'before', to: 'after' },
      { name: 'leadId', from: 'null', to: 'somebody' },
    ]);
  });

  it('is nothing where a state moved, and where it cannot be read', () => {
    expect(detailsOf({ from: 'pending', to: 'declined' })).toEqual([]);
    expect(detailsOf({ from: null, to: '{"cut off' })).toEqual([]);
  });
});

describe('the address of a page of the record', () => {
  it('keeps the filters and the language', () => {
    expect(recordQuery({ about: 12, what: 'question.declined' }, 'ar', 3)).toBe(
      '?what=question.declined&about=12&page=3&l=ar',
    );
    expect(recordQuery({}, 'en')).toBe('?l=en');
  });
});
