import { readArgv } from './argv.js';
import { start } from './start.js';

/** A first signal ends the relay in order, a second one at once. */
function endOnSignals(close: () => Promise<void>): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => {
      process.once(signal, () => process.exit(1));
      void close().then(() => process.exit(0));
    });
}

async function main(): Promise<void> {
  const started = await start(readArgv(process.argv.slice(2)));
  if (started) endOnSignals(() => started.close());
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
