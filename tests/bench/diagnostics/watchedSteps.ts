/**
 * Steps of a run on simd that is watched: `watchedSteps.ts NET WATCH`, WATCH being a `Watch` in JSON. Reads requests
 * `{"steps"}` line by line and answers `{"wall", "cpu"}` in seconds.
 */
import { createInterface } from 'node:readline';
import { setBackend } from '@tensorflow/tfjs-core';
import { runExperiment } from '@weir/experiments';
import { Control } from '@weir/nn';
import { experimentFor } from '../step/experimentFor.ts';
import type { Net } from '../step/experimentFor.ts';
import { loadBackend } from '../step/loadBackend.ts';
import type { Watch } from './watch.ts';

const [net = 'deep', watch = '{}'] = process.argv.slice(2);
const { diagnostics, rules } = JSON.parse(watch) as Watch; // written by measure.ts
await loadBackend('simd');
await setBackend('simd');
const experiment = await experimentFor(net as Net, {
  steps: 1e9,
  ...(diagnostics && { diagnostics }),
}); // whoever starts this names one
const control = new Control();
control.send({ type: 'pause' });
const subscription = runExperiment(
  { ...experiment, rules: rules ? experiment.rules : [] },
  { control, evaluate: false },
).subscribe();

for await (const line of createInterface({ input: process.stdin })) {
  const { steps: count } = JSON.parse(line) as { readonly steps: number }; // written by contestant.ts
  const wall = performance.now();
  const cpu = process.cpuUsage();
  await new Promise<void>((resolve) => {
    const idle = control.idle$.subscribe(() => {
      idle.unsubscribe();
      resolve();
    });
    control.send({ type: 'step', count });
  });
  const { user, system } = process.cpuUsage(cpu);
  console.log(JSON.stringify({ wall: (performance.now() - wall) / 1e3, cpu: (user + system) / 1e6 }));
}
subscription.unsubscribe();
