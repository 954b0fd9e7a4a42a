import { Injectable } from '@nestjs/common';
import type { LedgerEntry, RecordPage, RecordSubject, Welcome } from '@openfloor/contract';
import { Compressed, encodingFor } from '@openfloor/pages';
import type { Request, Response } from 'express';
import { Ledgers } from '../operations/ledgers.js';
import { Limits } from '../operations/limits.js';
import { admits } from '../operations/reading.js';
import type { OpenRoom } from '../operations/rooms.js';
import { mayRead, PageReaders, sessionIn } from './page-readers.js';
import { PageSender } from './page-sender.js';
import { outcomeOf } from './record-outcome.js';
import { recordAsked, recordPart } from './record-part.js';

/** The record is told with everything that is public, not only with the first page of the list. */
const ALL_QUESTIONS = Number.MAX_SAFE_INTEGER;

/** Sends the record of moderation of a session to whoever may read it: as a page, and whole as a file. */
@Injectable()
export class RecordPages {
  private readonly files = new WeakMap<readonly LedgerEntry[], Compressed>();

  constructor(
    private readonly sender: PageSender,
    private readonly readers: PageReaders,
    private readonly ledgers: Ledgers,
    private readonly limits: Limits,
  ) {}

  /** The page; where it is not for this reader it says so, 403. */
  async send([request, response]: [Request, Response], open: OpenRoom, code: string): Promise<void> {
    const at: [Request, Response] = [request, response];
    response.vary('Cookie');
    const actor = await this.readers.counted(request, open);
    if (!mayRead(open, actor)) {
      const session = sessionIn(publicView(open));
      const shut = { session, code, isOpen: false };
      return this.sender.sendOwn(at, ({ pages, ...around }) => pages.recordPage({ ...around, ...shut }), 403);
    }
    const { id } = open.room;
    const [entries, verified] = await Promise.all([this.ledgers.all(id), this.ledgers.verified(id)]);
    const asked = recordAsked(request.query);
    if (asked.page > 1 || Object.keys(asked).length > 1) this.limits.takeSearch(request.ip);
    const shown = () => pageOf(open, code, recordPart(entries, asked), verified);
    // What some may not read is kept for nobody.
    if (!mayRead(open, undefined))
      return this.sender.sendOwn(at, ({ pages, ...around }) => pages.recordPage({ ...around, ...shown() }));
    const version = `${open.epoch('public')} ${open.room.clock.channels.public} ${entries.length} ${verified.ok}`;
    const name = `record ${id} ${code} ${JSON.stringify(asked)}`;
    return this.sender.send(at, { name, version, shelf: 'record' }, ({ pages, ...around }) =>
      pages.recordPage({ ...around, ...shown() }),
    );
  }

  /** Every entry in one file, as `verify-ledger` reads it. Refuses `NOT_ALLOWED` where it is not for this reader. */
  async sendFile([request, response]: [Request, Response], open: OpenRoom, code: string): Promise<void> {
    const actor = await this.readers.counted(request, open);
    admits(open.room.session, actor, true);
    const entries = await this.ledgers.all(open.room.id);
    const body = this.files.get(entries) ?? fileOf(entries);
    this.files.set(entries, body);
    const encoding = encodingFor(request.headers['accept-encoding']);
    response.vary('Accept-Encoding, Cookie, Authorization').set({
      'Cache-Control': 'private, no-cache',
      'Content-Disposition': `attachment; filename="openfloor-${code}-record.json"`,
    });
    if (encoding) response.set('Content-Encoding', encoding);
    response.type('json').send(await body.as(encoding));
  }
}

function publicView(open: OpenRoom): Welcome {
  return open.welcome(open.standing(undefined), 'public', undefined, ALL_QUESTIONS).welcome;
}

function pageOf(
  open: OpenRoom,
  code: string,
  record: NonNullable<RecordPage['record']>,
  verified: NonNullable<RecordPage['verified']>,
): RecordPage {
  const welcome = publicView(open);
  const { counts } = open.tallies('public');
  const subjects = subjectsOf(record.rows, welcome.put);
  const session = sessionIn(welcome);
  const told = { session, code, isOpen: true, record, subjects, verified, ...outcomeOf(open, welcome.put) };
  return counts ? { ...told, counts } : told;
}

/** What is public of those whom these entries are about. */
function subjectsOf(rows: readonly LedgerEntry[], put: Welcome['put']): Record<string, RecordSubject> {
  const named = new Set(rows.flatMap(({ about }) => (about ? [`${about.kind} ${about.no}`] : [])));
  const subjects: Record<string, RecordSubject> = {};
  for (const view of put) {
    if (view.kind === 'person') subjects[`person ${view.id}`] = { text: view.name };
    if (!('no' in view) || !named.has(`${view.kind} ${view.no}`)) continue;
    const subject = subjectOf(view);
    if (subject) subjects[`${view.kind} ${view.no}`] = subject;
  }
  return subjects;
}

function subjectOf(view: Welcome['put'][number]): RecordSubject | undefined {
  if (view.kind === 'question') return { text: view.text, language: view.language };
  if (view.kind === 'hub') return { text: view.name };
  if (view.kind !== 'floor' || view.name === null) return undefined;
  return { text: [view.name, view.affiliation].filter(Boolean).join(', ') };
}

function fileOf(entries: readonly LedgerEntry[]): Compressed {
  return new Compressed(Buffer.from(JSON.stringify({ entries, next: null })), 'quick');
}
