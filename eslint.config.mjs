import tseslint from 'typescript-eslint';

const only = (files, forbidden) => ({
  files,
  ignores: ['**/*.spec.ts', '**/testing/**'],
  rules: {
    'no-restricted-imports': [
      'error',
      { patterns: forbidden.map(([group, message]) => ({ group, message })) },
    ],
  },
});

const TYPEORM = [['typeorm', 'typeorm/*', 'better-sqlite3'], 'TypeORM lives in libs/store'];
const SOCKETS = [
  ['socket.io', 'socket.io-client', 'engine.io*'],
  'socket.io lives in server/rooms and libs/client',
];
const DEEP = [['@openfloor/*/*'], 'a library is entered by its index'];

/** The import zones of docs/architecture.md, told in the editor; dependency-cruiser and test/house check them too. */
export default tseslint.config(
  { ignores: ['node_modules', 'dist', 'data', 'coverage', 'apps/web/src/testing'] },
  tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'prefer-const': 'error',
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'settings are read in apps/server/src/config' },
      ],
    },
  },
  {
    files: ['scripts/**', 'test/**', 'apps/server/src/config/**', 'apps/web/*.mjs', '**/*.spec.ts', '*.mjs'],
    rules: { 'no-restricted-properties': 'off', 'no-console': 'off' },
  },
  only(
    ['libs/contract/**'],
    [TYPEORM, SOCKETS, DEEP, [['@openfloor/*', '@nestjs/*', 'node:*'], 'the contract imports zod only']],
  ),
  only(
    ['libs/room/**'],
    [
      TYPEORM,
      SOCKETS,
      DEEP,
      [['@openfloor/store', '@openfloor/client', '@nestjs/*', 'node:*'], 'the room is pure'],
    ],
  ),
  only(
    ['libs/store/**'],
    [SOCKETS, DEEP, [['@openfloor/client', '@nestjs/*'], 'the store serves the server alone']],
  ),
  only(
    ['libs/client/**'],
    [
      TYPEORM,
      DEEP,
      [
        ['@openfloor/room', '@openfloor/store', '@nestjs/*', 'node:*'],
        'the client has no domain rules and runs in browsers',
      ],
    ],
  ),
  only(['apps/server/**'], [TYPEORM, DEEP, [['@openfloor/client'], 'the server does not know the client']]),
  only(
    ['apps/web/**'],
    [
      TYPEORM,
      SOCKETS,
      DEEP,
      [['@openfloor/room', '@openfloor/store', '@nestjs/*'], 'pages know the contract and the client'],
    ],
  ),
  only(
    ['apps/relay/**'],
    [
      [['typeorm', 'typeorm/*'], 'TypeORM lives in libs/store'],
      DEEP,
      [
        ['@openfloor/room', '@openfloor/store', '@nestjs/*'],
        'a relay knows the contract, the client and the pages',
      ],
    ],
  ),
  {
    files: ['apps/server/src/rooms/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [TYPEORM, DEEP].map(([group, message]) => ({ group, message })) },
      ],
    },
  },
);
