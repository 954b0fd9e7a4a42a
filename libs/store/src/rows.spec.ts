import { describe, expect, it } from '@jest/globals';
import type { Connection, Scalar } from './connection.js';
import { Rows, takeNew } from './rows.js';

async function written(count: number): Promise<{ statement: string; values: Scalar[] }[]> {
  const statements: { statement: string; values: Scalar[] }[] = [];
  const run = (statement: string, values: Scalar[]) =>
    Promise.resolve(statements.push({ statement, values }));
  const rows = new Rows('ballot', ['id', 'is_on'], `ON CONFLICT (id) DO UPDATE SET ${takeNew('is_on')}`);
  await rows.write({ run } as unknown as Connection, count, (values, row) => values.push(`${row}`, true));
  return statements;
}

describe('rows of a turn', () => {
  it.each([
    [0, []],
    [1, [1]],
    [9, Array(9).fill(1)],
    [10, [10]],
    [99, [...Array(9).fill(10), ...Array(9).fill(1)]],
    [100, [100]],
    [211, [100, 100, 10, 1]],
  ])('go in few statements: %d of them', async (count, sizes) => {
    const statements = await written(count);
    expect(statements.map(({ values }) => values.length / 2)).toEqual(sizes);
    const ids = statements.flatMap(({ values }) => values.filter((_, at) => at % 2 === 0));
    expect(ids).toEqual(Array.from({ length: count }, (_, row) => `${row}`));
    for (const { statement, values } of statements)
      expect(statement.split('?')).toHaveLength(values.length + 1);
  });

  it('are always the same statements', async () => {
    const texts = new Set(
      (await Promise.all([written(311), written(222)])).flat().map(({ statement }) => statement),
    );
    expect(texts.size).toBe(3);
  });

  it('never have a value within the statement', async () => {
    const [one] = await written(1);
    expect(one?.statement).toBe(
      'INSERT INTO ballot (id, is_on) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET is_on = excluded.is_on',
    );
  });
});
