import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin, type UserConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Browsers that know cascade layers; older ones read the server-rendered page. Scripts are what they all run. */
const PHONES = { target: 'es2022', cssTarget: ['safari15.4', 'chrome99', 'firefox97'] };
const DESKS = { target: 'es2023', cssTarget: ['safari17', 'chrome120', 'firefox121'] };

const libraries = [
  { find: '@openfloor/contract', replacement: here('../../libs/contract/src/index.ts') },
  { find: '@openfloor/client', replacement: here('../../libs/client/src/index.ts') },
];
/** Phones and the stage run the same React TSX on Preact. */
const preact = [
  { find: /^react-dom\/client$/, replacement: here('src/preact/react-dom-client.ts') },
  { find: /^react\/jsx(-dev)?-runtime$/, replacement: 'preact/jsx-runtime' },
  { find: /^react$/, replacement: here('src/preact/react.ts') },
];

/** Pages use the words of the contract; its schemas are dropped, and zod with them, as nobody reads what they make. */
const treeshake = {
  moduleSideEffects: [
    {
      test: /[\\/](libs[\\/](contract|client)|zod|socket\.io-client|socket\.io-parser)[\\/]/,
      sideEffects: false,
    },
  ],
};

/**
 * What phones do not run, 7 kB of it: the loader of style sheets of lazy chunks (they are inline), transports and
 * upgrades (see `src/live/engine.ts`), and binary events, which the contract does not have.
 */
const LIGHTER: [RegExp, string][] = [
  [/vite\/preload-helper/, 'export const __vitePreload = (load) => load();'],
  [
    /socket\.io-client\/build\/esm\/index\.js$/,
    `import { Manager } from './manager.js';
     export function io(address, options) {
       const { origin, pathname } = new URL(address, location.href);
       return new Manager(origin, options).socket(pathname, options);
     }`,
  ],
  [
    /socket\.io-parser\/build\/esm\/binary\.js$/,
    `const refuse = () => { throw new Error('binary events are not spoken here'); };
     export { refuse as deconstructPacket, refuse as reconstructPacket };`,
  ],
  [
    /socket\.io-parser\/build\/esm\/is-binary\.js$/,
    'export const isBinary = (data) => data instanceof ArrayBuffer; export const hasBinary = () => false;',
  ],
];
const lighter: Plugin = {
  name: 'lighter',
  enforce: 'pre',
  resolveId: (source) => (source === 'engine.io-client' ? here('src/live/engine.ts') : undefined),
  load: (id) => LIGHTER.find(([heavy]) => heavy.test(id))?.[1],
};

/** The console's components speak the languages that the product is offered in; their words in others stay out. */
const COMPONENT_WORDS = /react-(aria|stately|aria-components)\/.*\/(?!ar-AE|en-US)[a-z]{2}-[A-Z]{2}\.mjs$/;
const offeredWords: Plugin = {
  name: 'offered-words',
  load: (id) => (COMPONENT_WORDS.test(id) ? 'const none = {}; export { none as default };' : undefined),
};
/** The console keeps polling, for desks behind a proxy that lets no WebSocket through, and leaves out the rest. */
const lightParser: Plugin = {
  name: 'light-parser',
  enforce: 'pre',
  load: lighter.load as Plugin['load'] & {},
};

function client(name: string, entry: string, browsers: UserConfig['build']): UserConfig {
  return {
    build: {
      ...browsers,
      outDir: here('../../dist/web'),
      emptyOutDir: false,
      manifest: `manifest.${name}.json`,
      cssMinify: 'lightningcss',
      modulePreload: false,
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      rolldownOptions: { input: { [name]: here(entry) }, treeshake },
    },
  };
}

/** Modes: one for each client build (`desk` is the console), and `pages`, the server-rendered HTML of all of them. */
const modes: Record<string, () => UserConfig> = {
  audience: () => ({
    ...client('audience', 'src/audience/main.tsx', PHONES),
    plugins: [lighter],
    resolve: { alias: [...libraries, ...preact] },
  }),
  hub: () => ({
    ...client('hub', 'src/hub/main.tsx', PHONES),
    plugins: [lighter],
    resolve: { alias: [...libraries, ...preact] },
  }),
  worker: () => ({
    build: {
      ...PHONES,
      outDir: here('../../dist/web/workers'),
      emptyOutDir: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: here('src/hub/worker.ts'),
        output: { format: 'iife', entryFileNames: 'hub-worker.js' },
      },
    },
  }),
  stage: () => ({
    ...client('stage', 'src/stage/main.tsx', PHONES),
    resolve: { alias: [...libraries, ...preact] },
  }),
  record: () => ({
    ...client('record', 'src/record/main.ts', PHONES),
    resolve: { alias: libraries },
  }),
  figures: () => ({
    ...client('figures', 'src/figures/main.tsx', PHONES),
    resolve: { alias: [...libraries, ...preact] },
  }),
  desk: () => ({
    ...client('desk', 'src/console/main.tsx', DESKS),
    plugins: [offeredWords, lightParser],
    resolve: { alias: libraries, dedupe: ['react', 'react-dom'] },
  }),
  pages: () => ({
    build: {
      ssr: here('src/pages.tsx'),
      target: 'node20',
      cssTarget: PHONES.cssTarget,
      outDir: here('../../dist/web-ssr'),
      emptyOutDir: false,
      cssMinify: 'lightningcss',
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: { treeshake },
    },
    ssr: { noExternal: true },
    resolve: { alias: [...libraries, ...preact] },
  }),
};

export default defineConfig(({ mode }) => ({
  root: here('.'),
  base: '/',
  publicDir: false,
  logLevel: 'error',
  css: { transformer: 'lightningcss' },
  oxc: { jsx: { runtime: 'automatic', importSource: 'react' } },
  define: { 'process.env.NODE_ENV': '"production"' },
  ...modes[mode]?.(),
}));
