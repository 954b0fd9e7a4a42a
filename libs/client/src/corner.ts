import type { Corner } from '@openfloor/contract';

/** A corner shows so many signals, the latest. */
const SIGNALS = 40;

/** Completes what came of a corner: its questions, requests and signals are laid by id over those that are held. */
export function layOver(held: Corner, put: Corner): void {
  put.questions = lay(held.questions, put.questions);
  put.floor = lay(held.floor, put.floor);
  put.signals = lay(held.signals, put.signals).slice(-SIGNALS);
}

function lay<One extends { id: string }>(held: One[], put: One[]): One[] {
  return [...new Map([...held, ...put].map((one) => [one.id, one])).values()];
}
