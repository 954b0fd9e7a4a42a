import { describe, expect, it } from '@jest/globals';
import { EXPORT_TABLES, ExportDictionary, OutcomeAbout, SessionExport } from '@openfloor/contract';
import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { make } from '../making/make.js';
import type { WantedExport } from '../making/job.js';
import { materialOf } from '../testing/material.js';
import { playSession } from '../testing/play.js';
import { localIn } from './column.js';

const played = playSession();
const takes = async (wanted: WantedExport, channel: 'public' | 'panel' | 'staff' = 'public', report = true) =>
  make({
    wanted,
    material: materialOf(played, channel),
    ...(report ? { report: materialOf(played, 'filed') } : {}),
  });
const rowsOf = async (table: (typeof EXPORT_TABLES)[number], channel?: 'public' | 'staff') =>
  parse(Buffer.from(await takes({ of: 'table', table }, channel)), { bom: true, columns: true }) as Record<
    string,
    string
  >[];
const jsonOf = (bytes: Uint8Array | undefined) => JSON.parse(Buffer.from(bytes ?? []).toString()) as unknown;

/** The column ids of each table, as staff have them. Whoever reads them counts on them: none changes its meaning. */
const IDS = [
  `no type text language short_text edited identity author_name author_affiliation author_country
    author_group author_region attendance hub_no credits status reason merged_into follow_up_to labels
    addressed_to spoken votes hands_hubs hands hands_headcount submitted_at submitted_at_local published_at
    published_at_local asked_at asked_at_local answered_at answered_at_local due_at due_at_local how
    answered_by answers answer_texts author original note appeal late_by_seconds`,
  `no name affiliation country group region attendance hub_no panel class status reason lane why
    question_no delivery allowed_seconds spoken_seconds requested_at requested_at_local called_at
    called_at_local started_at started_at_local ended_at ended_at_local gist gist_language note text ready
    entered`,
  `no type status text language live grade_ballot grade_on_roll voters method grouped mean hands_hubs
    hands_headcount opened_at opened_at_local closed_at closed_at_local by of answered answer_no answer
    count points hands`,
  `no section status settled_as heading text language one_view owner due_at due_at_local evidence
    objections objection_texts comments_until comments_until_local versions changed_at changed_at_local`,
  `no name city country region languages headcount status expected`,
  `no at at_local role act about_kind about_no from to reason digest previous hash`,
];

describe('the tables of a session', () => {
  it('have a row for each question that the reader sees, with times in UTC and as they were there', async () => {
    const rows = await rowsOf('questions');
    expect(rows.map(({ no, status, votes }) => [no, status, votes])).toEqual([
      ['1', 'answered', '1'],
      ['2', 'deferred', '0'],
      ['3', 'lapsed', '0'],
      ['5', 'merged', ''],
    ]);
    expect(rows[0]).toMatchObject({
      identity: 'anonymous',
      author_name: '',
      hands: '12',
      answered_by: 'Pia',
    });
    expect(rows[1]).toMatchObject({
      author_name: 'Ben',
      author_group: 'government',
      due_at: '2006-11-08T15:33:20Z',
    });
    expect(rows[1]?.['due_at_local']).toBe('2006-11-08T17:33:20+02:00');
    expect(rows[0]).not.toHaveProperty('note');
    expect((await rowsOf('questions', 'staff')).map(({ no }) => no)).toEqual(['1', '2', '3', '4', '5']);
  });

  it('have a row for each answer of a poll, of all and of each group, and withheld figures are empty', async () => {
    const rows = await rowsOf('polls');
    const all = rows.filter(({ no, by }) => no === '1' && by === 'all');
    expect(all.map(({ answer, count, hands }) => [answer, count, hands])).toEqual([
      ['Law', '2', '0'],
      ['Skills', '1', '9'],
    ]);
    expect(rows.filter(({ by }) => by === 'text').map(({ answer }) => answer)).toEqual(['Trust']);
    const groups = rows.filter(({ no, by }) => no === '1' && by === 'group');
    expect(groups.every(({ count }) => count === '' || Number(count) >= 2)).toBe(true);
  });

  it('have turns, takeaways, hubs and the record', async () => {
    expect(await rowsOf('floor')).toMatchObject([
      { name: 'Pia', panel: 'true' },
      { name: 'Ben', delivery: 'video' },
    ]);
    expect(await rowsOf('takeaways')).toMatchObject([
      { section: 'key_issues', evidence: 'question 1; floor 2', objections: '0' },
      { section: 'way_forward', objections: '1' },
    ]);
    expect(await rowsOf('hubs')).toMatchObject([{ name: 'Nairobi', headcount: '40' }]);
    const ledger = await rowsOf('ledger');
    expect(ledger.length).toBe(played.ledger.length);
    expect(ledger[0]?.['hash']).toHaveLength(64);
  });

  it.each(['public', 'panel', 'staff'] as const)(
    'are told column by column in the dictionary, to the %s channel',
    async (channel) => {
      const dictionary = ExportDictionary.parse(
        jsonOf(await takes({ of: 'file', file: 'dictionary.json' }, channel)),
      );
      for (const table of EXPORT_TABLES) {
        const text = Buffer.from(await takes({ of: 'table', table }, channel)).toString();
        const [head = []] = parse(text, { bom: true, to: 1 }) as string[][];
        const told = dictionary.columns.filter((column) => column.table === table);
        expect(head).toEqual(told.map(({ id }) => id));
        expect(new Set(head).size).toBe(head.length);
      }
      expect(dictionary.columns.filter(({ about, id }) => about === '' || !/^[a-z_]+$/.test(id))).toEqual([]);
    },
  );

  it('keep their column ids', async () => {
    const heads = await Promise.all(
      EXPORT_TABLES.map(async (table) => Object.keys((await rowsOf(table, 'staff'))[0] ?? {}).join(' ')),
    );
    expect(heads).toEqual(IDS.map((ids) => ids.replace(/\s+/g, ' ')));
  });

  it('are in one archive with the dictionary, what was left out, and the report where the reader may have it', async () => {
    const files = unzipSync(await takes({ of: 'zip', language: 'en' }));
    const tables = EXPORT_TABLES.map((table) => `${table}.csv`);
    const others = ['about.json', 'dictionary.csv', 'dictionary.json', 'session.json'];
    const reports = ['report.html', 'report.json', 'report.md'];
    expect(Object.keys(files).sort()).toEqual([...tables, ...others, ...reports].sort());
    const about = OutcomeAbout.parse(jsonOf(files['about.json']));
    expect(about).toMatchObject({
      channel: 'public',
      frozenAt: played.room.session.closedAt,
      identity: { least: 'anonymous', most: 'public', questions: { anonymous: 3, public: 1 } },
      moderation: { declined: 1 },
    });
    expect(about.leftOut.find(({ code }) => code === 'not_public')).toEqual({ code: 'not_public', n: 1 });
    const without = unzipSync(await takes({ of: 'zip', language: 'en' }, 'public', false));
    expect(Object.keys(without).filter((name) => name.startsWith('report'))).toEqual([]);
  });

  it.each(['public', 'panel', 'staff'] as const)(
    'are one document of the contract too, for the %s channel',
    async (channel) => {
      const whole = jsonOf(await takes({ of: 'file', file: 'export.json' }, channel));
      expect(SessionExport.safeParse(whole).error?.issues ?? []).toEqual([]);
    },
  );
});

describe('local times', () => {
  it.each([
    ['Europe/Athens', 1_162_472_430_000, '2006-11-02T15:00:30+02:00'],
    ['Europe/Athens', 1_153_000_000_000, '2006-07-16T00:46:40+03:00'],
    ['UTC', 0, '1970-01-01T00:00:00+00:00'],
    ['Asia/Kathmandu', 1_162_472_430_000, '2006-11-02T18:45:30+05:45'],
    ['America/St_Johns', 1_162_472_430_000, '2006-11-02T09:30:30-03:30'],
  ])('of %s have its offset at that moment', (zone, at, local) => {
    expect(localIn(zone)(at)).toBe(local);
    expect(Date.parse(local)).toBe(at);
  });
});
