import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bin, run } from './command.mjs';
import { setup } from './setup.mjs';

// Runs every suite, whether or not one before it failed, and closes with a line that counts them all.
// Arguments go to vitest and leave the other suites out: `npm test -- packages/nn`.
await setup();
const chosen = process.argv.slice(2);
const results = mkdtempSync(join(tmpdir(), 'weir-test-'));

/** Counts of a suite that leaves a JSON file of them; a suite that leaves none has failed as one. */
function counts(code, file, read) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const counted = read(JSON.parse(readFileSync(file, 'utf8')));
  return code !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
}

async function vitest() {
  const file = join(results, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const code = await run(bin('vitest'), ['run', ...reporters, ...chosen]);
  return counts(
    code,
    file,
    ({ numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults }) => {
      // A file that could not be loaded has no tests to fail.
      const broken = testResults.filter(
        ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
      );
      return {
        passed: numPassedTests,
        failed: numFailedTests + broken.length,
        skipped: numPendingTests + numTodoTests,
      };
    },
  );
}

async function tfjsOps() {
  const file = join(results, 'tfjs-ops.json');
  const code = await run(process.execPath, ['tests/tfjs-ops/run.mjs', '--json', file]);
  return counts(code, file, ({ passed, failed, skipped }) => ({ passed, failed, skipped }));
}

const suites = chosen.length > 0 ? [vitest] : [vitest, tfjsOps];
const total = { passed: 0, failed: 0, skipped: 0 };
for (const suite of suites) {
  const counted = await suite();
  for (const key of Object.keys(total)) total[key] += counted[key];
}
rmSync(results, { recursive: true });
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
