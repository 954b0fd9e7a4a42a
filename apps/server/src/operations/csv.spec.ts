import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvLine, csvOf, guarded } from './csv.js';

const FORMULAS = [
  '=HYPERLINK("http://evil.example","x")',
  "=cmd|' /C calc'!A0",
  '+1+1',
  '-1+1',
  '@SUM(A1)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  ' =1+1',
  '\uFEFF=1+1',
  '\u200B\u00A0=1+1',
  '\u3000=1+1',
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM',
  '−1',
];
/** What a spreadsheet makes of a line with another separator: it knows quotes only at the beginning of a cell. */
const cellsWith = (separator: string, line: string) =>
  (
    parse(line, {
      delimiter: separator,
      relax_quotes: true,
      relax_column_count: true,
      bom: true,
    }) as string[][]
  ).flat();
const isFormula = (cell: string) => /^[\s\p{Z}\p{Cf}]*[=+\-@＝＋－＠−]/u.test(cell);

describe('a table for spreadsheets', () => {
  it.each(FORMULAS)('T32: keeps %j a text', (formula) => {
    const [cell] = cellsWith(',', csvLine([formula]));
    expect(cell?.startsWith("'")).toBe(true);
    expect(cell?.slice(1)).toContain(formula.trim().slice(1));
    expect(isFormula(cell ?? '=')).toBe(false);
  });

  it('T32: keeps a text what it is where it is read with another separator', () => {
    for (const formula of ['=1+1', ' +1', '-1', '@A'])
      for (const before of ['a;', 'a\t', 'a\n', 'a"";', 'a; '])
        for (const separator of [',', ';', '\t']) {
          const line = csvLine(['x', `${before}${formula}`, 'y']);
          expect(cellsWith(separator, line).filter(isFormula)).toEqual([]);
        }
  });

  it('T32: never begins a cell with a formula, whatever somebody writes', () => {
    const sign = fc.constantFrom(...'=+-@;\t\n\r ",\'a1|!\uFEFF\u200B＝');
    const texts = fc.array(fc.string({ unit: sign, maxLength: 12 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(texts, (cells) => {
        const read = parse(csvLine(cells), { bom: false }) as string[][];
        expect(read).toHaveLength(1);
        expect(read[0]).toHaveLength(cells.length);
        expect(read[0]?.filter(isFormula)).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is given back by a reader as it was written, but for the apostrophes', () => {
    const rows = [
      ['plain', 7, true, null],
      ['with "quotes", a comma\nand a line', -3, false, 0.5],
      ['مرحبا، "عالم" 😀', 0, true, null],
    ];
    const text = csvOf(['text', 'number', 'flag', 'none'], rows);
    expect(text.startsWith('\uFEFF"text","number","flag","none"\r\n')).toBe(true);
    const read = parse(text, { bom: true }) as string[][];
    expect(read.slice(1)).toEqual(rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell)))));
  });

  it('leaves alone what is no formula', () => {
    for (const text of ["Who's to pay?", 'a = b', 'e-mail', 'x@y.example', '1-2', ''])
      expect(guarded(text)).toBe(text);
  });
});
