import { CONSULTATION_BYTES, CONSULTATION_FILES } from '@openfloor/contract';
import { describe, expect, it } from '@jest/globals';
import { ar } from '../../text/ar/consultation.js';
import { en } from '../../text/en/consultation.js';
import { FILES, MOST_BYTES, prepared } from './export-files.js';

const file = (name: string, ...parts: BlobPart[]) => new File(parts, name);
const told = { title: ' ', language: '' };
const comments = file('comments.csv', 'a');
const votes = file('votes.csv', 'b');

describe('the files of a consultation', () => {
  it('are sent as they are, with what was told beside them', async () => {
    const summary = file('summary.csv', '計程車');
    expect(await prepared({ comments, votes, summary }, told)).toEqual({
      body: { comments: 'a', votes: 'b', summary: '計程車' },
    });
    expect(await prepared({ comments, votes }, { title: ' UberX ', language: 'zh' })).toEqual({
      body: { comments: 'a', votes: 'b', title: 'UberX', language: 'zh' },
    });
  });

  it('are not sent where the statements or the votes are missing', async () => {
    expect(await prepared({ comments }, told)).toEqual({ missing: true });
    expect(await prepared({ votes }, told)).toEqual({ missing: true });
  });

  it('are not sent where one is no text, instead of with letters replaced', async () => {
    const wrong = file('votes.csv', new Uint8Array([0x61, 0xff, 0x62]));
    expect(await prepared({ comments, votes: wrong }, told)).toEqual({ notText: 'votes.csv' });
  });

  it('are not sent where they are larger than the server takes', async () => {
    const large = file('votes.csv', new Uint8Array(16_777_217));
    expect(await prepared({ comments, votes: large }, told)).toEqual({ tooLarge: true });
  });
});

it('the console asks for the files and the size that the contract takes', () => {
  expect([FILES, MOST_BYTES]).toEqual([[...CONSULTATION_FILES], CONSULTATION_BYTES]);
});

describe('the words of the import', () => {
  it('are all there in Arabic and fill the same places', () => {
    const places = (text: unknown) => [...new Set(JSON.stringify(text).match(/\{\w+\}/g) ?? [])].sort();
    expect(Object.keys(ar).sort()).toEqual(Object.keys(en).sort());
    for (const [key, text] of Object.entries(en))
      expect([key, places(ar[key as keyof typeof en])]).toEqual([key, places(text)]);
  });
});
