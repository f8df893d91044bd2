// Enums and failure codes: values without a query in them, which every process may know.
const plainValues = '^db/(vocabulary|failure|rights)[.]ts$';
const tests = '[.]test[.]tsx?$';
const electronShell =
  '^electron/(main|preload|window|window-state|security|page|menu|tray|station-token|data-process|folder-choice|chosen-folder)[.]ts$|^electron/hosts/desktop/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'db-has-one-door',
      comment:
        'Only db/index.ts leads into db/. Whoever could reach a table, a connection or a repository directly could ' +
        'read without a scope. Tests stand beside the code they test and may look behind the door.',
      severity: 'error',
      from: { pathNot: ['^db/', tests, '^e2e/', '^[^/]+[.]config[.]ts$'] },
      to: { path: '^db/', pathNot: ['^db/index[.]ts$', plainValues] },
    },
    {
      name: 'plain-values-are-plain',
      comment: 'The page loads these two through the contract, so they may drag nothing along.',
      severity: 'error',
      from: { path: plainValues },
      to: { pathNot: plainValues },
    },
    {
      name: 'plain-values-for-the-contract-only',
      comment: 'Everybody else asks the door or the contract: one way to each thing.',
      severity: 'error',
      from: { pathNot: ['^db/', '^electron/contract/', tests, '^e2e/'] },
      to: { path: plainValues },
    },
    {
      name: 'sql-stays-in-db',
      comment: 'SQL and its driver exist only behind the door: outside it there is nothing to query with.',
      severity: 'error',
      from: { pathNot: ['^db/', '^[^/]+[.]config[.]ts$', tests] },
      to: { path: '^node_modules/(better-sqlite3|drizzle-orm|@types/better-sqlite3)/' },
    },
    {
      name: 'db-knows-no-host',
      comment:
        'The truth does not depend on who asks: db/ runs the same under window, web host, command line and test.',
      severity: 'error',
      from: { path: '^db/' },
      to: { path: ['^electron/', '^renderer/', '^node_modules/(electron|fastify|react|@orpc)/'] },
    },
    {
      name: 'control-charts-are-pure',
      comment:
        'Control charts are arithmetic on points: tested by published numbers, they know no KPI, no date and no database, but the words of the product.',
      severity: 'error',
      from: { path: '^db/kpi/control/', pathNot: tests },
      to: { pathNot: ['^db/kpi/control/', plainValues] },
    },
    {
      name: 'renderer-is-a-browser',
      comment:
        'The page imports itself and the contract, nothing else of ours: it must run in any browser and carry no ' +
        'server code.',
      severity: 'error',
      from: { path: '^renderer/', pathNot: tests },
      to: { path: '^(db|electron|e2e)/', pathNot: '^electron/contract/' },
    },
    {
      name: 'renderer-has-no-node',
      comment: 'No Node and no server library in the page: the window is sandboxed and the tablet has none.',
      severity: 'error',
      from: { path: '^renderer/', pathNot: tests },
      to: {
        path: '^node_modules/(electron|fastify|@fastify/[^/]+|argon2|commander|@orpc/server)/',
      },
    },
    {
      name: 'renderer-has-no-node-builtins',
      comment: 'Node built-ins do not exist in a browser.',
      severity: 'error',
      from: { path: '^renderer/', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'contract-is-plain',
      comment:
        'Every process loads the contract, the page too: shapes only, made of zod and the contract builder, so that it ' +
        'drags nothing along.',
      severity: 'error',
      from: { path: '^electron/contract/', pathNot: tests },
      to: { pathNot: ['^electron/contract/', plainValues, '^node_modules/(zod|@orpc/contract)/'] },
    },
    {
      name: 'procedures-know-no-host',
      comment:
        'A procedure does not know which host called it, so what works in one works in all. It uses the door, the ' +
        'contract and its siblings.',
      severity: 'error',
      from: { path: '^electron/procedures/', pathNot: tests },
      to: { path: ['^electron/(?!contract/|procedures/)', '^renderer/', '^node_modules/electron/'] },
    },
    {
      name: 'reports-speak-the-screens-words',
      comment:
        'A report has the words and digits of the screens, so that a number reads the same in both; of the page itself it knows nothing.',
      severity: 'error',
      from: { path: '^electron/', pathNot: tests },
      to: {
        path: '^renderer/',
        pathNot: '^renderer/(format|i18n/(en|es|words)|features/kpis/(amounts|stateKey))[.]ts$',
      },
    },
    {
      name: 'hosts-only-carry-calls',
      comment:
        'No host imports another one: each can be left out of a build, and none grows a rule of its own.',
      severity: 'error',
      from: { path: '^electron/hosts/([^/]+)/', pathNot: tests },
      to: { path: '^electron/hosts/', pathNot: ['^electron/hosts/$1/', '^electron/hosts/web/'] },
    },
    {
      name: 'electron-only-in-the-shell',
      comment:
        'The Electron runtime is absent under the web host and the command line: only the shell may need it.',
      severity: 'error',
      from: { path: '^(electron|db|renderer)/', pathNot: electronShell },
      to: { path: '^node_modules/electron/' },
    },
    {
      name: 'shell-carries-no-data',
      comment:
        'Main process and preload hand a port over and stay out of the data path: they know no procedure and no row.',
      severity: 'error',
      from: {
        path: '^electron/(main|preload|window|window-state|security|page|menu|tray|station-token|data-process|folder-choice|chosen-folder)[.]ts$',
      },
      to: { path: ['^db/', '^electron/(procedures|engine|reader)', '^electron/hosts/(web|cli)/'] },
    },
    {
      name: 'shipped-code-needs-no-development-library',
      comment: 'The packaged app contains dependencies only; a devDependency would be missing there.',
      severity: 'error',
      from: {
        path: '^(db|electron|renderer)/',
        pathNot: [tests, electronShell, '^db/migrations/generate[.]ts$'],
      },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only'],
        pathNot: '^node_modules/(@types|electron)/',
      },
    },
    {
      name: 'no-test-in-shipped-code',
      comment: 'Nothing that ships imports a test.',
      severity: 'error',
      from: { path: '^(db|electron|renderer)/', pathNot: tests },
      to: { path: [tests, '^e2e/', '^node_modules/(vitest|playwright-core|fast-check)/'] },
    },
    {
      name: 'no-cycles',
      comment:
        'Two files that need each other are one file, or lack a third: a cycle makes load order matter.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nothing imports and that imports nothing is forgotten.',
      severity: 'error',
      from: { orphan: true, pathNot: [tests, '[.]d[.]ts$', '[.]css$', '[.]sql$', '[.]json$', '[.]html$'] },
      to: {},
    },
    {
      name: 'every-import-resolves',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'e2e/tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.css', '.d.ts'],
    },
    skipAnalysisNotInRules: true,
  },
};
