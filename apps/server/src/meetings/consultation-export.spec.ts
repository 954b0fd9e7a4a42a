import { describe, expect, it } from '@jest/globals';
import { countVotes } from './consultation-count.js';
import { readExport, type Consultation, type ExportTexts } from './consultation-export.js';
import { languageOf } from './consultation-language.js';

const COMMENTS = 'timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body';
const VOTES = 'timestamp,datetime,comment-id,voter-id,vote';
const statement = (id: number, text = `Statement ${id}`, author = 1, moderated = '1') =>
  `${1_000 + id},a day,${id},${author},0,0,${moderated},${text}`;
const comments = (...rows: string[]) => [COMMENTS, ...rows, ''].join('\n');
const votes = (...rows: string[]) => [VOTES, ...rows, ''].join('\n');
const texts = (change: Partial<ExportTexts>): ExportTexts => ({
  comments: comments(statement(0)),
  votes: votes(),
  ...change,
});

const good = async (change: Partial<ExportTexts>): Promise<Consultation> => {
  const read = await readExport(texts(change));
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.consultation;
};
const faults = async (change: Partial<ExportTexts>): Promise<string[]> => {
  const read = await readExport(texts(change));
  if (read.ok) throw new Error('this export was read');
  return read.faults.map(({ path, message }) => `${path.join(' ')}: ${message}`);
};

describe('reading an export', () => {
  it('takes statements and votes in the order of their times, whatever the order of the rows', async () => {
    const { statements, votes: cast } = await good({
      comments: comments(statement(7), statement(3)),
      votes: votes('900,x,7,2,-1', '800,x,3,2,1'),
    });
    expect(statements.map(({ id }) => id)).toEqual([3, 7]);
    expect(cast.map(({ at, vote }) => [at, vote])).toEqual([
      [800, 1],
      [900, -1],
    ]);
  });

  it('reads a byte order mark, line ends of Windows and of old Macs, and columns in another order', async () => {
    const windows = `\ufeff${comments(statement(0), statement(1))}`.replaceAll('\n', '\r\n');
    expect((await good({ comments: windows })).statements).toHaveLength(2);
    expect((await good({ comments: windows.replaceAll('\r\n', '\r') })).statements).toHaveLength(2);
    const turned = 'vote,voter-id,comment-id,timestamp,more\n1,4,0,77,x\n';
    expect((await good({ votes: turned })).votes).toEqual([{ at: 77, statementId: 0, voterId: 4, vote: 1 }]);
  });

  it('keeps markup, formulas, quotes, line breaks and slurs as the text that they are', async () => {
    const rude = '<img src=x onerror=alert(1)>, =HYPERLINK("x") {{7*7}} d*mn tpyos';
    const { statements } = await good({
      comments: comments(statement(0, `"${rude.replaceAll('"', '""')}\r\n\r\nsecond"`)),
    });
    expect(statements[0]?.text).toBe(`${rude}\n\nsecond`);
  });

  it('takes a text of five thousand characters and one of many megabytes of rows, and gives others a turn', async () => {
    const long = 'é'.repeat(5_000);
    const many = Array.from({ length: 30_000 }, (_, at) => `${at},x,0,${at % 900},1`);
    let turns = 0;
    const counting = setInterval(() => (turns += 1), 1);
    const { statements, votes: cast } = await good({
      comments: comments(statement(0, long)),
      votes: votes(...many),
    });
    clearInterval(counting);
    expect(statements[0]?.text).toBe(long);
    expect(cast).toHaveLength(30_000);
    expect(turns).toBeGreaterThan(5);
  });

  it('does not tear a character apart where two pieces of a long file meet', async () => {
    const text = '𠮷'.repeat(4_999);
    const rows = Array.from({ length: 12 }, (_, at) => statement(at, `${'x'.repeat(at % 2)}${text}`));
    const { statements } = await good({ comments: comments(...rows) });
    expect(statements.every((one, at) => one.text === `${'x'.repeat(at % 2)}${text}`)).toBe(true);
  });

  it('reads what a consultation says of itself, cuts what is longer than its place, and leaves out odd addresses', async () => {
    const description = `"First ""one"".\n\n${'b'.repeat(700)}"`;
    const { summary } = await good({
      summary: `topic,${'T'.repeat(250)}\nurl,https://pol.is/2demo\nconversation-description,${description}\n`,
    });
    expect(summary.topic).toHaveLength(200);
    expect(summary.topic?.endsWith('…')).toBe(true);
    expect(summary.paragraphs).toEqual(['First "one".', `${'b'.repeat(599)}…`]);
    expect(summary.url).toBe('https://pol.is/2demo');
    expect((await good({ summary: 'url,javascript:alert(1)\n' })).summary.url).toBeUndefined();
    expect((await good({ summary: '' })).summary).toEqual({
      topic: undefined,
      paragraphs: [],
      url: undefined,
    });
  });

  it('lists every fault of every file with its line and column', async () => {
    const found = await faults({
      comments: comments(
        statement(0, '"two\nlines"'),
        statement(0, 'again'),
        statement(1, '   '),
        statement(2, 'fine', 1, '2'),
        '1,x,3',
        statement(4, 'turn\u202eed'),
        statement(5, 'y'.repeat(5_001)),
      ),
      votes: votes('12,x,0,1,1', 'soon,x,0,-4,yes'),
      summary: 'topic\n',
      participants: 'participant,group-id\n1,0\n1,1\n',
    });
    expect(found).toEqual([
      'comments 4 comment-id: this id is used twice',
      expect.stringMatching(/^comments 5 comment-body: /),
      'comments 6 moderated: not a whole number from -1 to 1',
      'comments 7: 3 cells under a heading of 8',
      'comments 8 comment-body: control characters are not allowed',
      'comments 9 comment-body: at most 5000 characters',
      'votes 3 timestamp: not a whole number from 0 to 8640000000000',
      'votes 3 voter-id: not a whole number from 0 to 1000000000',
      'votes 3 vote: not a whole number from -1 to 1',
      'summary 1: 1 cells where two belong',
      'participants 3 participant: this id is used twice',
    ]);
  });

  it('says where a quote is never closed, a column is missing, a character is torn, a file is empty', async () => {
    const open = comments(statement(0), statement(1, '"never closed'), statement(2));
    expect(await faults({ comments: open })).toEqual(['comments 3: a quote is opened here and never closed']);
    expect(await faults({ comments: comments(statement(0, 'a "b" c')) })).toEqual([
      'comments 2: a quote stands where none may stand',
    ]);
    expect(await faults({ votes: 'timestamp,comment-id,vote\n1,0,1\n' })).toEqual([
      'votes 1 voter-id: this column is missing',
    ]);
    expect(await faults({ comments: comments(statement(0), statement(1, 'half \ud800')) })).toEqual([
      'comments 3: half a character: this is not well-formed text',
    ]);
    expect(await faults({ votes: '', comments: '\n' })).toEqual([
      'comments 1: this file is empty',
      'votes 1: this file is empty',
    ]);
  });

  it('lists a hundred faults and counts the rest', async () => {
    const read = await readExport(texts({ votes: votes(...Array<string>(250).fill('1,x,0,1,9')) }));
    expect(read).toMatchObject({ ok: false, more: 150 });
    expect(read.ok ? [] : read.faults).toHaveLength(100);
  });

  it('refuses more statements or people than a session is for', async () => {
    const rows = Array.from({ length: 2_001 }, (_, at) => statement(at));
    expect(await faults({ comments: comments(...rows) })).toEqual(['comments: more than 2000 statements']);
    const crowd = Array.from({ length: 20_001 }, (_, at) => `1,x,0,${at},0`);
    expect(await faults({ votes: votes(...crowd) })).toEqual(['votes: more than 20000 people']);
  });
});

describe('counting an export', () => {
  const counted = async (...rows: string[]) =>
    countVotes(
      await good({
        comments: comments(
          statement(0, 'a', 1),
          statement(1, 'b', 2),
          statement(2, 'c', 1, '-1'),
          statement(3, 'd', 1, '0'),
        ),
        votes: votes(...rows),
      }),
    );

  it('counts the last vote of a voter on a statement, by time and then by place', async () => {
    const { votes: cast, leftOut } = await counted('30,x,0,5,-1', '20,x,0,5,1', '10,x,0,6,-1', '10,x,0,6,1');
    expect(cast.map(({ voterId }) => voterId)).toEqual([6]);
    expect(leftOut).toMatchObject({ replaced: 2, disagreed: 1 });
  });

  it('counts somebody who agrees again and again once', async () => {
    const { votes: cast, leftOut } = await counted('1,x,0,5,1', '2,x,0,5,1', '3,x,0,5,1');
    expect([cast.length, leftOut.replaced]).toEqual([1, 2]);
  });

  it('leaves out passing, disagreeing, one’s own statement, what was set aside and what is not there, each by its count', async () => {
    const {
      votes: cast,
      leftOut,
      voterIds,
    } = await counted('1,x,0,5,0', '1,x,1,5,-1', '1,x,0,1,1', '1,x,2,5,1', '1,x,9,7,1', '1,x,3,5,1');
    expect(cast.map(({ statementId }) => statementId)).toEqual([3]);
    expect(leftOut).toEqual({
      replaced: 0,
      passed: 1,
      disagreed: 1,
      own: 1,
      declined: 1,
      unknown: 1,
      refused: 0,
    });
    expect(voterIds).toEqual([5, 1]);
  });
});

describe('guessing the language of a statement', () => {
  it.each([
    ['Uber的出現 因服務內容明確', 'zh'],
    ['タクシーは必要です', 'ja'],
    ['택시 UberX', 'ko'],
    ['سيارات الأجرة', 'ar'],
    ['Такси', 'ru'],
    ['A minimum wage of $15/hour', 'en'],
    ['The word 車 means a vehicle in this long English sentence', 'en'],
    ['…', 'en'],
  ])('%s is %s', (text, language) => expect(languageOf(text)).toBe(language));
});
