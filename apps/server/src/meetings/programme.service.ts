import { Inject, Injectable } from '@nestjs/common';
import { Programme, Refusal, type Imported } from '@openfloor/contract';
import type { Store } from '@openfloor/store';
import { give } from '../operations/give.js';
import { Rooms } from '../operations/rooms.js';
import { faultsOf, type Fault } from '../operations/shape.js';
import { STORE } from '../operations/store.token.js';
import { MeetingsService } from './meetings.service.js';
import { faultsBetween } from './programme-faults.js';
import { Planner, type Importer, type MeetingPlan, type Plan, type SessionPlan } from './programme-plan.js';
import { SessionsService } from './sessions.service.js';

type ImportedWhole = (typeof Imported)['_zod']['output'];

/**
 * Imports programme documents. A document with a fault changes nothing and is told all its faults; one that was imported
 * already changes nothing either. Rooms have no transaction in common: should the store fail in the middle, the same
 * document sent again does the rest.
 */
@Injectable()
export class ProgrammeService {
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    @Inject(STORE) private readonly store: Store,
    private readonly rooms: Rooms,
    private readonly meetings: MeetingsService,
    private readonly sessions: SessionsService,
  ) {}

  /** One import at a time. Refuses `BAD_COMMAND` with every fault and its path. */
  import(document: unknown, importer: Importer): Promise<ImportedWhole> {
    const run = this.last.then(() => this.run(document, importer));
    this.last = run.catch(() => undefined);
    return run;
  }

  private async run(document: unknown, importer: Importer): Promise<ImportedWhole> {
    const parsed = Programme.safeParse(document);
    if (!parsed.success)
      throw faulty(distinct([...faultsOf(parsed.error.issues), ...faultsBetween(document)]));
    const plan = await new Planner(this.store, this.rooms, importer).plan(parsed.data, document);
    if (plan.faults.length > 0) throw faulty(plan.faults);
    return this.apply(plan, importer);
  }

  private async apply({ meetings, sessions }: Plan, importer: Importer): Promise<ImportedWhole> {
    const imported: ImportedWhole = { meetings: [], sessions: [] };
    for (const plan of meetings) {
      await this.applyMeeting(plan);
      imported.meetings.push({ id: plan.after.id, slug: plan.after.slug });
    }
    for (const plan of sessions) {
      const sessionId = await this.applySession(plan, importer);
      const { id, slug, code } = await this.sessions.listed(sessionId);
      imported.sessions.push({ id, slug, code });
    }
    return imported;
  }

  private async applyMeeting({ before, after }: MeetingPlan): Promise<void> {
    if (before) await this.meetings.change(before, after);
    else await this.meetings.put(after);
  }

  private async applySession(
    { meeting, session, sent, found, isChanged }: SessionPlan,
    importer: Importer,
  ): Promise<string> {
    if (found && !isChanged) return found.sessionId;
    const { id: slug, title } = session;
    const sessionId =
      found?.sessionId ?? (await this.sessions.add(meeting.after, { title, slug, programmeId: slug })).id;
    await give(this.rooms, sessionId, importer.actor, { type: 'session.import', args: sent });
    return sessionId;
  }
}

function faulty(issues: Fault[]): Refusal {
  return new Refusal('BAD_COMMAND', 'the programme has faults; nothing was changed', { issues });
}

function distinct(faults: Fault[]): Fault[] {
  return [...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()];
}
