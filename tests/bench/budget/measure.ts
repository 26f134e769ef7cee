/**
 * What a budget keeps watching to: the deep network on simd is trained with nothing watched, with every diagnostic at
 * every step, and with the same under budgets, in turns, each in a process of its own. The time that a way adds is the
 * median, over the rounds, of its time in that of nothing watched, in processor time of all its threads and by the
 * clock; beside it stand the budget and what the budget itself believes. Run it by run.mjs.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { BudgetSpent } from '@weir/core';
import { Contestant } from '../step/contestant.ts';
import type { Pace } from '../step/contestant.ts';
import { Worker } from '../step/worker.ts';
import { VARIANTS } from './variants.ts';

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '60' }, json: { type: 'string' } },
});
/** Budgets review every 1000 steps and compilers take their time: the warm-up is long. */
const pace: Pace = { warmUp: 6, turn: 0.5, turns: Infinity };

const entrants = Object.entries(VARIANTS).map(([name, variant]) => {
  const worker = Worker.node('../diagnostics/watchedRun.ts', 'deep', JSON.stringify(variant));
  return { name, variant, worker, contestant: new Contestant(name, worker, {}, pace) };
});
const [plain] = entrants;
if (!plain) throw new Error('bench: there must be variants');
for (const { contestant } of entrants) await contestant.warmUp();
const end = performance.now() + Number(values.seconds) * 1000;
for (let round = 0; round < 5 || performance.now() < end; round++) {
  for (const { contestant } of entrants) await contestant.turn();
}

const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;
const rows: Record<string, Record<string, string | number>> = {};
for (const { name, variant, worker, contestant } of entrants) {
  if (contestant.failure !== undefined) throw new Error(`bench: ${name}: ${contestant.failure}`);
  const { cpu, wall } = contestant.ratioTo(plain.contestant);
  const said = variant.budget === undefined ? undefined : await worker.ask<BudgetSpent>({});
  const fixed = said?.cadences.filter((cadence) => cadence.fixed) ?? [];
  rows[name] = {
    'µs a step': Math.round(contestant.median.cpu * 1e6),
    ...(contestant !== plain.contestant && {
      'adds, cpu': percent(cpu - 1),
      'adds, clock': percent(wall - 1),
    }),
    ...(variant.budget !== undefined && { budget: percent(variant.budget) }),
    ...(said && {
      'it says': percent(said.expected),
      'cadences ×': said.multiple,
      'fixed, µs': Math.round(
        fixed.reduce((sum, { microseconds, configured }) => sum + microseconds / configured, 0),
      ),
    }),
  };
  worker.end();
}
console.log(`deep-batchnorm on simd, ${plain.contestant.turns.length} rounds`);
console.table(rows);
if (values.json) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`);
