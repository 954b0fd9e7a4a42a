import { describe, expect, it } from '@jest/globals';
import { runImport, type Stage } from './importing.js';

interface Given {
  status: number;
  body: unknown;
}

const seen = (state: string, done: number) => ({
  status: 200,
  body: { id: 'i-1', state, done, of: 9, why: 'BUSY' },
});

/** Answers one after the other, the last one again and again; `null` is silence. */
async function follow(...answers: (Given | null)[]): Promise<{ stages: Stage[]; asked: string[] }> {
  const stages: Stage[] = [];
  const asked: string[] = [];
  const fetch = async (path: unknown, init?: { method?: string }) => {
    asked.push(`${init?.method} ${String(path)}`);
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (!answer) throw new Error('nobody');
    return new Response(JSON.stringify(answer.body), { status: answer.status });
  };
  const road = { fetch: fetch as unknown as typeof globalThis.fetch, pause: () => Promise.resolve() };
  await runImport(
    { meetingId: 'm 1', body: {} },
    (stage) => stages.push(stage),
    () => false,
    road,
  );
  return { stages, asked };
}

const names = ({ stages }: { stages: Stage[] }) => stages.map(({ name }) => name);

describe('following an import', () => {
  it('sends once and asks until it is done', async () => {
    const followed = await follow(seen('running', 0), seen('running', 4), seen('done', 9));
    expect(names(followed)).toEqual(['reading', 'running', 'running', 'done']);
    const path = '/api/v1/meetings/m%201/consultations';
    expect(followed.asked).toEqual([`POST ${path}`, `GET ${path}/i-1`, `GET ${path}/i-1`]);
  });

  it('goes on asking where nobody answers for a while', async () => {
    const followed = await follow(seen('running', 0), null, null, seen('running', 5), null, seen('done', 9));
    expect(names(followed)).toEqual(['reading', 'running', 'running', 'done']);
  });

  it('says so where nobody answers any more, or nobody took the files', async () => {
    expect((await follow(seen('running', 0), null)).stages.at(-1)).toEqual({
      name: 'trouble',
      code: 'NO_ANSWER',
    });
    const never = await follow(null);
    expect([names(never), never.asked.length]).toEqual([['reading', 'trouble'], 1]);
  });

  it('lists the faults with their file and line', async () => {
    const issues = [
      { path: ['participants', 7, 'participant'], message: 'this id is used twice' },
      { path: ['votes'], message: 'more than 20000 people' },
    ];
    const refused = { code: 'BAD_COMMAND', details: { issues, more: 3 } };
    expect((await follow({ status: 400, body: refused })).stages.at(-1)).toEqual({
      name: 'faults',
      ok: false,
      code: 'BAD_COMMAND',
      more: 3,
      faults: [
        { file: 'participants-votes.csv', line: 7, column: 'participant', message: 'this id is used twice' },
        { file: 'votes.csv', line: null, column: '', message: 'more than 20000 people' },
      ],
    });
  });

  it('tells one that stopped from one that failed and from one that is refused', async () => {
    expect((await follow(seen('stopped', 3))).stages.at(-1)).toEqual({ name: 'stopped' });
    expect((await follow(seen('failed', 3))).stages.at(-1)).toEqual({ name: 'failed', why: 'BUSY' });
    const refused = { status: 503, body: { code: 'BUSY' } };
    expect((await follow(refused)).stages.at(-1)).toEqual({ name: 'trouble', code: 'BUSY' });
  });
});
