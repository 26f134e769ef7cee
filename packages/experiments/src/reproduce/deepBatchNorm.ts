import type { DataSet } from '@weir/data';
import { lastValueFrom } from 'rxjs';
import { experimentOf } from '../configuration/build/experimentOf.ts';
import { parseConfiguration } from '../configuration/check/parseConfiguration.ts';
import { deepBatchNormPreset } from '../presets/deepBatchNorm.ts';
import { report } from '../run/report.ts';
import { runExperiment } from '../run/runExperiment.ts';
import { figure } from './figure.ts';
import type { Figure } from './figure.ts';
import { lecture } from './lecture.ts';

const steps = 1001;
/** Digits that float32 leaves to agree on after 1,001 steps: sums in another order differ in the sixth. */
const required = 5;

/** The tables of the deep network with BatchNorm after 1,001 steps. */
export async function deepBatchNorm(data: DataSet): Promise<readonly Figure[]> {
  const configuration = parseConfiguration({ ...deepBatchNormPreset.configuration, steps, diagnostics: [] });
  const shown = await lastValueFrom(runExperiment(experimentOf(configuration, data)).pipe(report(steps)));
  const { deepBatchNorm: printed } = lecture;
  const of = (name: string, lectures: string, weir: number, digits?: number) =>
    figure('deep-batchnorm, 1,001 steps', name, lectures, weir, digits);
  const tanhs = shown.layers.filter(({ type }) => type === 'tanh');
  return [
    of('parameters', printed.parameters, shown.parameterCount),
    of('first loss', printed.initialLoss, shown.initialLoss ?? NaN),
    ...tanhs.flatMap(({ index, output, saturated097 = NaN }, at) => {
      const [mean = '', std = '', saturated = ''] = printed.activations[at] ?? [];
      return [
        of(`activation mean of layer ${index}`, mean, output.mean),
        of(`activation std of layer ${index}`, std, output.std),
        of(`saturated % of layer ${index}`, saturated, saturated097 * 100),
      ];
    }),
    ...tanhs.map(({ index, grad }, at) =>
      of(`gradient std of layer ${index}`, printed.gradients[at] ?? '', grad?.std ?? NaN, required),
    ),
    ...shown.parameters.flatMap(({ name, grad, gradToData }, at) => {
      const [mean = '', std = '', ratio = ''] = printed.weightGradients[at] ?? [];
      return [
        of(`gradient mean of ${name}`, mean, grad.mean, 1),
        of(`gradient std of ${name}`, std, grad.std, required),
        of(`grad:data of ${name}`, ratio, gradToData, required),
      ];
    }),
    of('train loss', printed.evaluation.train, shown.evaluation['train']?.loss ?? NaN, required),
    of(
      'validation loss',
      printed.evaluation.validation,
      shown.evaluation['validation']?.loss ?? NaN,
      required,
    ),
  ];
}
