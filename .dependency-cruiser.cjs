/** Who may import whom (docs/architecture.md). Run by `npm test`. */
const zone = (name, from, to, comment) => ({ name, comment, severity: 'error', from: { path: from }, to });

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    zone(
      'contract-imports-zod-only',
      '^libs/contract/src',
      { pathNot: '^(libs/contract/src|node_modules/zod)' },
      'the wire stands alone',
    ),
    zone(
      'room-is-pure',
      '^libs/room/src(?!.*\\.spec)(?!.*/testing/)',
      { pathNot: '^(libs/(contract|room)/src|node_modules/(zod|fractional-indexing))' },
      'no I/O, no Nest, no store',
    ),
    zone(
      'store-knows-room-and-contract',
      '^libs/store/src',
      { path: '^(apps|libs/client)' },
      'contract <- room <- store <- server',
    ),
    zone(
      'client-knows-the-contract',
      '^libs/client/src',
      { path: '^(apps|libs/(room|store))' },
      'a patch is put and gone',
    ),
    zone(
      'pages-know-the-contract',
      '^libs/pages/src',
      { path: '^(apps|libs/(room|store|client))' },
      'what sends pages knows no room',
    ),
    zone(
      'relay-knows-client-pages-and-contract',
      '^apps/relay/src',
      { path: '^(apps/(server|web)|libs/(room|store))' },
      'a relay forwards and judges nothing',
    ),
    zone(
      'web-knows-client-and-contract',
      '^apps/web/src',
      { path: '^(apps/server|libs/(room|store))' },
      'no rules in pages',
    ),
    zone(
      'server-does-not-know-the-client',
      '^apps/server/src',
      { path: '^(libs/client|apps/(web|relay))' },
      '',
    ),
    zone(
      'typeorm-only-in-store',
      '^(apps/(server|web)|libs/(contract|room|client|pages))',
      { path: 'node_modules/(typeorm|better-sqlite3|pg)/' },
      '',
    ),
    zone(
      'sockets-only-at-the-doors',
      '^(apps/web|apps/server/src/(?!rooms/)|libs/(contract|room|store))',
      { path: 'node_modules/(socket\\.io|socket\\.io-client|engine\\.io[^/]*)/' },
      '',
    ),
    ...['accounts', 'meetings', 'rooms', 'pages', 'hubs', 'outcomes'].map((feature) =>
      zone(
        `${feature}-imports-no-other-feature`,
        `^apps/server/src/${feature}/`,
        {
          path: '^apps/server/src/(accounts|meetings|rooms|pages|hubs|outcomes)/',
          pathNot: `^apps/server/src/${feature}/`,
        },
        'a shared tool moves to operations',
      ),
    ),
    zone(
      'nodes-stand-below-rooms',
      '^apps/server/src/nodes/(?!testing/)',
      { path: '^apps/server/src/(accounts|meetings|rooms|pages|hubs|outcomes)/' },
      'what nodes say knows no room',
    ),
    zone(
      'redis-behind-one-line',
      '^(apps/server/src/(?!operations/redis-)|apps/(web|relay)|libs)',
      { path: 'node_modules/@?redis/' },
      'hints and tries, never the record',
    ),
    zone(
      'operations-stand-below',
      '^apps/server/src/(operations|config)/',
      { path: '^apps/server/src/(nodes|accounts|meetings|rooms|pages|hubs|outcomes)/' },
      '',
    ),
    zone(
      'libraries-by-their-index',
      '^apps|^test',
      {
        path: '^libs/(contract|room|store|client|pages)/src/',
        pathNot: '^libs/[a-z]+/src/(index\\.ts|testing/)',
      },
      'a library is entered by its index',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|data)|\\.spec\\.ts$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
