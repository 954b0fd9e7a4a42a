import { newKey } from '@openfloor/client';
import type { JoinChallenge, JoinProof, Seated } from '@openfloor/contract';
import { createHash } from 'node:crypto';
import { api, type Answer } from './api.js';
import type { TestServer } from './server.js';

export type Joined = Answer<Seated & { details?: { challenge?: JoinChallenge } }>;

/** One knock at the door, as any program can make it. */
export function knock(
  server: TestServer,
  session: string,
  { joinKey = newKey(), ...more }: { joinKey?: string; proof?: unknown; personalCode?: string } = {},
): Promise<Joined> {
  return api(server, 'POST', `/sessions/${session}/join`, { body: { joinKey, ...more } });
}

/** The challenge that a knock was answered with. */
export function challengeIn({ body }: Joined): JoinChallenge {
  const challenge = body.details?.challenge;
  if (!challenge) throw new Error(`no challenge: ${JSON.stringify(body)}`);
  return challenge;
}

/** Does the work of a challenge, by a hash that is not the product's own. */
export function solved(challenge: JoinChallenge, joinKey: string): JoinProof {
  for (let n = 0; ; n += 1) {
    const nonce = n.toString(36);
    const told = `${challenge.salt}|${joinKey}|${nonce}`;
    const head = createHash('sha256').update(told).digest().readUInt32BE(0);
    if (Math.clz32(head) >= challenge.bits) return { ...challenge, nonce };
  }
}

/** Does many things, so many at a time, and counts what came of them by status. */
export async function flood(
  times: number,
  wide: number,
  act: (n: number) => Promise<{ status: number }>,
): Promise<Map<number, number>> {
  const counts = new Map<number, number>();
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < times) {
      const { status } = await act(next++);
      counts.set(status, (counts.get(status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: wide }, lane));
  return counts;
}
