import type { JoinChallenge, JoinProof } from '@openfloor/contract';
import { headOfSha256 } from './sha-256.js';

/** How long the phone works before it looks after its page again, ms: less than one picture takes. */
const SLICE_MS = 8;
/** So many are tried between two looks at the clock. */
const TRIES = 64;

/**
 * The work that the door asks of a device while many join at once: finds the `nonce` that its challenge wants, in slices
 * between which the page stays alive.
 */
export async function work(
  challenge: JoinChallenge,
  joinKey: string,
  rest: () => Promise<void> = breath,
): Promise<JoinProof> {
  const start = `${challenge.salt}|${joinKey}|`;
  let until = performance.now() + SLICE_MS;
  for (let n = 0; ; n += 1) {
    const nonce = n.toString(36);
    if (Math.clz32(headOfSha256(start + nonce)) >= challenge.bits) return { ...challenge, nonce };
    if (n % TRIES === 0 && performance.now() >= until) {
      await rest();
      until = performance.now() + SLICE_MS;
    }
  }
}

/** Lets everything else of the page have its turn; a timer would wait much longer than that. */
function breath(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });
}
