import { describe, expect, it } from '@jest/globals';
import { plainEnglish, type PlainTexts } from '../../text/en/audience-plain.js';
import { sayIn } from '../../text/say.js';
import { saidText, type Said } from './said.js';

const say = sayIn<PlainTexts>('en', {}, plainEnglish);

describe('what a page says of the last form', () => {
  it.each<[Said, string]>([
    [{ act: 'support', no: 12 }, 'Your support for #12 is counted.'],
    [{ act: 'takeBack', no: 12 }, 'Your support for #12 is taken back.'],
    [
      { act: 'ask', no: 40, status: 'pending' },
      'Your question was received and is in review. Its number is #40.',
    ],
    [{ act: 'ask', no: 40, status: 'published' }, 'Your question is on the list. Its number is #40.'],
    [{ act: 'withdraw', no: 40 }, 'Your question #40 is taken back.'],
    [
      { act: 'support', no: 12, code: 'SESSION_CLOSED' },
      'Your support for #12 is not counted. Support has closed.',
    ],
    [
      { act: 'support', no: 12, code: 'OWN_QUESTION' },
      'Your support for #12 is not counted. This one is yours.',
    ],
    [
      { act: 'withdraw', no: 12, code: 'WRONG_STATE' },
      'Your question #12 stands. It is too late for that, it has moved on.',
    ],
    [
      { act: 'ask', code: 'TOO_LONG', details: { max: 500, length: 501 } },
      'Your question is not sent, and nothing of it is lost. 1 character too long.',
    ],
    [
      { act: 'ask', code: 'IDENTITY_REQUIRED', details: { least: 'affiliation', missing: ['affiliation'] } },
      'Your question is not sent, and nothing of it is lost. This session asks for your organisation.',
    ],
    [
      { act: 'join', code: 'SWITCHED_OFF' },
      'You have no seat. The door is closed to newcomers. You can read everything here.',
    ],
    [
      { act: 'ask', code: 'RATE_LIMITED' },
      'Your question is not sent, and nothing of it is lost. That was a little fast. Please try again in a moment.',
    ],
    [
      { act: 'ask', code: 'COMMAND_ID_REUSED' },
      'Your question is not sent, and nothing of it is lost. This did not go through.',
    ],
  ])('%j: %s', (said, words) => expect(saidText(say, said)).toBe(words));

  it('never promises a second try that nobody makes', () => {
    for (const code of ['RATE_LIMITED', 'BUSY', 'STORAGE_UNAVAILABLE', 'DRAINING'] as const)
      expect(saidText(say, { act: 'ask', code })).not.toContain('We try again');
  });
});
