import { Inject, Module, type DynamicModule } from '@nestjs/common';
import type { Store } from '@openfloor/store';
import { Config } from '../config/config.js';
import { Claims } from './claims.js';
import { DoorWatch } from './door-watch.js';
import { Drain } from './drain.js';
import { Endings } from './endings.js';
import { HealthController } from './health.controller.js';
import { Ledgers } from './ledgers.js';
import { Limits } from './limits.js';
import { Links } from './links.js';
import { Log } from './log.js';
import { LoginLimits } from './login-limits.js';
import { Metrics } from './metrics.js';
import { MetricsController } from './metrics.controller.js';
import { Seals } from './seals.js';
import { readSecret, Secret } from './secret.js';
import { SessionFinder } from './session-finder.js';
import { STORE } from './store.token.js';

const OWN = [Claims, Drain, Endings, Ledgers, Limits, LoginLimits, Metrics, Seals, SessionFinder];

/** What every part of the server may use: settings, store, log, limits, figures, the end of the process. */
@Module({})
export class OperationsModule {
  /** To be imported once, by the application. The store is closed by `Drain`. */
  static over(config: Config, store: Store, log: Log = new Log(config)): DynamicModule {
    const given = [
      { provide: Config, useValue: config },
      { provide: STORE, useValue: store },
      { provide: Log, useValue: log },
      { provide: Secret, useFactory: () => readSecret(config) },
      { provide: Links, useFactory: () => new Links(config) },
      { provide: DoorWatch, useFactory: () => new DoorWatch() },
    ];
    return {
      module: OperationsModule,
      global: true,
      controllers: [HealthController, MetricsController],
      providers: [...given, ...OWN],
      exports: [Config, STORE, Log, Secret, Links, DoorWatch, ...OWN],
    };
  }

  constructor(drain: Drain, @Inject(STORE) store: Store) {
    drain.add('store', () => store.close());
  }
}
