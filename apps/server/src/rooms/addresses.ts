import { Inject, Injectable } from '@nestjs/common';
import { Id, Refusal } from '@openfloor/contract';
import type { Store } from '@openfloor/store';
import { normalCode } from '../operations/code.js';
import { STORE } from '../operations/store.token.js';

/** Turns what people put into an address (an id, or a join code as they typed it) into a session. */
@Injectable()
export class Addresses {
  constructor(@Inject(STORE) private readonly store: Store) {}

  /** `byCode` says that the caller knew the code. Refuses `CODE_CHANGED` for an old one and `NOT_FOUND` otherwise. */
  async resolve(address: string): Promise<{ sessionId: string; byCode: boolean }> {
    if (Id.safeParse(address).success) return { sessionId: address.toLowerCase(), byCode: false };
    const code = normalCode(address);
    if (code === undefined) throw new Refusal('NOT_FOUND', 'no such session');
    const fate = await this.store.codeFate(code);
    if (fate.state === 'changed') throw new Refusal('CODE_CHANGED', 'this session has a new code');
    if (fate.state === 'unknown') throw new Refusal('NOT_FOUND', 'no such session');
    return { sessionId: fate.sessionId, byCode: true };
  }
}
