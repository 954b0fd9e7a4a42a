import { Inject, Injectable, Logger } from '@nestjs/common';
import { ConsultationExport, ConsultationImport, Refusal, type Account } from '@openfloor/contract';
import type { Store, StoredMeeting } from '@openfloor/store';
import { createHash } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { derivedId } from '../operations/derived-id.js';
import { limited } from '../operations/limits.js';
import { Rooms } from '../operations/rooms.js';
import { checked } from '../operations/shape.js';
import { STORE } from '../operations/store.token.js';
import { countVotes, isShown, type Counted } from './consultation-count.js';
import { readExport, type Consultation } from './consultation-export.js';
import { runImport, stepsOf } from './consultation-import.js';
import { Steps } from './consultation-plan.js';
import { SessionsService } from './sessions.service.js';
import { slugOf } from './slugs.js';

/** Imports that an account may begin in ten minutes. */
const MOST_BEGUN = 12;
const BEGUN_SECONDS = 600;

/** An import that is allowed, checked and counted, before anything is changed. */
interface Wanted {
  id: string;
  title: string;
  language: string | undefined;
  consultation: Consultation;
  counted: Counted;
}

/**
 * Imports consultations: each becomes a session of a meeting, made by the same commands as any other. One at a time; the
 * same export again goes on where it was, and one that is done stays as it is.
 */
@Injectable()
export class ConsultationService {
  private readonly logger = new Logger('consultations');
  private readonly begun = new RateLimiterMemory({ points: MOST_BEGUN, duration: BEGUN_SECONDS });
  private isReading = false;
  private running: ConsultationImport | undefined;

  constructor(
    @Inject(STORE) private readonly store: Store,
    private readonly rooms: Rooms,
    private readonly sessions: SessionsService,
  ) {}

  /**
   * Begins to import what `read` gives and tells how far it is. Refuses `BAD_COMMAND` with every fault of the files and its
   * line, `RATE_LIMITED`, and `BUSY` while another export is read or imported.
   */
  async begin(
    meeting: StoredMeeting,
    account: Account,
    read: () => Promise<unknown>,
  ): Promise<ConsultationImport> {
    await this.begun.consume(account.id).catch((error: unknown) => {
      throw error instanceof RateLimiterRes ? limited(error.msBeforeNext) : error;
    });
    if (this.isReading) throw busy();
    this.isReading = true;
    try {
      const sent = checked(ConsultationExport, await read());
      const id = importIdOf(meeting, sent);
      if (this.running?.id === id) return this.running;
      if (this.running) throw busy();
      const known = await this.find(meeting, id);
      if (known?.state === 'done') return known;
      return await this.start(meeting, account, await wantedOf(id, sent));
    } finally {
      this.isReading = false;
    }
  }

  /** How far an import of this meeting is, or `NOT_FOUND`. */
  async progress(meeting: StoredMeeting, id: string): Promise<ConsultationImport> {
    const found = this.running?.id === id ? this.running : await this.find(meeting, id);
    if (!found) throw new Refusal('NOT_FOUND', 'there is no such import');
    return found;
  }

  private async start(meeting: StoredMeeting, account: Account, wanted: Wanted): Promise<ConsultationImport> {
    const { id, title, language, consultation, counted } = wanted;
    const session = await this.sessionFor(meeting, wanted);
    const actor = { type: 'account', id: account.id, administrator: account.administrator } as const;
    const steps = new Steps(session.id, actor);
    const running = viewOf(wanted, session);
    await this.keep(running);
    this.running = running;
    const settings = steps.settings(consultation, { slug: session.slug, meeting: meeting.slug, title });
    const shared = {
      rooms: this.rooms,
      sessionId: session.id,
      steps,
      settings,
      consultation,
      counted,
      language,
    };
    void runImport({ ...shared, onDone: (done) => (running.done = done) })
      .then(
        ({ refused }) => ended(running, refused),
        (error: unknown) => this.failed(running, error),
      )
      .then(() => this.keep(running))
      .catch((error: unknown) => this.logger.error(`import ${id} is not written down: ${String(error)}`))
      .finally(() => (this.running = undefined));
    return { ...running };
  }

  /** What is left of an earlier try, else a new session. */
  private async sessionFor(meeting: StoredMeeting, { id, title }: Wanted) {
    const slug = `${slugOf(title, 'consultation')}-${id.slice(0, 8)}`;
    const found = await this.store.session(slug);
    if (found && found.meetingId === meeting.id) return this.sessions.listed(found.sessionId);
    return this.sessions.add(meeting, { title, slug });
  }

  private failed(running: ConsultationImport, error: unknown): void {
    const code = error instanceof Refusal ? error.code : 'STORAGE_UNAVAILABLE';
    running.state = code === 'DRAINING' ? 'stopped' : 'failed';
    running.why = code;
    if (!(error instanceof Refusal)) this.logger.error(error instanceof Error ? error.stack : String(error));
  }

  /** As it was written down; what ran when the server went down has stopped. */
  private async find(meeting: StoredMeeting, id: string): Promise<ConsultationImport | undefined> {
    const kept = await this.store.fact(factOf(id));
    if (kept === undefined) return undefined;
    const found = ConsultationImport.parse(JSON.parse(kept));
    const session = await this.store.session(found.slug);
    if (session?.meetingId !== meeting.id || session.sessionId !== found.sessionId) return undefined;
    return found.state === 'running' ? { ...found, state: 'stopped' } : found;
  }

  private keep(view: ConsultationImport): Promise<void> {
    return this.store.putFact(factOf(view.id), JSON.stringify(view));
  }
}

async function wantedOf(id: string, sent: ConsultationExport): Promise<Wanted> {
  const read = await readExport(sent);
  if (!read.ok) {
    const { faults: issues, more } = read;
    throw new Refusal('BAD_COMMAND', 'the export has faults; nothing was changed', { issues, more });
  }
  const { consultation } = read;
  const title = sent.title ?? consultation.summary.topic ?? 'Consultation';
  return { id, title, language: sent.language, consultation, counted: countVotes(consultation) };
}

function viewOf(
  { id, title, consultation, counted }: Wanted,
  session: { id: string; slug: string; code: string },
): ConsultationImport {
  const { statements } = consultation;
  const published = statements.filter(isShown).length;
  return {
    id,
    state: 'running',
    sessionId: session.id,
    slug: session.slug,
    code: session.code,
    title,
    done: 0,
    of: stepsOf(consultation, counted),
    statements: statements.length,
    published,
    declined: statements.length - published,
    voters: counted.voterIds.length,
    votes: counted.votes.length,
    leftOut: { ...counted.leftOut },
    why: null,
  };
}

function ended(running: ConsultationImport, refused: number): void {
  running.state = 'done';
  running.votes -= refused;
  running.leftOut.refused = refused;
}

/** The same export in the same meeting is the same import. The participants' file decides nothing. */
function importIdOf({ id }: StoredMeeting, sent: ConsultationExport): string {
  const digest = createHash('sha256');
  for (const part of [sent.comments, sent.votes, sent.summary ?? '', sent.language ?? '', sent.title ?? ''])
    digest.update(`${part.length} `).update(part);
  return derivedId('consultation', id, digest.digest('hex'));
}

function factOf(id: string): string {
  return `consultation ${id}`;
}

function busy(): Refusal {
  return new Refusal('BUSY', 'another consultation is imported', undefined, 5_000);
}
