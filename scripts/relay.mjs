import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, install, root } from './steps.mjs';

install();
build();
await import(pathToFileURL(join(root, 'dist/node/apps/relay/src/main.js')).href);
