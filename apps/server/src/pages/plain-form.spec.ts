import { describe, expect, it } from '@jest/globals';
import { Config } from '../config/config.js';
import { formIn, isOwnForm } from './plain-form.js';

type Asked = Parameters<typeof isOwnForm>[0];
const given = Object.assign(new Config(), { publicUrl: 'https://q.example.org', publicUrlGiven: true });
const asked = (headers: Record<string, string>) =>
  ({ headers: { host: 'q.example.org', ...headers } }) as Asked;

describe('a form', () => {
  it.each<[Record<string, string>, boolean, string]>([
    [{ origin: 'https://q.example.org', 'sec-fetch-site': 'same-origin' }, true, 'of a page of ours'],
    [{ origin: 'https://q.example.org' }, true, 'of a browser without fetch metadata'],
    [{ referer: 'https://q.example.org/s/K7M4PX' }, true, 'of a browser that sends a referrer alone'],
    [{ origin: 'null', 'sec-fetch-site': 'same-origin' }, true, 'whose origin is withheld'],
    [{ origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, false, 'of another site'],
    [{ origin: 'https://evil.example' }, false, 'of another site in an old browser'],
    [{ origin: 'null' }, false, 'of nobody knows where'],
    [{ origin: 'null', referer: 'https://evil.example/' }, false, 'of another site that hides'],
    [{ origin: 'https://a.q.example.org', 'sec-fetch-site': 'same-site' }, false, 'of a neighbour'],
    [{ 'sec-fetch-site': 'none', origin: 'https://q.example.org' }, false, 'of no page'],
    [{ referer: 'not an address' }, false, 'with a broken referrer'],
    [{}, false, 'that says nothing of it'],
  ])('with %j is taken: %s (%s)', (headers, isOwn) => expect(isOwnForm(asked(headers), given)).toBe(isOwn));

  it('names a question by its number and nothing else', () => {
    expect(formIn({ form: 'f', up: '12' })).toEqual({ form: 'f', act: 'support', no: 12 });
    expect(formIn({ form: 'f', down: '12' })).toEqual({ form: 'f', act: 'takeBack', no: 12 });
    expect(formIn({ form: 'f', withdraw: '12' })).toEqual({ form: 'f', act: 'withdraw', no: 12 });
    for (const up of ['', '-1', '1e3', '0x1', '1'.repeat(20), ['1', '2']])
      expect(formIn({ form: 'f', up })).toBeUndefined();
    expect(formIn({})).toBeUndefined();
  });

  it('names a poll by its number and holds the whole answer to it', () => {
    const answer = (said: unknown, more = {}) => formIn({ form: 'f', answer: said, ...more });
    expect(answer('3 2,1')).toEqual({ form: 'f', act: 'answer', no: 3, answer: { choices: [2, 1] } });
    expect(answer('3 ')).toEqual({ form: 'f', act: 'unanswer', no: 3, answer: { choices: [] } });
    const words = { words: ' Money ', language: 'fr' };
    expect(answer('3 words', words)).toEqual({
      form: 'f',
      act: 'answer',
      no: 3,
      answer: { choices: [], text: 'Money', language: 'fr' },
    });
    expect(answer('3 ', words)).toEqual({ form: 'f', act: 'unanswer', no: 3, answer: { choices: [] } });
    expect(answer('3 words')?.answer).toEqual({ choices: [], text: '' });
    for (const said of [
      '3',
      'x 1',
      '3 -1',
      '3 1e3',
      '3 1,',
      '3 1,2 ',
      '3 word',
      `3 ${'1,'.repeat(12)}1`,
      ['3 1', '3 2'],
    ])
      expect(answer(said)).toBeUndefined();
  });

  it('holds a question as it was typed, without what was left empty or made up', () => {
    const body = {
      form: 'f',
      ask: '1',
      text: ' Why? ',
      name: ' Ama ',
      country: '',
      identity: 'king',
      role: 'chair',
    };
    expect(formIn(body)).toEqual({ form: 'f', act: 'ask', draft: { text: ' Why? ', name: 'Ama' } });
    expect(formIn({ ...body, identity: 'public' })?.draft?.identity).toBe('public');
    expect(formIn(JSON.parse('{"ask":"1","__proto__":{"text":"x"}}') as Record<string, unknown>)).toEqual({
      form: '',
      act: 'ask',
      draft: { text: '' },
    });
  });
});
