import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { Metrics } from './metrics.js';

/** What Prometheus reads. */
@ApiExcludeController()
@Controller('metrics')
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  @Get()
  async read(@Res() response: Response): Promise<void> {
    const { registry } = this.metrics;
    response
      .type(registry.contentType)
      .set('Cache-Control', 'no-store')
      .send(await registry.metrics());
  }
}
