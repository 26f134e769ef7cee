import type { DataSet } from '@weir/data';
import { lastValueFrom } from 'rxjs';
import { experimentOf } from '../configuration/build/experimentOf.ts';
import { parseConfiguration } from '../configuration/check/parseConfiguration.ts';
import { presetOf } from '../presets/presets.ts';
import { report } from '../run/report.ts';
import { runExperiment } from '../run/runExperiment.ts';
import { figure } from './figure.ts';
import type { Figure } from './figure.ts';
import { lecture } from './lecture.ts';

const steps = 200_000;

/** Presets whose 200,000 steps the lecture logs. */
export const loggedPresets: readonly string[] = lecture.lossLog.map(([preset]) => preset);

/** One preset's 200,000 steps: its losses after training and, where printed, during it; four decimals must agree. */
export async function lossLog(preset: string, data: DataSet): Promise<readonly Figure[]> {
  const configuration = parseConfiguration({
    ...presetOf(preset).configuration,
    steps,
    logEvery: 10_000,
    diagnostics: [],
  });
  const shown = await lastValueFrom(runExperiment(experimentOf(configuration, data)).pipe(report(10_000)));
  const of = (name: string, lectures: string, weir: number, required?: number) =>
    figure(`${preset}, 200,000 steps`, name, lectures, weir, required);
  const [, train = '', validation = ''] = lecture.lossLog.find(([name]) => name === preset) ?? [];
  // The first start is chaotic in float32: it is reproducible to about 1e-2 whoever computes it.
  const digits = (printed: string) => (preset === 'mlp-original' ? 2 : Math.min(5, printed.length - 1));
  return [
    ...(preset === 'mlp-batchnorm'
      ? lecture.mlpBatchNorm.losses.map((printed, at) =>
          of(`loss at step ${at * 10_000}`, printed, shown.losses[at]?.[1] ?? NaN),
        )
      : []),
    of('train loss', train, shown.evaluation['train']?.loss ?? NaN, digits(train)),
    of('validation loss', validation, shown.evaluation['validation']?.loss ?? NaN, digits(validation)),
  ];
}
