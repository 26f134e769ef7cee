/**
 * Which room of the house may import which: arrows go upwards in the README's map, within a package in no circle.
 * A package's tests and its helpers for them may look further.
 */
const mayImport = {
  'packages/core': [],
  'packages/kernels': [],
  'packages/backend-simd': ['packages/kernels'],
  'packages/nn': ['packages/core', 'packages/kernels'],
  'packages/data': ['packages/core'],
  'packages/diagnostics': ['packages/core'],
  'packages/charts': ['packages/core', 'packages/diagnostics'],
  'packages/observe': ['packages/core'],
  'packages/experiments': ['packages/core', 'packages/nn', 'packages/data', 'packages/diagnostics'],
  'packages/runs': [
    'packages/core',
    'packages/nn',
    'packages/diagnostics',
    'packages/experiments',
    'packages/charts',
  ],
  'apps/server': ['packages/core', 'packages/runs'],
  'apps/dashboard': ['packages/core', 'packages/diagnostics', 'packages/charts'],
  'apps/dashboard/src/worker': ['packages/', 'apps/dashboard/'],
  'apps/cli': ['packages/', 'apps/server'],
};
/** Rooms of their own: the worker carries the whole engine, which the page does not. */
const roomsWithin = (room) =>
  Object.keys(mayImport).flatMap((other) => (other.startsWith(`${room}/`) ? [`^${other}/`] : []));
const tests = '\\.(test|test-d)\\.ts$|/testing/|/dev/|\\.config\\.';

export default {
  forbidden: [
    ...Object.entries(mayImport).map(([room, others]) => ({
      name: `arrows-of-${room.replace('/', '-')}`,
      comment: `${room} may import ${others.join(', ') || 'no other package'}; see the README's map`,
      severity: 'error',
      from: { path: `^${room}/`, pathNot: [tests, ...roomsWithin(room)] },
      to: {
        path: '^(packages|apps|tests)/',
        pathNot: [room, ...others].map((path) => (path.endsWith('/') ? `^${path}` : `^${path}/`)),
      },
    })),
    {
      name: 'no-circles',
      comment: 'files that import each other are one idea in two places: move what they share to a third',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-tests-in-the-product',
      comment: 'what tests need does not ship',
      severity: 'error',
      from: { path: '^(packages|apps)/', pathNot: tests },
      to: { path: '\\.(test|test-d)\\.ts$|/testing/|^tests/' },
    },
    {
      name: 'found',
      comment: 'an import that leads nowhere; the generated and the declared-only have no source to find',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: 'generated/|types_unstable/|^virtual:' },
    },
    {
      name: 'no-validator-in-operators',
      comment:
        "write an options' schema as plain data, { 'rate?': '0 <= number <= 1' }: experiments builds it",
      severity: 'error',
      from: { path: '^packages/(nn|diagnostics)/', pathNot: tests },
      to: { path: 'arktype', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'tensors-only-below',
      comment: 'tfjs belongs to kernels, backends and nn; experiments and the command choose a backend',
      severity: 'error',
      from: {
        path: '^packages/(core|data|diagnostics|charts)/|^apps/(server|dashboard)/',
        pathNot: [tests, '^apps/dashboard/src/worker/'],
      },
      to: { path: '@tensorflow' },
    },
    {
      name: 'page-without-engine',
      comment: 'the page asks the worker, by messages: what it imported from there it would carry itself',
      severity: 'error',
      from: { path: '^apps/dashboard/src/', pathNot: [tests, '^apps/dashboard/src/worker/'] },
      to: { path: '^apps/dashboard/src/worker/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules|/dist/' },
    exclude: { path: '/dist/|apps/cli/bundle/|\\.svelte-kit' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['weir-source', 'types', 'import', 'default'],
      extensions: ['.ts', '.mjs', '.js', '.svelte', '.json'],
    },
  },
};
