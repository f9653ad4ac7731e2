/** Rooms of one house stand in a line: a file imports from its own room and from rooms to the left of it. */
export const lines: Record<string, string[]> = {
  metadata: ['words', 'expression', 'define', 'field-types', 'check', 'merge', 'triggers', 'steps', 'api'],
  'server/src': ['base', 'catalog', 'query', 'access', 'data', 'analytics', 'process', 'http'],
  'web/src': ['base', 'ui', 'fields', 'dashboards', 'records', 'home', 'studio', 'app'],
};

/** Rooms that are divided once more: every file lies in one of their folders. */
export const divided = ['server/src/data', 'server/src/process'];

/** Files and folders that stand beside the rooms of a line, and the room each counts to. What is not named joins the rooms, and no room may lean on it. */
export const besides: Record<string, Record<string, string[]>> = {
  metadata: {
    words: [
      ...[
        'label.ts',
        'readable-text.ts',
        'problem.ts',
        'definition-problem.ts',
        'query.ts',
        'query-schemas.ts',
        'filter-paths.ts',
        'calendar.ts',
        'compared-period.ts',
        'relative-period.ts',
        'once-per-frozen.ts',
      ],
      ...[
        'zoned-time.ts',
        'working-time.ts',
        'calendars/',
        'time-zone.ts',
        'region.ts',
        'template.ts',
        'import-encodings.ts',
        'neutralise-formula.ts',
        'naughty-texts.test-support.ts',
      ],
    ],
    define: [
      'wire.ts',
      'model-parts.ts',
      'lazy-record.ts',
      'connection-wire.ts',
      'hooks.ts',
      'system-fields.ts',
      'rules/',
      'layouts/',
      'approvals/',
      'assignment/',
    ],
    'field-types': ['resolve-path.ts'],
    steps: ['buttons/', 'check-definitions.ts', 'walk-definitions.ts', 'find-usages.ts', 'follow-renames.ts'],
  },
};

/** What each house may import besides itself. Houses that are not named (e2e, bench, tools, main.ts) join the others. */
export const neighbours: Record<string, string[]> = {
  metadata: [],
  server: ['metadata'],
  web: ['metadata'],
  solutions: ['metadata'],
  connectors: ['metadata'],
};

/** Tests of a solution run it on the real engines. */
export const testNeighbours: Record<string, string[]> = { ...neighbours, solutions: ['metadata', 'server'] };

/** Members of these folders know nothing of each other; what stands beside them joins them. */
export const families = ['connectors/src', 'solutions'];

/** Where the code of a house lies; what lies elsewhere belongs to no room, and could join any two of them unseen. */
export const sources: Record<string, RegExp> = {
  metadata: /^metadata\//,
  server: /^server\/src\//,
  web: /^web\/(src\/|vite\.config\.ts$)/,
  solutions: /^solutions\//,
  connectors: /^connectors\/src\//,
};

/** Every module of Node: files, network, processes. The language and the screens have none. */
const node = 'node:*';
/** Modules of Node that reach nothing outside the process; each room of the server may use them. */
const inProcess = [
  ...['node:async_hooks', 'node:buffer', 'node:crypto', 'node:events', 'node:os', 'node:path', 'node:perf_hooks', 'node:stream'],
  ...['node:string_decoder', 'node:timers', 'node:url', 'node:util', 'node:v8', 'node:zlib'],
];
const react = ['react', '@tanstack/react-query'];
const routed = [...react, '@tanstack/react-router', '@mantine/core'];

/** Packages each room may import; the longest name that fits a path counts. A room that is not named has none. Only base has the database. */
export const packages: Record<string, string[]> = {
  metadata: ['zod', 'decimal.js', 'sql-template-tag', 'libphonenumber-js'],
  solutions: [],
  connectors: ['zod', 'node:crypto'],
  // start.ts and its like join the rooms.
  'server/src': ['pg', node],
  'server/src/base': ['pg', 'pino', 'uuid', 'zod', 'nodemailer', node],
  'server/src/catalog': inProcess,
  'server/src/query': ['sql-template-tag', 'pinyin-pro', ...inProcess],
  'server/src/access': ['@node-rs/argon2', '@zxcvbn-ts/core', '@zxcvbn-ts/language-common', 'sql-template-tag', ...inProcess],
  'server/src/data': [
    ...['sql-template-tag', 'zod', 'papaparse', 'pg-copy-streams', 'file-type', 'pinyin-pro', 'piscina', 'sharp'],
    ...['pdfmake', '@expo-google-fonts/noto-sans-sc', 'node:child_process', 'node:fs', ...inProcess],
  ],
  // Copies whole tables as the database's owner, past the engines.
  'server/src/data/backup': ['pg', 'pg-copy-streams', 'tar-stream', 'sql-template-tag', 'zod', node],
  'server/src/analytics': ['sql-template-tag', ...inProcess],
  'server/src/process': ['graphile-worker', ...inProcess],
  'server/src/process/calendars': ['chinese-days', ...inProcess],
  'server/src/http': [
    ...['fastify', '@fastify/cookie', '@fastify/multipart', '@fastify/static', 'zod'],
    ...['node:http', 'node:net', ...inProcess],
  ],
  'web/vite.config.ts': ['vite', '@vitejs/plugin-react', node],
  'web/src/main.tsx': ['react-dom'],
  'web/src/base': [...react, 'zod', 'libphonenumber-js'],
  'web/src/ui': [...routed, 'react-dom', '@mantine/dates', '@tabler/icons-react', 'dayjs'],
  'web/src/fields': [
    ...react,
    '@mantine/core',
    '@mantine/dates',
    '@tiptap/core',
    '@tiptap/starter-kit',
    'react-image-crop',
    'signature_pad',
    'bwip-js',
    'barcode-detector',
    'zxing-wasm',
  ],
  'web/src/records': [...routed, 'react-dom', '@dnd-kit/core', '@tanstack/react-virtual', 'marked'],
  'web/src/dashboards': [...routed, 'echarts'],
  'web/src/home': routed,
  'web/src/studio': [...routed, '@dnd-kit/core', 'pinyin-pro'],
  'web/src/studio/formula/editor': [
    ...['react', '@codemirror/state', '@codemirror/view', '@codemirror/commands', '@codemirror/autocomplete'],
  ],
  'web/src/app': routed,
};

/** What tests may import on top. */
export const testPackages: Record<string, string[]> = {
  metadata: ['vitest', 'fast-check'],
  web: ['vitest', 'fast-check'],
  connectors: ['vitest', 'fast-check'],
  solutions: ['vitest', 'fast-check', node],
  server: ['vitest', 'fast-check', 'pg', 'pg-copy-streams', 'fastify', 'hucre', 'sql-template-tag', 'smtp-server', node],
};

/** Each with its reason: the only places where a rule does not hold. */
export const exceptions: Record<string, string> = {
  'server/src/base/cluster/create-cluster.ts imports what it works out at run time':
    'the package of PostgreSQL for this platform',
  'server/src/http/routes/openapi-routes.ts imports node:module': 'finds the files of swagger-ui-dist, which has no module',
};

/**
 * The only circles of imports, each with its reason: what they compile is made of itself. A circle has the name of its first file and its number
 * of files, so that one more file is looked at anew.
 */
export const circles: Record<string, string> = {
  'of 12 with server/src/query/compile-records.ts':
    'a filter has conditions, a condition compares values, a value may be a formula or a rollup, and a rollup has a filter',
};
