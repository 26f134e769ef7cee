// A preset brought to life without the command.
import '@weir/backend-simd';
import { setBackend } from '@tensorflow/tfjs-core';
import { experimentOf, loadData, parseConfiguration, report, runExperiment } from '@weir/experiments';
import { presets } from '@weir/experiments/presets';
import { charts } from '@weir/charts';
import { lastValueFrom } from 'rxjs';

await setBackend('simd');
const preset = presets().find(({ name }) => name === 'deep-batchnorm');
if (!preset) throw new Error('no preset');
const configuration = parseConfiguration({ ...preset.configuration, steps: 20 });
const run$ = runExperiment(experimentOf(configuration, await loadData(configuration)), { evaluate: false });
const { backend, timing, parameterCount } = await lastValueFrom(run$.pipe(report(10)));
console.log(JSON.stringify({ backend, steps: timing.steps, parameterCount, charts: charts.length > 5 }));
