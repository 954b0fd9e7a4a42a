import { describe, expect, it } from '@jest/globals';
import { Country, Id, Instant, Language, length, line, Position, Slug, text } from './text.js';

const max = 20;
/** A black flag, five letters and an end that nobody sees. */
const FLAG_OF_SCOTLAND = '\u{1F3F4}\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}';
const read = (value: unknown) => text(max).safeParse(value);
const char = (code: number) => String.fromCodePoint(code);

describe('what a person wrote', () => {
  it.each([
    ['as it was typed', 'Who  is—“who”?', 'Who  is—“who”?'],
    ['without spaces around it', '  Why? \n', 'Why?'],
    ['with its lines', 'One\r\nTwo\rThree', 'One\nTwo\nThree'],
    ['with its tabs', 'a\tb', 'a\tb'],
    ['composed', 'Cafe\u0301', 'Café'],
    ['in Arabic with marks', 'مُسَاءَلَة', 'مُسَاءَلَة'],
    ['with joiners that make one sign of many', '👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦'],
    ['with isolates around a name', '\u2068Ama\u2069?', '\u2068Ama\u2069?'],
    ['with an isolate ended that was left open', '\u2067Ama?', '\u2067Ama?\u2069'],
    ['with an isolate ended in its own line', '\u2067Ama\nwho\u2069?', '\u2067Ama\u2069\nwho?'],
    ['without an end that ends nothing', 'Ama\u2069?', 'Ama?'],
    ['without what a copied number brings along', '\u202A+233 20 123\u202C', '+233 20 123'],
    ['without marks of byte order', '\uFEFFWho?\uFEFF', 'Who?'],
    ['with the lines of slides and of documents', 'One\vTwo\fThree\u2028Four', 'One\nTwo\nThree\nFour'],
    ['without a second text that nobody sees', 'Who?\u{E0048}\u{E0069}', 'Who?'],
    ['with flags that are made of such signs', FLAG_OF_SCOTLAND, FLAG_OF_SCOTLAND],
    ['in Hebrew with points', 'שָׁלוֹם', 'שָׁלוֹם'.normalize('NFC')],
    ['in Devanagari with joiners', 'क्‍ष', 'क्‍ष'],
    ['in Thai with marks above and below', 'ผู้ที่', 'ผู้ที่'],
    ['in Persian with a joiner that is none', 'می\u200Cخواهم', 'می\u200Cخواهم'],
    ['with an emoji of a chosen look', '❤️‍🔥', '❤️‍🔥'],
    ['as a formula, which is only text here', '=HYPERLINK("x")', '=HYPERLINK("x")'],
    ['as markup, which is only text here', '<img src=x>', '<img src=x>'],
  ])('is kept %s', (_how, typed, kept) => {
    expect(read(typed)).toEqual({ success: true, data: kept });
  });

  it.each([
    ['nothing', ''],
    ['only spaces', '   \n\t '],
    ['only what cannot be seen', '\u200B\u200D\u2060\uFEFF'],
    ['only blanks that count as letters', '\u3164\u2800\u115F'],
    ['only marks', '\u0301\u0302'],
    ['a null character', 'a\u0000b'],
    ['an escape', 'a\u001B[31mb'],
    ['a bell', 'a\u0007b'],
    ['a C1 control', 'a\u0085b'],
    ['a delete', 'a\u007Fb'],
    ['half an emoji', 'a\uD83Db'],
    ['the other half', '\uDE00a'],
    ['stacks of marks that break other people’s screens', `a${'\u0301'.repeat(10)}`],
    ['the same with joiners between them', `a${'\u0301\u200D'.repeat(10)}`],
    ['only what is left out', '\uFEFF\u202A\u202C\u{E0041}'],
    ['too many lines', 'a\n'.repeat(60) + 'b'],
    ['five thousand newlines', '\n'.repeat(5_000)],
    ['one character too many', 'x'.repeat(max + 1)],
    ['ten thousand', 'x'.repeat(10_001)],
  ])('is never %s', (_what, typed) => {
    expect(read(typed).success).toBe(false);
  });

  it.each([0x202d, 0x202e].map((code) => [code.toString(16), char(code)]))(
    'never turns the direction of what follows by U+%s',
    (_code, override) => {
      expect(read(`abc${override}def`).success).toBe(false);
    },
  );

  it.each([null, undefined, 7, true, {}, [], { toString: () => 'x' }, Symbol('x')])(
    'is never %p',
    (value) => {
      expect(read(value).success).toBe(false);
    },
  );

  it.each([
    ['letters', 'x'],
    ['emoji', '😀'],
    ['flags of two signs', '🇬🇭'],
  ])('is measured in code points, to the very limit: %s', (_what, sign) => {
    const count = max / length(sign);
    expect(read(sign.repeat(count)).success).toBe(true);
    expect(read(sign.repeat(count + 1)).success).toBe(false);
  });

  it('is measured as it is kept, after what is decomposed was composed', () => {
    expect(read('e\u0301'.repeat(max))).toEqual({ success: true, data: 'é'.repeat(max) });
  });

  it('is the same when it is read once more', () => {
    const strange = [
      '\u2067a\nb\u2069 \u2069',
      ' \uFEFF x\v',
      'e\u202A\u0301',
      '\u{E0041} \u{1F3F4}\u{E0067}x',
      'a\u2067',
    ];
    for (const typed of strange) {
      const once = read(typed).data;
      expect(once).toEqual(expect.any(String));
      expect(read(once).data).toBe(once);
    }
  });

  it('may be empty only where that takes something away', () => {
    expect(text(max, 0).safeParse('  ')).toEqual({ success: true, data: '' });
    expect(text(max, 0).safeParse('\u200B').success).toBe(false);
  });

  it('is judged in the same time however it is made', () => {
    const began = performance.now();
    for (const nasty of [
      ' '.repeat(80_000),
      'a\u0301'.repeat(40_000),
      '\n'.repeat(80_000),
      'a'.repeat(10_000_000),
    ])
      read(nasty);
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

describe('a line', () => {
  it.each(['One\nTwo', 'One\rTwo', 'One\u2028Two', 'One\u2029Two'])('is one line: %j', (typed) => {
    expect(line(max).safeParse(typed).success).toBe(false);
  });

  it('has nothing around it', () => {
    expect(line(max).safeParse(' Ama \n')).toEqual({ success: true, data: 'Ama' });
  });
});

const BAD_IDS: unknown[] = [
  null,
  undefined,
  '',
  0,
  1,
  1.5,
  NaN,
  true,
  {},
  [],
  ['x'],
  { $gt: '' },
  'null',
  'undefined',
  '__proto__',
];

describe('ids, places and times', () => {
  const good = 'a0000000-0000-4000-8000-000000000001';
  const cases: [string, { safeParse: (value: unknown) => { success: boolean } }, unknown[], unknown[]][] = [
    [
      'an id',
      Id,
      [good, good.toUpperCase()],
      [...BAD_IDS, `${good} `, `{${good}}`, good.slice(1), `${good}'--`, { id: good }, [good]],
    ],
    [
      'a language',
      Language,
      ['en', 'zh-Hant', 'pt-BR'],
      ['', 'e', 'english', 'en_US', 'en-', '../en', null, 7],
    ],
    ['a country', Country, ['GH', 'GR'], ['gh', 'GHA', 'G', '', null, 'G1']],
    ['an instant', Instant, [0, 1_162_472_400_000], [-1, 1.5, NaN, Infinity, '0', null, 1e309, 9e15]],
    ['a place on the shortlist', Position, ['a0', 'Zz', 'a0V'], ['', 'a 0', 'ä', 'a'.repeat(65), null, 7]],
    ['a slug', Slug, ['igf-2006', 'a'], ['', '-a', 'A', 'a_b', 'a/b', '..', 'a'.repeat(80), null]],
  ];

  it.each(cases)('%s is what it says and nothing else', (_what, schema, right, wrong) => {
    expect(right.filter((value) => !schema.safeParse(value).success)).toEqual([]);
    expect(wrong.filter((value) => schema.safeParse(value).success)).toEqual([]);
  });
});
