/**
 * Training steps in Weir on one backend: `weirStep.ts NET BACKEND plain|tracked`. Reads requests `{"steps"}` line by
 * line and answers `{"wall", "cpu"}` in seconds.
 */
import { createInterface } from 'node:readline';
import { setBackend } from '@tensorflow/tfjs-core';
import { experimentFor } from './experimentFor.ts';
import type { Net } from './experimentFor.ts';
import { loadBackend } from './loadBackend.ts';
import { stepsOf, trackEverything } from './steps.ts';

const [net = 'deep', backend = 'simd', variant = 'plain'] = process.argv.slice(2);
await loadBackend(backend);
await setBackend(backend);
const experiment = await experimentFor(net as Net); // whoever starts this names one of them
const steps = stepsOf(experiment, variant === 'tracked' ? trackEverything() : undefined);

for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line) as { readonly steps: number }; // written by contestant.ts
  const wall = performance.now();
  const cpu = process.cpuUsage();
  await steps.run(request.steps);
  const { user, system } = process.cpuUsage(cpu);
  const seconds = { wall: (performance.now() - wall) / 1e3, cpu: (user + system) / 1e6 };
  console.log(JSON.stringify(seconds));
}
steps.close();
