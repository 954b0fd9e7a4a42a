/** Jest for everything but the browser. `dist` is built before: stories and faults run against the real server. */
const common = {
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  testEnvironment: 'node',
  setupFiles: ['reflect-metadata'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', tsx: false, decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
  moduleNameMapper: {
    '^@openfloor/(contract|room|store|client|pages)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  rootDir: import.meta.dirname,
};

const project = (displayName, testMatch, more = {}) => ({ ...common, displayName, testMatch, ...more });

export default {
  /** A story over real sockets takes a few seconds; on a busy machine more. */
  testTimeout: 30_000,
  projects: [
    project('contract', ['<rootDir>/libs/contract/**/*.spec.ts']),
    project('room', ['<rootDir>/libs/room/**/*.spec.ts']),
    project('store', ['<rootDir>/libs/store/**/*.spec.ts', '<rootDir>/test/store/**/*.spec.ts']),
    project('client', ['<rootDir>/libs/client/**/*.spec.ts']),
    project('pages', ['<rootDir>/libs/pages/**/*.spec.ts']),
    project('relay', ['<rootDir>/apps/relay/**/*.spec.ts']),
    project('server', ['<rootDir>/apps/server/**/*.spec.ts']),
    project('web', ['<rootDir>/apps/web/**/*.spec.ts']),
    project('house', ['<rootDir>/test/house/**/*.spec.ts']),
    project('e2e', ['<rootDir>/test/e2e/**/*.spec.ts']),
    project('fuzz', ['<rootDir>/test/fuzz/**/*.spec.ts']),
    project('hostile', ['<rootDir>/test/hostile/**/*.spec.ts']),
    project('faults', ['<rootDir>/test/faults/**/*.spec.ts']),
  ],
};
