import { acceptInvitation, RefusedCall } from '@openfloor/client';
import type { FactsStore } from '../kept/facts.store.js';
import type { Journal } from '../kept/journal.js';
import { digestOf } from '../signing.js';

/** The hub's seat in the room, with where the room is. */
export interface UpstreamSeat {
  upstream: string;
  sessionId: string;
  hubId: string;
  seat: string;
  /** Digest of the invitation that gave it, so that the same link is not used again. */
  invitation: string;
}

/** What cannot be begun, in words for whoever started the relay. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
}

const AGAIN_MS = 2_000;

/** What was said at this start. */
interface Asked {
  upstream: string | undefined;
  token: string | undefined;
}

/** Reads and keeps the seat. `tell` says on the terminal what is waited for. */
export class SeatTaking {
  constructor(
    private readonly facts: FactsStore,
    private readonly journal: Journal,
    private readonly tell: (line: string) => void,
    private readonly accept: typeof acceptInvitation = acceptInvitation,
  ) {}

  /**
   * The seat that is kept, or that the invitation gives: once, and then it is kept. Waits for a server that does not
   * answer; throws `CannotStart` where it refuses, and where what is kept belongs to another hub.
   */
  async take({ upstream, token }: Asked, stop: AbortSignal): Promise<UpstreamSeat> {
    const kept = this.facts.read<UpstreamSeat>('seat');
    const isSame = kept && (!token || kept.invitation === digestOf(token));
    if (isSame) return this.keep({ ...kept, upstream: upstream ?? kept.upstream }, kept);
    const base = upstream ?? kept?.upstream;
    if (!base || !token)
      throw new CannotStart(
        'A first start needs the server and a link of the hub: --upstream URL --token LINK',
      );
    const seat = await this.ask(base, token, stop);
    if (kept && (kept.sessionId !== seat.sessionId || kept.hubId !== seat.hubId))
      throw new CannotStart('This data is of another hub. Choose another --data, or wipe it with --forget.');
    return this.keep(seat, kept);
  }

  private async keep(seat: UpstreamSeat, kept: UpstreamSeat | undefined): Promise<UpstreamSeat> {
    if (JSON.stringify(seat) !== JSON.stringify(kept))
      await this.journal.write(() => this.facts.keep('seat', seat));
    return seat;
  }

  private async ask(upstream: string, token: string, stop: AbortSignal): Promise<UpstreamSeat> {
    for (let tries = 0; !stop.aborted; tries += 1) {
      try {
        const { sessionId, actor, seat } = await this.accept({ token, device: 'relay' }, { base: upstream });
        if (actor.role !== 'hub') throw new CannotStart(`This link is for a ${actor.role}, not for a hub.`);
        return { upstream, sessionId, hubId: actor.id, seat, invitation: digestOf(token) };
      } catch (error) {
        if (error instanceof CannotStart) throw error;
        if (error instanceof RefusedCall && error.status < 500 && error.status !== 429)
          throw new CannotStart(`${upstream} does not take this link: ${error.code} ${error.message}`);
        if (tries === 0) this.tell(`${upstream} does not answer; trying again every ${AGAIN_MS / 1_000} s`);
        await new Promise((again) => setTimeout(again, AGAIN_MS));
      }
    }
    throw new CannotStart('Stopped before the hub had its seat.');
  }
}
