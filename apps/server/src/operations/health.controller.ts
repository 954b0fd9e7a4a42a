import { Controller, Get, HttpStatus, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Store } from '@openfloor/store';
import type { Response } from 'express';
import { Drain } from './drain.js';
import { STORE } from './store.token.js';

const PING_MS = 2_000;

/** Whether this process lives, and whether it wants work. */
@ApiExcludeController()
@Controller('health')
export class HealthController {
  constructor(
    private readonly drain: Drain,
    @Inject(STORE) private readonly store: Store,
  ) {}

  @Get('live')
  live(@Res() response: Response): void {
    answer(response, HttpStatus.OK, 'live');
  }

  @Get('ready')
  async ready(@Res() response: Response): Promise<void> {
    if (this.drain.isDraining) return answer(response, HttpStatus.SERVICE_UNAVAILABLE, 'draining');
    const isThere = await this.storeAnswers();
    answer(
      response,
      isThere ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE,
      isThere ? 'ready' : 'no store',
    );
  }

  private async storeAnswers(): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((done) => (timer = setTimeout(() => done(false), PING_MS)));
    const pinged = this.store.ping().then(
      () => true,
      () => false,
    );
    try {
      return await Promise.race([pinged, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}

function answer(response: Response, status: number, state: string): void {
  response.status(status).set('Cache-Control', 'no-store').json({ state });
}
