/**
 * Holds two rules that the README's "Developing" states: every unit's test is found by one rule, and every export has
 * a doc block. `node scripts/lint/run.mjs` says what breaks them; `--all` lists pending packages' too; a folder after
 * that is looked at in place of this workspace.
 */
import { documentedExports } from './documentedExports.mjs';
import { testsPending, untested } from './exceptions.mjs';
import { findableTests, placesOf } from './findableTests.mjs';
import { root as workspace } from '../command.mjs';

const all = process.argv.includes('--all');
const root = process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? workspace;
const faults = [];

for (const { folder, units, lost } of findableTests(root)) {
  const missing = lost.filter((path) => !(path in untested));
  console.log(`${folder}: the tests of ${units - missing.length} of ${units} units are found`);
  const isPending = testsPending.includes(folder);
  if (isPending && missing.length === 0)
    faults.push(`${folder}: all tests are found; take it off testsPending`);
  if (!isPending || all)
    for (const path of missing)
      faults.push(
        `${path}: has no test; one of these must name what it exports: ${placesOf(path).join(', ')}`,
      );
  for (const path of Object.keys(untested))
    if (path.startsWith(`${folder}/`) && !lost.includes(path))
      faults.push(`${path}: is found; take it off untested`);
}

for (const { folder, exports, bare } of documentedExports(root)) {
  console.log(`${folder}: ${exports - bare.length} of ${exports} exports have doc blocks`);
  for (const { path, line, name } of bare) faults.push(`${path}:${line}: ${name} must have a doc block`);
}

for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;
