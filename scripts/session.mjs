import { main } from '../test/replay/session/main.mjs';
import { build, install } from './steps.mjs';

process.exit(
  await main(process.argv.slice(2), () => {
    install();
    build();
  }),
);
