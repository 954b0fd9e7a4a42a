import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { openStore, type Store } from '@openfloor/store';
import { AppModule } from './app.module.js';
import { readConfig, type Config } from './config/config.js';
import { FirstStart } from './meetings/first-start.service.js';
import { Drain } from './operations/drain.js';
import { prepareHttp } from './operations/http.js';
import { Log } from './operations/log.js';
import { SocketAdapter } from './rooms/socket.adapter.js';

export interface Started {
  app: NestExpressApplication;
  config: Config;
}

/**
 * Starts the server: settings, store, application, doors. `over` may put something between the server and its
 * store, for tests of what a broken one would do.
 */
export async function start(
  config = readConfig(),
  over: (store: Store) => Store = (store) => store,
): Promise<Started> {
  const store = over(await openStore({ dataDir: config.dataDir, databaseUrl: config.databaseUrl }));
  const app = await NestFactory.create<NestExpressApplication>(AppModule.over(config, store), {
    bodyParser: false,
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(Log, { strict: false }));
  app.useWebSocketAdapter(new SocketAdapter(app));
  await prepareHttp(app);
  const firstStart = app.get(FirstStart, { strict: false });
  await firstStart.prepare();
  await app.listen(config.port, config.host);
  process.stdout.write(firstStart.announcement());
  endOnSignals(app.get(Drain, { strict: false }));
  endOnFaults(app.get(Log, { strict: false }));
  return { app, config };
}

/** A first signal ends everything in order, a second one at once. */
function endOnSignals(drain: Drain): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => {
      process.once(signal, () => process.exit(1));
      void drain.begin().then(() => process.exit(0));
    });
}

/** After a fault that nobody caught nothing is known to be right: the process says so once and ends. */
function endOnFaults(log: Log): void {
  const end = (fault: unknown) => {
    log.fatal(fault instanceof Error ? fault : new Error(String(fault)), 'process');
    process.exit(1);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}
