/**
 * A run on simd that is watched: `watchedRun.ts NET WATCH`, WATCH being a `Watch` in JSON. Reads requests line by line:
 * `{"steps"}`, answered with `{"wall", "cpu"}` in seconds, and `{}`, answered with what the budget says.
 */
import { createInterface } from 'node:readline';
import { setBackend } from '@tensorflow/tfjs-core';
import { runExperiment } from '@weir/experiments';
import { Control } from '@weir/nn';
import { firstValueFrom } from 'rxjs';
import { experimentFor } from '../step/experimentFor.ts';
import type { Net } from '../step/experimentFor.ts';
import { loadBackend } from '../step/loadBackend.ts';
import type { Taken } from '../step/worker.ts';
import type { Watch } from './watch.ts';

const [net = 'deep', watch = '{}'] = process.argv.slice(2);
const { rules, ...watching } = JSON.parse(watch) as Watch; // whoever starts this wrote it
await loadBackend('simd');
await setBackend('simd');
const experiment = await experimentFor(net as Net, {
  steps: Number.MAX_SAFE_INTEGER,
  ...watching,
  ...(!rules && { health: false }),
}); // whoever starts this names one of the nets
const control = new Control();
control.send({ type: 'pause' });
const run = runExperiment(experiment, { control, evaluate: false }).subscribe();

for await (const line of createInterface({ input: process.stdin })) {
  const { steps } = JSON.parse(line) as { readonly steps?: number }; // written by contestant.ts or whoever asks the budget
  console.log(JSON.stringify(steps === undefined ? experiment.budget?.spent : await taken(steps)));
}
run.unsubscribe();

async function taken(steps: number): Promise<Taken> {
  const wall = performance.now();
  const cpu = process.cpuUsage();
  const idle = firstValueFrom(control.idle$);
  control.send({ type: 'step', count: steps });
  await idle;
  const { user, system } = process.cpuUsage(cpu);
  return { wall: (performance.now() - wall) / 1e3, cpu: (user + system) / 1e6 };
}
