/**
 * Runs of the deep network on simd, watched in one of the ways of variants.ts: `watchedRun.ts VARIANT`. Reads requests
 * line by line: `{"steps"}`, answered with `{"wall", "cpu"}` in seconds, and `{}`, answered with what the budget says.
 */
import { createInterface } from 'node:readline';
import { setBackend } from '@tensorflow/tfjs-core';
import { runExperiment } from '@weir/experiments';
import { Control } from '@weir/nn';
import { firstValueFrom } from 'rxjs';
import { experimentFor } from '../step/experimentFor.ts';
import { loadBackend } from '../step/loadBackend.ts';
import { VARIANTS, configurationOf } from './variants.ts';

const variant = VARIANTS[process.argv[2] ?? ''];
if (!variant) throw new Error(`bench: a variant must be one of ${Object.keys(VARIANTS).join('; ')}`);
await loadBackend('simd');
await setBackend('simd');
const drawn = await experimentFor('deep', configurationOf(variant));
const experiment = variant.diagnostics === 'none' ? { ...drawn, rules: [] } : drawn;
const control = new Control();
control.send({ type: 'pause' });
const run = runExperiment(experiment, { control, evaluate: false }).subscribe();

for await (const line of createInterface({ input: process.stdin })) {
  const { steps } = JSON.parse(line) as { readonly steps?: number }; // written by contestant.ts and measure.ts
  console.log(JSON.stringify(steps === undefined ? experiment.budget?.spent : await taken(steps)));
}
run.unsubscribe();

async function taken(steps: number): Promise<{ wall: number; cpu: number }> {
  const wall = performance.now();
  const cpu = process.cpuUsage();
  const idle = firstValueFrom(control.idle$);
  control.send({ type: 'step', count: steps });
  await idle;
  const { user, system } = process.cpuUsage(cpu);
  return { wall: (performance.now() - wall) / 1e3, cpu: (user + system) / 1e6 };
}
