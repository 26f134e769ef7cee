/**
 * Holds two rules that the README's "Developing" states: every unit's test is found by one rule, and every export has
 * a doc block. `node scripts/lint/run.mjs` says what breaks them; a folder after that is looked at in place of this
 * workspace.
 */
import { documentedExports } from './documentedExports.mjs';
import { findableTests, placesOf } from './findableTests.mjs';
import { root as workspace } from '../command.mjs';

const root = process.argv[2] ?? workspace;
const faults = [];

for (const { folder, units, lost } of findableTests(root)) {
  console.log(`${folder}: the tests of ${units - lost.length} of ${units} units are found`);
  for (const path of lost)
    faults.push(`${path}: has no test; one of these must name what it exports: ${placesOf(path).join(', ')}`);
}

for (const { folder, exports, bare } of documentedExports(root)) {
  console.log(`${folder}: ${exports - bare.length} of ${exports} exports have doc blocks`);
  for (const { path, line, name } of bare) faults.push(`${path}:${line}: ${name} must have a doc block`);
}

for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;
