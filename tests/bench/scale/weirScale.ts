/**
 * Training steps of one case on one backend: `weirScale.ts CASE BACKEND [THREADS]`, the case by its place among `cases`. Reads
 * requests `{"steps"}` line by line and answers `{"wall", "cpu"}` in seconds.
 */
import { createInterface } from 'node:readline';
import { setBackend } from '@tensorflow/tfjs-core';
import { experimentOf, loadData, parseConfiguration } from '@weir/experiments';
import { loadBackend } from '../step/loadBackend.ts';
import { stepsOf } from '../step/steps.ts';
import { cases, configurationOf } from './cases.ts';

const [place = '0', backend = 'simd', threads = '1'] = process.argv.slice(2);
const one = cases[Number(place)];
if (!one) throw new RangeError(`scale: case must be below ${cases.length}, got ${place}`);
await loadBackend(backend);
await setBackend(backend);
if (threads !== '1') await import('@weir/backend-simd').then(({ useThreads }) => useThreads(Number(threads)));
const configuration = parseConfiguration(configurationOf(one));
const steps = stepsOf(experimentOf(configuration, await loadData(configuration)));

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
