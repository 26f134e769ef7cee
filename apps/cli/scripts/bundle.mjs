/**
 * Bundles the built command line into `bundle/`: a few large modules load in a third of the time of a thousand small ones.
 *
 * What a stranger's layer or diagnostic imports must be the command's own copy, or two registries would stand side by
 * side. So every export of Weir's packages, and rxjs, is an entry of the bundle beside the command; `shared.json` says
 * which file answers for which name. tfjs stays outside: programs
 * `require` it too. Where a stranger has none of their own, `tfjs.js` hands out the command's, with the gradients that its
 * build for Node leaves out.
 */
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const cli = fileURLToPath(new URL('..', import.meta.url));
const packages = join(cli, '../../packages');
const outdir = join(cli, 'bundle');

/** Each name that a package exports, with the built file that it stands for. */
const exportedBy = (folder) => {
  const { name, exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return Object.entries(exports)
    .filter(([, target]) => typeof target === 'object')
    .map(([path, target]) => [join(name, path), join(folder, target.default)]);
};

const require = createRequire(import.meta.url);
const rxjs = dirname(require.resolve('rxjs/package.json'));
// Its condition for Node leads to CommonJS, which a bundler can't take apart.
const modules = {
  rxjs: join(rxjs, 'dist/esm/index.js'),
  'rxjs/operators': join(rxjs, 'dist/esm/operators/index.js'),
};
const shared = {
  ...Object.fromEntries(readdirSync(packages).flatMap((name) => exportedBy(join(packages, name)))),
  ...modules,
};
/**
 * tfjs's packages are CommonJS for Node. Imported, each is read through for its names at every start, 0.1 s; required, it
 * isn't: so the names are taken down here.
 */
const required = {
  name: 'required',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^@tensorflow\/tfjs-(core|backend-cpu)$/ }, ({ path, namespace }) =>
      namespace === 'required' ? { path, external: true } : { path, namespace: 'required' },
    );
    onLoad({ filter: /.*/, namespace: 'required' }, ({ path }) => ({
      contents: `export const { ${namesIn(path).join(', ')} } = require('${path}');`,
      resolveDir: cli,
    }));
  },
};
/** tfjs-core with all gradients and methods of tensors; those work on the one engine that all copies of tfjs share. */
const wholeTfjs = {
  name: 'wholeTfjs',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^tfjs$/ }, ({ path }) => ({ path, namespace: 'wholeTfjs' }));
    onLoad({ filter: /.*/, namespace: 'wholeTfjs' }, () => ({
      contents: `
        export * from '@tensorflow/tfjs-core';
        import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
        import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops.js';`,
      resolveDir: cli,
    }));
  },
};
const namesIn = (name) =>
  Object.keys(require(name)).filter((key) => key !== '__esModule' && key !== 'default');

const outputOf = (name) => name.replace(/^@/, '').replaceAll('/', '.');

rmSync(outdir, { recursive: true, force: true });
await build({
  entryPoints: [
    { in: join(cli, 'dist/bin.js'), out: 'weir' },
    { in: join(cli, 'dist/input/resolveShared.js'), out: 'resolveShared' },
    { in: 'tfjs', out: 'tfjs' },
    ...Object.entries(shared).map(([name, path]) => ({ in: path, out: outputOf(name) })),
  ],
  outdir,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  mainFields: ['module', 'main'],
  alias: modules,
  external: ['@tensorflow/tfjs-backend-wasm', '@duckdb/node-api', '@resvg/resvg-js', 'canvas'],
  plugins: [required, wholeTfjs],
  banner: {
    js: "import { createRequire as weirRequire } from 'node:module';\nconst require = weirRequire(import.meta.url);",
  },
  legalComments: 'linked',
  logLevel: 'warning',
});
const answers = Object.fromEntries(Object.keys(shared).map((name) => [name, `./${outputOf(name)}.js`]));
const ifMissing = { '@tensorflow/tfjs': './tfjs.js', '@tensorflow/tfjs-core': './tfjs.js' };
writeFileSync(join(outdir, 'shared.json'), `${JSON.stringify({ always: answers, ifMissing }, null, 2)}\n`);
