/**
 * Runs the op tests that @tensorflow/tfjs-core publishes on tfjs's `cpu` backend and on `simd`, prints how many pass on
 * each, and fails when one that passes on `cpu` does not on `simd`.
 *
 * `node tests/tfjs-ops/run.mjs [--grep TEXT] [--json FILE]`
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { buildWasm } from '../../packages/backend-simd/scripts/buildWasm.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const core = dirname(require.resolve('@tensorflow/tfjs-core/package.json'));
const work = join(here, '..', '..', 'node_modules', '.cache', 'tfjs-ops');
const grep = process.argv.includes('--grep') ? process.argv[process.argv.indexOf('--grep') + 1] : '';

/** Tests that tfjs writes for the CPU backend by name. */
const CPU_ONLY = ['Switching cpu backends'];

/** One file with every test, tfjs and the backends, so that all share one tfjs-core. */
async function bundle() {
  await build({
    stdin: {
      contents: [
        `import { setTestEnvs } from '@tensorflow/tfjs-core/dist/jasmine_util';`,
        `import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops';`,
        `import '@tensorflow/tfjs-core/dist/register_all_gradients';`,
        `import '@tensorflow/tfjs-backend-cpu';`,
        `import '@weir/backend-simd';`,
        `const name = process.env.TFJS_BACKEND;`,
        `setTestEnvs([{ name, backendName: name, isDataSync: true }]);`,
        // After setTestEnvs: the tests are declared as they are loaded.
        `require('@tensorflow/tfjs-core/dist/tests');`,
      ].join('\n'),
      resolveDir: join(here, '..'),
    },
    outfile: join(work, 'tests.cjs'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    conditions: ['weir-source'],
    ignoreAnnotations: true, // tfjs declares its tests free of side effects
    external: ['jasmine-core', 'node-fetch'],
    alias: {
      'jasmine-core/lib/jasmine-core/jasmine.js': require.resolve('jasmine-core/lib/jasmine-core/jasmine.js'),
    },
    logLevel: 'error',
  });
}

/** The tests' names with what became of them: passed, failed, pending. */
async function runOn(backend) {
  const results = join(work, `${backend}.json`);
  rmSync(results, { force: true });
  const child = spawn(
    process.execPath,
    [join(here, 'runBundle.mjs'), join(work, 'tests.cjs'), results, grep],
    {
      env: { ...process.env, TFJS_BACKEND: backend },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`tfjs-ops: the tests must run on ${backend}, got exit code ${code}`);
  return JSON.parse(readFileSync(results, 'utf8'));
}

mkdirSync(work, { recursive: true });
await buildWasm();
await bundle();
console.log(
  `op tests of @tensorflow/tfjs-core ${JSON.parse(readFileSync(join(core, 'package.json'), 'utf8')).version}`,
);
const [cpu, simd] = await Promise.all(
  ['cpu', 'simd'].map(async (backend) => {
    const started = Date.now();
    const outcome = await runOn(backend);
    const count = (status) => Object.values(outcome).filter((one) => one.status === status).length;
    const seconds = ((Date.now() - started) / 1000).toFixed(0);
    console.log(`${backend.padEnd(5)} ${count('passed')} passed, ${count('failed')} failed (${seconds} s)`);
    return outcome;
  }),
);
const outcomes = { cpu, simd };
const broken = Object.entries(outcomes.cpu).filter(
  ([name, { status }]) =>
    status === 'passed' &&
    outcomes.simd[name]?.status !== 'passed' &&
    !CPU_ONLY.some((prefix) => name.startsWith(prefix)),
);
for (const [name] of broken) {
  console.log(
    `\nfails on simd only: ${name}\n  ${outcomes.simd[name]?.messages.join('\n  ') ?? 'did not run'}`,
  );
}
if (Object.values(outcomes.cpu).every(({ status }) => status !== 'passed')) {
  console.log('no test passed on cpu: nothing was compared');
  process.exitCode = 1;
}
if (broken.length > 0) process.exitCode = 1;

// `--json FILE`: simd's counts, for who counts several suites together. A failure that cpu shares is tfjs's own.
const jsonFile = process.argv.indexOf('--json') + 1;
if (jsonFile > 0) {
  const passed = Object.values(outcomes.simd).filter(({ status }) => status === 'passed').length;
  const counts = {
    passed,
    failed: broken.length,
    skipped: Object.keys(outcomes.simd).length - passed - broken.length,
  };
  writeFileSync(process.argv[jsonFile], JSON.stringify(counts));
}
