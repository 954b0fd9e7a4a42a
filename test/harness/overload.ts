import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const LOAD = join(import.meta.dirname, 'overload-load.mjs');

/** What a run of votes came to. Times are milliseconds, each from the moment at which a vote was sent. */
export interface LoadRun {
  sent: number;
  accepted: number;
  /** Refusals by their code. */
  codes: Record<string, number>;
  /** Refusals that named no time to come again. */
  timeless: number;
  /** Votes that were never answered. */
  open: number;
  p50: number;
  p99: number;
  slowest: number;
  /** How long votes were sent for, and how long it took until the last was answered. */
  offeredMs: number;
  lastedMs: number;
  /** Phones whose connection was closed. */
  closed: number;
  /** Frames of figures that one phone was sent, of the one that was sent most. */
  tallies: number;
}

/** What the room shows and keeps in the end, by question, and what the phones were answered. */
export interface Totals {
  shown: readonly number[];
  kept: readonly number[];
  answered: readonly number[];
}

/** What one may expect of a room that is offered more than it can take. */
export interface OverloadBounds {
  /** So soon every vote is answered one way or the other. */
  answeredWithinMs: number;
  talliesPerSecond: number;
  staffP99Ms: number;
  memoryMb: number;
  recoveredWithinMs: number;
}

export interface Overload {
  run: LoadRun;
  totals: Totals;
  /** From a staff command until its answer; a refusal took for ever. */
  staffMs: readonly number[];
  /** What the process grew by. */
  grewMb: number;
  recoveredMs: number;
}

/** What a refusal of too much may be called. */
const TYPED = ['BUSY', 'RATE_LIMITED'];

/** Everything that is wrong with how a room bore an overload; nothing where it did as it promised. */
export function faultsOf(
  { run, totals, staffMs, grewMb, recoveredMs }: Overload,
  bounds: OverloadBounds,
): string[] {
  const refused = Object.entries(run.codes);
  const refusals = refused.reduce((sum, [, count]) => sum + count, 0);
  const allowed = bounds.talliesPerSecond * (run.lastedMs / 1_000) + bounds.talliesPerSecond;
  const staffP99 = shareOf(staffMs, 0.99);
  return [
    run.open > 0 && `${run.open} votes were never answered`,
    run.sent !== run.accepted + refusals + run.open && 'answers do not add up to what was sent',
    run.closed > 0 && `${run.closed} phones were cut off`,
    run.timeless > 0 && `${run.timeless} refusals named no time to come again`,
    ...refused
      .filter(([code]) => !TYPED.includes(code))
      .map(([code, count]) => `${count} were refused as ${code}`),
    run.p99 > bounds.answeredWithinMs && `votes waited ${Math.round(run.p99)} ms for an answer`,
    run.tallies > allowed && `a phone was sent ${run.tallies} figures in ${Math.round(run.lastedMs)} ms`,
    differs(totals.shown, totals.answered) && 'the figures shown are not the votes that were acknowledged',
    differs(totals.kept, totals.answered) && 'the ballots kept are not the votes that were acknowledged',
    !(staffP99 <= bounds.staffP99Ms) && `staff waited ${Math.round(staffP99)} ms`,
    grewMb > bounds.memoryMb && `the process grew by ${Math.round(grewMb)} MB`,
    !(recoveredMs <= bounds.recoveredWithinMs) && `it took ${Math.round(recoveredMs)} ms to recover`,
  ].filter((fault) => fault !== false);
}

/** The value at this share of all, such as 0.99; infinity of none. */
export function shareOf(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Infinity;
}

function differs(these: readonly number[], those: readonly number[]): boolean {
  return these.length !== those.length || these.some((count, at) => count !== those[at]);
}

/** Resident memory of a process, MB. */
export function memoryMb(pid: number): number {
  const line = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1] ?? 0) / 1_024;
}

/** Phones in a process of their own, so that what they cost is not what the judge of them is late by. */
export class LoadProcess {
  private readonly child: ChildProcess = fork(LOAD);

  /** Takes seats and sits down on them. */
  async sit(given: { url: string; session: string; code: string; count: number }): Promise<void> {
    await this.asks('sit', given);
  }

  /**
   * Votes for so long: `rate` a second whatever comes, or without one as fast as each is answered. Resolves when all
   * are answered, or after `patienceMs`; `offered` is called when no more are sent.
   */
  vote(
    given: { questionIds: readonly string[]; rate?: number; forMs: number; patienceMs: number },
    offered: () => void = () => undefined,
  ): Promise<LoadRun> {
    return this.asks('vote', given, offered) as Promise<LoadRun>;
  }

  /** How many phones support each question, as far as they were answered. */
  async holds(questionIds: readonly string[]): Promise<number[]> {
    return ((await this.asks('holds', { questionIds })) as { counts: number[] }).counts;
  }

  end(): void {
    this.child.kill('SIGKILL');
  }

  private asks(act: string, given: object, offered?: () => void): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const hear = (told: { done?: string; error?: string; said?: string }) => {
        if (told.said === 'offered') return offered?.();
        if (told.done !== act) return;
        this.child.off('message', hear);
        if (told.error === undefined) resolve(told);
        else reject(new Error(told.error));
      };
      this.child.on('message', hear);
      this.child.once('exit', () => reject(new Error('the phones have ended')));
      this.child.send({ act, ...given });
    });
  }
}
