/**
 * Who may import whom, and which library belongs to which room: part of `npm run lint`. `import type` counts like any
 * other import, for a room that knows another's shapes depends on it. docs/architecture.md draws the same picture.
 *
 * A room is a folder (or a file) with what is below it, less what is a room itself. It may import itself, what stands
 * behind it, and what `all` of its group may; `…/*` stands for every room of a folder.
 */
const DOMAIN = 'miniprogram/domain/*'
const CONTRACT = 'cloudfunctions/contract'
const PORTS = 'cloudfunctions/application/ports'
/** What each subject of the application, and reporting, may use besides. */
const SHARED_BY_SUBJECTS = [
  'paging.ts',
  'counting.ts',
  'member-names.ts',
  'own-kinds.ts',
  'sheet-columns.ts',
  'request-memory.ts',
  'uploads.ts',
].map((file) => `cloudfunctions/application/${file}`)
/** What was tapped, as a component and a page read it alike. */
const TAPPED = 'miniprogram/page-parts/tapped.ts'

const ROOMS = {
  ...roomsIn('miniprogram/domain', [], {
    values: [],
    time: ['values'],
    people: ['rules', 'time', 'values'],
    rules: ['time', 'values'],
    entries: ['people', 'time'],
    branch: ['entries', 'people', 'rules', 'time', 'values'],
    meeting: ['branch', 'entries', 'people', 'rules', 'time', 'values'],
    dues: ['entries', 'people', 'rules', 'time', 'values'],
    service: ['entries', 'people', 'time', 'values'],
    ledger: ['entries', 'meeting', 'people', 'time', 'values'],
    records: ['dues', 'entries', 'ledger', 'meeting', 'people', 'service', 'time', 'values'],
    messages: ['dues', 'meeting', 'people', 'time'],
    report: ['people', 'rules', 'time', 'values'],
  }),
  ...roomsIn('miniprogram', [DOMAIN, CONTRACT, TAPPED], {
    text: [],
    services: ['text'],
    components: ['text'],
    // Shown by two packages, it asks by itself, every 20 seconds.
    'components/check-in-code': ['services', 'text'],
    'page-parts/tapped.ts': [],
    'page-parts': ['components', 'services', 'text'],
    pages: ['components', 'page-parts', 'services', 'text'],
    packages: ['components', 'page-parts', 'services', 'text'],
    'app.ts': ['services', 'text'],
  }),
  [CONTRACT]: [DOMAIN],
  [PORTS]: [DOMAIN, CONTRACT],
  'cloudfunctions/application': [
    DOMAIN,
    CONTRACT,
    PORTS,
    'cloudfunctions/application/log',
    'cloudfunctions/application/request-memory.ts',
    'cloudfunctions/application/uploads.ts',
  ],
  // The subjects: each says with which others it deals; what two of them need stands below both.
  ...roomsIn('cloudfunctions/application', [DOMAIN, CONTRACT, PORTS, ...SHARED_BY_SUBJECTS], {
    'paging.ts': [],
    'member-names.ts': [],
    'counting.ts': [],
    'own-kinds.ts': [],
    'sheet-columns.ts': [],
    exporting: ['register'],
    'year-book': ['exporting'],
    'request-memory.ts': [],
    'uploads.ts': [],
    log: [],
    entries: [],
    branches: ['log'],
    feedback: [],
    donations: ['entries'],
    dues: ['entries'],
    indicators: ['entries'],
    ledger: ['branches', 'entries'],
    // Closing a shift writes its outing into the ledger.
    volunteering: ['entries', 'meetings/checking-in', 'ledger'],
    measures: [],
    register: ['branches', 'dues'],
    norms: ['branches', 'register'],
    meetings: ['register'],
    'meetings/arranging': ['meetings', 'norms'],
    'meetings/following-up': ['entries', 'ledger', 'meetings'],
    'meetings/closing': ['meetings', 'meetings/arranging', 'meetings/following-up'],
    'meetings/roll': ['meetings', 'meetings/closing'],
    'meetings/minutes': ['meetings', 'meetings/roll'],
    'meetings/checking-in': ['meetings', 'meetings/roll'],
    'meetings/reading': ['meetings', 'meetings/arranging', 'meetings/closing', 'meetings/following-up'],
    'meetings/meeting-handlers.ts': ['meetings/*'],
    joining: ['branches', 'entries', 'meetings/checking-in', 'register'],
    agenda: ['entries', 'joining', 'meetings', 'meetings/arranging', 'norms'],
    settling: ['donations', 'dues', 'entries', 'indicators', 'ledger', 'volunteering'],
    reminders: ['dues', 'meetings', 'meetings/arranging', 'norms'],
    'own-records': ['joining'],
  }),
  ...roomsIn('cloudfunctions/reporting', [DOMAIN, CONTRACT, PORTS, ...SHARED_BY_SUBJECTS], {
    measures: [],
    template: [],
    facts: ['measures'],
    draft: ['facts', 'measures'],
    'own-year': ['measures'],
    summary: ['measures'],
    problems: ['draft', 'measures'],
    report: ['draft', 'facts', 'measures', 'problems', 'template', 'cloudfunctions/application/norms'],
  }),
  'cloudfunctions/cloudbase': [DOMAIN, PORTS],
  'cloudfunctions/documents': [DOMAIN, PORTS],
  // Here everything is put together.
  ...roomsIn('cloudfunctions', [DOMAIN, 'cloudfunctions/*'], {
    'compose.ts': [],
    api: [],
    remind: [],
    report: [],
  }),
  // Packages of their own, for any mini-program: nothing of this one's comes in, and others see their faces only.
  'local/loopback': [],
  'local/cloud': ['local/loopback'],
  'local/preview': ['local/loopback'],
  'local/demo': [DOMAIN, CONTRACT],
  // What is kept of a person is told to them and to who approves the mini-program by one table.
  scripts: [DOMAIN, 'cloudfunctions/*', 'local/*', 'miniprogram/packages/member/privacy/kept-data.ts'],
}

/** The only libraries of a folder, so that each can be exchanged in one place. Tests may use any. */
const LIBRARIES = {
  'miniprogram/domain/time': ['dayjs'],
  'cloudfunctions/contract': ['valibot'],
  'cloudfunctions/application': ['valibot'],
  'cloudfunctions/cloudbase': ['@cloudbase/node-sdk'],
  'cloudfunctions/documents': ['csv-parse', 'docx', 'fflate', 'read-excel-file', 'saxes', 'write-excel-file'],
  'local/cloud': ['bson', 'croner', 'lmdb', 'mingo', 'pngjs', 'qrcode', 'sorted-btree'],
  'local/preview': [
    '@vant/touch-emulator',
    'esbuild',
    'glass-easel-miniprogram-adapter',
    'glass-easel-template-compiler',
    'jsqr',
    'playwright-core',
    'postcss',
    'postcss-selector-parser',
  ],
  scripts: ['esbuild', 'playwright-core', 'pngjs'],
}

/** What others see of a package: its package.json exports the same. */
const FACES = {
  'local/loopback': ['index.ts'],
  'local/cloud': ['index.ts'],
  'local/preview': ['index.ts', 'testing/index.ts'],
}

const TABLE = 'docs/architecture.md, "Who may import whom"'
const OURS = '^(miniprogram|cloudfunctions|local|scripts|test)/(?!node_modules/)'
const TESTS = ['^test/', '^local/[^/]+/test/']
const LIBRARY = '/(node_modules|miniprogram_npm)/|^node_modules/'
const names = Object.keys(ROOMS)

/** Names the rooms of a folder from there, what they may import too: a name that is no room there is one from the root. */
function roomsIn(folder, all, rooms) {
  const full = (name) => (name.replace('/*', '') in rooms ? `${folder}/${name}` : name)
  return Object.fromEntries(Object.entries(rooms).map(([name, may]) => [full(name), [...all, ...may.map(full)]]))
}

/** Matches the paths in a room, but not those in the rooms within it; or with `/*`, both. */
function pathsIn(room) {
  const folder = room.replace(/\/\*$/, '')
  const within = room === folder ? names.filter((name) => name.startsWith(`${folder}/`)) : []
  const notWithin =
    within.length > 0 ? `(?!/(${within.map((name) => literal(name.slice(folder.length + 1))).join('|')})(/|$))` : ''
  return `^${literal(folder)}${notWithin}(/|$)`
}

function literal(text) {
  return text.replace(/[.]/g, '\\.')
}

const roomRules = Object.entries(ROOMS).map(([room, may]) => ({
  name: room,
  comment:
    `${room} may import ${may.join(', ') || 'nothing of ours'}: see ${TABLE}. Put what both need where both may reach it; ` +
    'a new line in ROOMS (.dependency-cruiser.mjs) changes how the house is built, and the table with it.',
  severity: 'error',
  from: { path: pathsIn(room) },
  to: { path: OURS, pathNot: [room, ...may].map(pathsIn) },
}))

const libraryRules = Object.entries(LIBRARIES).map(([room, libraries]) => ({
  name: `libraries-of-${room}`,
  comment: `${room} knows the libraries ${libraries.join(', ')} and no others: see ${TABLE} and LIBRARIES (.dependency-cruiser.mjs).`,
  severity: 'error',
  from: { path: `^${room}/`, pathNot: TESTS },
  to: { path: LIBRARY, pathNot: `node_modules/(@types/)?(${libraries.map(escape).join('|')})/` },
}))

const faceRules = Object.entries(FACES).map(([folder, faces]) => ({
  name: `face-of-${folder}`,
  comment: `${folder} is a package: import what its package.json exports, by its name: see ${TABLE}.`,
  severity: 'error',
  from: { pathNot: `^${folder}/` },
  to: { path: `^${folder}/`, pathNot: faces.map((face) => `^${folder}/${literal(face)}$`) },
}))

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment:
        'These files import each other in a circle (a circle of types is one): none can be read, tested or moved alone. ' +
        'What they share wants a file below them.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    ...roomRules,
    {
      name: 'every-file-has-a-room',
      comment: `This folder is no room yet: give it a line in ROOMS (.dependency-cruiser.mjs) and in ${TABLE}.`,
      severity: 'error',
      from: { path: '^(miniprogram|cloudfunctions|local|scripts)/', pathNot: names.map(pathsIn) },
      to: {},
    },
    ...faceRules,
    ...libraryRules,
    {
      name: 'libraries-have-their-rooms',
      comment: `No library belongs here: see ${TABLE} and LIBRARIES (.dependency-cruiser.mjs).`,
      severity: 'error',
      from: { path: OURS, pathNot: [...TESTS, ...Object.keys(LIBRARIES).map((room) => `^${room}/`)] },
      to: { path: LIBRARY },
    },
    {
      name: 'types-only-from-the-cloud',
      comment: 'At run time WeChat sees nothing outside miniprogram/: `import type` is all that may cross.',
      severity: 'error',
      from: { path: '^miniprogram/' },
      to: { path: '^cloudfunctions/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'packages-apart',
      comment:
        'WeChat loads sub-packages apart: none can require a file of another. What two share belongs to the main package.',
      severity: 'error',
      from: { path: '^miniprogram/packages/([^/]+)/' },
      to: { path: '^miniprogram/packages/', pathNot: '^miniprogram/packages/$1/' },
    },
    {
      name: 'no-barrels',
      comment: 'Import the file that has it: an index that passes names on hides who needs whom.',
      severity: 'error',
      from: { path: '^(miniprogram|cloudfunctions|local|scripts)/' },
      to: {
        path: '^(miniprogram|cloudfunctions|local|scripts)/.*/index[.]ts$',
        pathNot: ['^cloudfunctions/contract/', ...Object.keys(FACES).map((folder) => `^${folder}/`)],
      },
    },
    {
      name: 'no-node-here',
      comment: 'The mini-program and the contract run where there is no Node.',
      severity: 'error',
      from: { path: '^(miniprogram|cloudfunctions/contract)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'found',
      comment: 'There is nothing at this address.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: LIBRARY },
    exclude: { path: '/miniprogram_npm/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'require', 'node', 'default'],
    },
  },
}
