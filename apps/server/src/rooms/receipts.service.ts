import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { Store } from '@openfloor/store';
import { STORE } from '../operations/store.token.js';

const HOUR_MS = 3_600_000;
/** Receipts stay until seven days after the session closed: a hub or a phone may come back much later. */
const KEPT_MS = 7 * 24 * HOUR_MS;

/** Lets go, once an hour, the receipts of sessions that closed long ago. */
@Injectable()
export class ReceiptsService implements OnModuleDestroy {
  private readonly logger = new Logger('receipts');
  private readonly timer = setInterval(() => void this.drop(), HOUR_MS);

  constructor(@Inject(STORE) private readonly store: Store) {
    this.timer.unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  private async drop(): Promise<void> {
    try {
      const dropped = await this.store.dropReceipts(Date.now() - KEPT_MS);
      if (dropped > 0) this.logger.log(`${dropped} old receipts were dropped`);
    } catch (error) {
      this.logger.error(error instanceof Error ? error.message : String(error));
    }
  }
}
