import { describe, expect, it } from '@jest/globals';
import { NotFoundException } from '@nestjs/common';
import { Problem, Refusal, REFUSAL_CODES, REFUSALS } from '@openfloor/contract';
import { OutcomeUnknown, SlugTaken, StoreConflict, StoreUnavailable } from '@openfloor/store';
import { problemOf, SignInNeeded } from './problem.js';

describe('a refusal over HTTP', () => {
  it.each(REFUSAL_CODES)('%s is a problem document with its status', (code) => {
    const { problem } = problemOf(new Refusal(code, 'no', { at: 1 }, 10.2));
    expect(Problem.parse(problem)).toMatchObject({
      code,
      status: REFUSALS[code],
      details: { at: 1 },
      retryAfterMs: 11,
    });
  });

  it.each([
    [new SignInNeeded(), 401, 'NOT_ALLOWED'],
    [new StoreUnavailable('disk full'), 503, 'STORAGE_UNAVAILABLE'],
    [new OutcomeUnknown('thread died'), 503, 'STORAGE_UNAVAILABLE'],
    [new StoreConflict('moved'), 503, 'BUSY'],
    [new SlugTaken('x'), 409, 'CONFLICT'],
    [new NotFoundException('Cannot GET /x'), 404, 'NOT_FOUND'],
    [Object.assign(new Error('<b>'), { status: 413 }), 413, 'TOO_LONG'],
    [Object.assign(new URIError('%'), { status: 400 }), 400, 'BAD_COMMAND'],
    [new TypeError('x is not a function'), 500, 'UNEXPECTED'],
    [null, 500, 'UNEXPECTED'],
  ])('%s has status %i', (error, status, code) => {
    const { problem } = problemOf(error);
    expect([problem.status, problem.code]).toEqual([status, code]);
    expect(JSON.stringify(problem)).not.toMatch(/Cannot GET|<b>|disk full|thread died|not a function/);
  });
});
