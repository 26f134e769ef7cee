/**
 * Mutates a package's sources, a place at a time, and counts what its tests beside the units notice:
 * `node tests/mutation/run.mjs core` does so to all of a package, with files behind it (`'src/folds/*.ts'`) to those
 * alone, with `--every 10` to the first of each ten in the order of their paths, with `--sample 10 --seed 11` to ten
 * drawn at random, the same ten for the same seed, and with `--share 4` to what stands on a fourth of their lines, drawn
 * likewise. With `--beside` only the tests beside the files run, a tenth of the
 * time: what the rest of the package's would notice counts as survived, so that the score is a lower bound. Prints the
 * files, the survivors and the score of each file; `tests/mutation/reports` shows them in their places.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { must, root } from '../../scripts/command.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    every: { type: 'string', default: '1' },
    sample: { type: 'string' },
    share: { type: 'string', default: '1' },
    seed: { type: 'string', default: '11' },
    beside: { type: 'boolean', default: false },
  },
});
const [name = '', ...given] = positionals;
const folder = ['packages', 'apps']
  .map((kind) => `${root}${kind}/${name}`)
  .find((path) => name !== '' && existsSync(`${path}/src`));
if (folder === undefined) {
  console.error(
    `mutation: PACKAGE must be the name of a folder in packages or apps, got ${JSON.stringify(name)}; e.g. core`,
  );
  process.exit(2);
}

const positive = (option) => {
  const value = Number(values[option]);
  if (Number.isInteger(value) && value >= 1) return value;
  console.error(`mutation: --${option} must be a positive integer, got ${values[option]}`);
  process.exit(2);
};
const every = positive('every');
const sources = readdirSync(`${folder}/src`, { recursive: true })
  .map((path) => `src/${path}`)
  .filter((path) => /(?<!\.test|\.test-d|\.d)\.ts$/.test(path) && !path.includes('/testing/'))
  .filter((path) => !readFileSync(`${folder}/${path}`, 'utf8').startsWith('// Generated'))
  .sort();
const drawn = (path) => createHash('sha256').update(`${values.seed} ${path}`).digest('hex');
const sampled = () => {
  const order = sources.map((path) => ({ path, key: drawn(path) })).sort((a, b) => (a.key < b.key ? -1 : 1));
  return order.slice(0, positive('sample')).map(({ path }) => path);
};
const chosen = () => (values.sample === undefined ? sources.filter((_, at) => at % every === 0) : sampled());
const files = given.length > 0 ? given : chosen();
console.log(`mutation: ${files.join(' ')}`);

const share = positive('share');
const isDrawn = (place) => parseInt(drawn(place).slice(0, 8), 16) % share === 0;
const linesOf = (file) =>
  readFileSync(`${folder}/${file}`, 'utf8')
    .split('\n')
    .map((_, at) => `${file}:${at + 1}-${at + 1}`);
const places = share === 1 ? files : files.flatMap((file) => linesOf(file).filter(isDrawn));

/** `src/loss.test.ts` of `src/loss.ts`; of one that has none, those of its folder, or of the nearest above with any. */
const testsBeside = (file) => {
  const own = file.replace(/\.ts$/, '.test.ts');
  if (existsSync(`${folder}/${own}`)) return own;
  let room = dirname(file);
  while (room !== 'src' && !readdirSync(`${folder}/${room}`).some((name) => name.endsWith('.test.ts')))
    room = dirname(room);
  return `${room}/*.test.ts`;
};
const tests = values.beside ? [...new Set(files.map(testsBeside))] : ['src/**/*.test.ts'];

// Nobody but who mutates needs it, so the workspace does not bring it along.
if (!existsSync(`${here}node_modules`))
  await must('npm', ['install', '--no-package-lock', '--legacy-peer-deps', '--no-audit', '--no-fund'], {
    cwd: here,
  });

// What it imports of the other packages is taken as it is built.
await must('npx', ['tsc', '-b', folder], { cwd: root });

// The copy that is mutated lies as deep below the workspace as the package, with the other packages beside it, so that
// relative paths lead where they do.
const copies = `${root}.stryker-tmp`;
mkdirSync(copies, { recursive: true });
for (const kind of ['packages', 'apps'])
  for (const other of readdirSync(`${root}${kind}`))
    if (!existsSync(`${copies}/${other}`)) symlinkSync(`../${kind}/${other}`, `${copies}/${other}`);

const stryker = `${here}node_modules/@stryker-mutator/core/bin/stryker.js`;
await must(process.execPath, [stryker, 'run', `${here}stryker.config.mjs`], {
  cwd: folder,
  env: {
    ...process.env,
    WEIR_MUTATED: name,
    WEIR_MUTATED_FILES: places.join('\n'),
    WEIR_MUTATED_TESTS: tests.join('\n'),
    WEIR_MUTATED_IN: copies,
  },
});
