import { Injectable } from '@nestjs/common';

/** What ended: the logins of an account, one of them or with `exceptId` all others. */
export interface Ending {
  accountId: string;
  loginId?: string;
  exceptId?: string;
}

/** Tells whoever holds connections that logins have ended, so that those are closed too. */
@Injectable()
export class Endings {
  private readonly listeners = new Set<(ending: Ending) => void>();
  private readonly carriers: ((ending: Ending) => void)[] = [];

  /** Calls `listener` for each ending from now on; the result ends that. */
  listen(listener: (ending: Ending) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** Hands each ending that is told here to `carrier`, which brings it to where others hold connections. */
  carry(carrier: (ending: Ending) => void): void {
    this.carriers.push(carrier);
  }

  tell(ending: Ending): void {
    this.heard(ending);
    for (const carrier of this.carriers) carrier(ending);
  }

  /** An ending that was told elsewhere. */
  heard(ending: Ending): void {
    for (const listener of this.listeners) listener(ending);
  }
}
