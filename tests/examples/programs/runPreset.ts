// Runs a preset with something changed, and takes its report.
import '@weir/backend-simd';
import { setBackend } from '@tensorflow/tfjs-core';
import {
  experimentOf,
  loadData,
  parseConfiguration,
  presetOf,
  report,
  runExperiment,
  setOption,
} from '@weir/experiments';
import { lastValueFrom } from 'rxjs';

await setBackend('simd');
const given = setOption(presetOf('deep-tanh').configuration, 'model.2.init.gain=3');
const configuration = parseConfiguration({ ...Object(given), steps: 20 });
const experiment = experimentOf(configuration, await loadData(configuration));
const { initialLoss, expectedInitialLoss, health } = await lastValueFrom(
  runExperiment(experiment, { evaluate: false }).pipe(report(10)),
);
console.log('first loss', initialLoss, 'expected', expectedInitialLoss);
console.log(health.map(({ rule, subject }) => `${rule}: ${subject}`).join('\n'));
