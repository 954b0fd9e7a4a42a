import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { RetentionView } from '@openfloor/contract';
import { RETENTION_STEPS, type RetentionStep } from '@openfloor/room';
import type { Store } from '@openfloor/store';
import { Config } from '../config/config.js';
import { Drain } from '../operations/drain.js';
import { give, SYSTEM } from '../operations/give.js';
import { Rooms } from '../operations/rooms.js';
import { STORE } from '../operations/store.token.js';
import { PrivacyAudit, type PrivacyAct } from './audit.js';
import { Backups } from './backups.service.js';
import { PrivacyClock } from './clock.js';
import { ErasuresAgain } from './erasures.service.js';
import { noticeOf } from './notice.js';
import { sessionsDue } from './retention-due.js';

const HOUR_MS = 3_600_000;
/** Sessions of one step in one run; the others come with the next. */
const SESSIONS_A_RUN = 50;
/** More parts than any session has. */
const MOST_PARTS = 10_000;

const TOLD: Record<RetentionStep, PrivacyAct> = {
  seats: 'seats ended',
  ballots: 'ballots counted',
  words: 'words gone',
};

/** Lets go what is too old: at the start and every hour. Each part of it is one small turn of a room. */
@Injectable()
export class RetentionService implements OnApplicationBootstrap, OnModuleDestroy {
  private running: Promise<void> | undefined;
  private lastRun: RetentionView['lastRun'] = null;
  private stop: () => void = () => undefined;

  constructor(
    private readonly rooms: Rooms,
    private readonly config: Config,
    private readonly backups: Backups,
    private readonly erasures: ErasuresAgain,
    private readonly audit: PrivacyAudit,
    private readonly clock: PrivacyClock,
    private readonly drain: Drain,
    @Inject(STORE) private readonly store: Store,
  ) {}

  /** Erasures come first and are waited for: nobody is let in who could read what must be gone. */
  async onApplicationBootstrap(): Promise<void> {
    await this.erasures.redo();
    this.stop = this.clock.every(HOUR_MS, () => void this.run());
    this.drain.onDrain(() => this.stop());
    void this.run();
  }

  onModuleDestroy(): void {
    this.stop();
  }

  /** One run; who asks while one is under way waits for that. Never throws. */
  run(): Promise<void> {
    return (this.running ??= this.all().finally(() => (this.running = undefined)));
  }

  /** What a run would let go now. */
  async due(): Promise<RetentionView> {
    const now = this.clock.now();
    const due = await Promise.all(
      RETENTION_STEPS.map(async (step) => ({ step, sessions: await this.sessionsDue(step, now) })),
    );
    const backups = await this.backups.expired(now);
    return { notice: noticeOf(this.config), due, backups, lastRun: this.lastRun };
  }

  private async all(): Promise<void> {
    const at = this.clock.now();
    let [done, failed] = [0, 0];
    const attempt = async (act: () => Promise<number>) => {
      if (this.drain.isDraining) return;
      try {
        done += await act();
      } catch (error) {
        failed += 1;
        this.audit.tell('retention failed', { why: error instanceof Error ? error.message : String(error) });
      }
    };
    for (const step of RETENTION_STEPS) {
      let sessions: string[] = [];
      await attempt(async () => {
        sessions = await this.sessionsDue(step, at);
        return 0;
      });
      for (const sessionId of sessions) await attempt(() => this.letGo(sessionId, step));
    }
    await attempt(() => this.backups.keepUp(at));
    await attempt(async () => {
      await this.store.settleLog();
      return 0;
    });
    this.lastRun = { at, done, failed };
    this.audit.tell('retention run', { done, failed });
  }

  private sessionsDue(step: RetentionStep, now: number): Promise<string[]> {
    return sessionsDue(this.store, step, this.config.retention, now, SESSIONS_A_RUN);
  }

  private async letGo(sessionId: string, step: RetentionStep): Promise<number> {
    for (let part = 0; part < MOST_PARTS; part += 1) {
      const { result } = await give(this.rooms, sessionId, SYSTEM, {
        type: 'session.retain',
        args: { step },
      });
      if (result?.['left'] !== true) break;
    }
    if (step === 'ballots') await this.store.dropBallots(sessionId);
    await this.store.retentionDone(step, sessionId);
    this.audit.tell(TOLD[step], { sessionId });
    return 1;
  }
}
