// The order of the house (README, "Where things are"). `npm run check` obeys it; tests/architecture/boundaries.test.ts plants one mistake per rule.

/** A room uses only rooms to its left. */
const rooms = [
  ...[
    'standards',
    'reference',
    'identity',
    'organizations',
    'places',
    'catalog',
    'capacity',
    'sealing',
    'mirrors',
    'tenders',
    'discovery',
    'matching',
  ],
  ...['bids', 'awards', 'orders', 'devices', 'telemetry', 'fulfilment', 'payments', 'papers', 'disclosure', 'notices', 'insight'],
]

/** Files of a room that others may open: the front door and what is pure. */
const door = 'index|schema|rules|browser'
/** Further doors: formats that the browser and other rooms share, and the room's part in one process (streams, broker, sign-in). */
const furtherDoors = {
  matching: 'usable|allocation/(split|document)',
  sealing: 'envelope|encoding|form|receipt',
  identity: 'token|auth-options',
  telemetry: 'topics|live|broker',
  fulfilment: 'live|pace',
}
/** Rooms without state: every file is a table or a formula, and a door of its own. */
const openRooms = 'standards|reference'
/** What reactions.ts gathers. */
const lists = 'reactions|deadlines|jobs'

const doors = [
  `^lib/(platform|values|${openRooms})/`,
  `^lib/[^/]+/(${door})\\.ts$`,
  ...Object.entries(furtherDoors).map(([room, files]) => `^lib/${room}/(${files})\\.ts$`),
].join('|')

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })
const entrances = '^(app|components|workers|server\\.ts)'

module.exports = {
  forbidden: [
    forbid(
      'no-circles',
      'Two files that need each other are one, or lack a third.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    forbid('no-dead-imports', 'An import must lead somewhere.', {}, { couldNotResolve: true, pathNot: '\\.css$' }),
    forbid(
      'values-know-nothing',
      'The vocabulary depends on nothing but itself.',
      { path: '^lib/values/' },
      { pathNot: '^lib/values/' },
    ),
    forbid(
      'standards-are-pure',
      'Formats in and out of plain objects: no machinery, no Node, no database.',
      { path: '^lib/standards/' },
      { pathNot: '^lib/(standards|values)/|(^|/)node_modules/(zod|canonicalize)/' },
    ),
    forbid(
      'platform-knows-no-room',
      'Machinery knows nothing of the business.',
      { path: '^lib/platform/' },
      { path: '^lib/(?!platform/|values/)' },
    ),
    ...rooms
      .map((room, index) => ({ room, later: rooms.slice(index + 1) }))
      .filter(({ later }) => later.length > 0)
      .map(({ room, later }) =>
        forbid(
          `${room}-uses-rooms-above-only`,
          'News against the order travels as events, through lib/reactions.ts.',
          { path: `^lib/${room}/` },
          { path: `^lib/(${later.join('|')})/` },
        ),
      ),
    forbid(
      'rooms-have-a-place-in-the-order',
      'A new room gets its place in `rooms` first.',
      {},
      { path: '^lib/[^/]+/', pathNot: `^lib/(platform|values|${rooms.join('|')})/` },
    ),
    forbid(
      'rooms-are-entered-by-their-doors',
      'Another room is used through its index.ts or its pure files.',
      { path: '^lib/([^/]+)/' },
      { path: '^lib/[^/]+/', pathNot: `^lib/$1/|${doors}` },
    ),
    forbid(
      'entrances-use-doors',
      'Pages, routes and workers call the front door of a room or its pure files.',
      { path: entrances },
      { path: '^lib/[^/]+/', pathNot: doors },
    ),
    forbid(
      'reactions-gather-lists',
      'lib/reactions.ts names the reactions, deadlines and jobs of the rooms and does nothing itself.',
      { path: '^lib/reactions\\.ts$' },
      { path: '^lib/', pathNot: `^lib/platform/|^lib/[^/]+/(${lists})\\.ts$` },
    ),
    forbid(
      'rooms-do-not-know-reactions',
      'Only what runs the work reads the one page of reactions.',
      { path: '^(lib|app|components)/' },
      { path: '^lib/reactions\\.ts$' },
    ),
    forbid(
      'lib-knows-no-entrance',
      'Data flows one way: entrances → rooms → platform → values.',
      { path: '^lib/' },
      { path: '^(app|components|workers|server\\.ts|tools|tests|prisma/seed)' },
    ),
    forbid(
      'product-knows-no-tools',
      'What runs in production needs neither tools nor tests nor the demo world.',
      { path: entrances },
      { path: '^(tools|tests|prisma/seed)/' },
    ),
    forbid(
      'entrances-stand-apart',
      'A page does not start a worker, and a worker draws nothing.',
      { path: '^workers/' },
      { path: '^(app|components|server\\.ts)' },
    ),
    forbid(
      'app-starts-no-worker',
      'A page does not start a worker.',
      { path: '^(app|components|server\\.ts)' },
      { path: '^workers/' },
    ),
    forbid(
      'drawings-take-props',
      'components/ gets values in and gives markup out: of lib only vocabulary, pure files and types.',
      { path: '^components/' },
      {
        path: '^(app|lib)/',
        // The site's own frame draws the tables of pages there are.
        pathNot: `^lib/(values|${openRooms})/|^lib/[^/]+/(schema|rules|browser)\\.ts$|^app/(navigation|workbench-nav)\\.ts$`,
        dependencyTypesNot: ['type-only'],
      },
    ),
    forbid(
      'database-client-in-platform-only',
      'The database is opened in lib/platform; rooms are handed a transaction. The sequencer holds the one connection of its own role.',
      { path: '^(lib|app|components|workers|server\\.ts)', pathNot: '^(lib/platform/|workers/sequencer\\.ts$)' },
      { path: '(^|/)node_modules/(@types/)?(pg|@prisma)/|^lib/platform/prisma/', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'screens-do-not-query',
      'A page calls one thing in lib; it never opens the database itself.',
      { path: '^(app|components)/' },
      { path: '^lib/platform/(db|query)\\.ts$' },
    ),
    forbid(
      'product-needs-no-dev-dependency',
      'What production imports is a dependency, not a development tool.',
      { path: '^(lib|app|components|workers|server\\.ts)' },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^lib/platform/prisma/'] },
    exclude: { path: ['^\\.next/', '^tests/architecture/planted'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
    },
  },
}
