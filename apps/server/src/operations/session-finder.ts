import { Inject, Injectable } from '@nestjs/common';
import { normalCode, Id, Refusal } from '@openfloor/contract';
import type { Store } from '@openfloor/store';
import { Limits } from './limits.js';
import type { NamedBy } from './reading.js';
import { STORE } from './store.token.js';

export interface Found {
  sessionId: string;
  by: NamedBy;
}

/** Finds sessions by what people name them with. A wrong code and one that leads nowhere any more get the same answer. */
@Injectable()
export class SessionFinder {
  constructor(
    @Inject(STORE) private readonly store: Store,
    private readonly limits: Limits,
  ) {}

  /** By id or join code. Whether there is a room of that id says the room. Refuses like `byCode`. */
  async find(idOrCode: string, address: string | undefined): Promise<Found> {
    if (Id.safeParse(idOrCode).success) return { sessionId: idOrCode.toLowerCase(), by: 'id' };
    return { sessionId: await this.byCode(idOrCode, address), by: 'code' };
  }

  /** Refuses `NOT_FOUND`, `CODE_CHANGED` for a retired code, `RATE_LIMITED` after too many that lead nowhere. */
  async byCode(typed: string, address: string | undefined): Promise<string> {
    const code = normalCode(typed);
    if (!code) throw unknownCode();
    await this.limits.expectGuess(address);
    const fate = await this.store.codeFate(code);
    if (fate.state === 'unknown') {
      await this.limits.missedCode(address);
      throw unknownCode();
    }
    // Between claiming a new code and the room's taking it, the old one is still the one on the wall.
    if (fate.state === 'changed' && (await this.store.session(fate.sessionId))?.code !== code)
      throw new Refusal('CODE_CHANGED', 'this code was replaced by another');
    await this.limits.foundCode(address);
    return fate.sessionId;
  }

  /** The id of the session with this slug, or `NOT_FOUND`. */
  async bySlug(slug: string): Promise<string> {
    const session = await this.store.session(slug);
    if (!session || session.slug !== slug) throw new Refusal('NOT_FOUND', 'there is no such session');
    return session.sessionId;
  }
}

function unknownCode(): Refusal {
  return new Refusal('NOT_FOUND', 'no session has this code');
}
