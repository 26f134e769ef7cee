import { calibrate, evaluate, forEvaluation } from '@weir/nn';
import type { FeatureMoments } from '@weir/nn';
import { exitCode } from './exitCode.ts';
import type { ExitCode } from './exitCode.ts';
import type { TrainingFlags } from './input/trainingFlags.ts';
import type { Surroundings } from './surroundings.ts';
import { aligned } from './terminal/aligned.ts';
import { trained } from './trained.ts';

/** Trains, and prints how far running and whole-set statistics are apart, and the loss with each. */
export async function calibrateRun(
  source: string,
  flags: TrainingFlags,
  surroundings: Surroundings,
): Promise<ExitCode> {
  const { experiment, data, moments } = await trained(source, flags, surroundings, {
    unserved: 'nothing is calibrated',
  });
  const { network, loss } = experiment;
  const measured = calibrate(network, data.train);
  const layers = Object.entries(measured);
  const { output } = surroundings;
  if (layers.length === 0) {
    output.write('no batchNorm: nothing to calibrate\n');
    return exitCode.done;
  }
  output.write('running against whole training split: largest difference over the features\n');
  const rows = layers.map(([name, whole]) => [name, ...differences(moments[name] ?? whole, whole)]);
  output.write(`${aligned(rows).join('\n')}\n\nloss in evaluation mode\n`);
  const networks = { running: forEvaluation(network, moments), calibrated: forEvaluation(network, measured) };
  const splits = Object.entries({ train: data.train, validation: data.validation, test: data.test });
  const losses = splits
    .filter(([, { size }]) => size > 0)
    .map(([name, split]) => [
      name,
      ...Object.entries(networks).map(
        ([by, trained]) => `${by} ${evaluate(trained, loss, split).loss.toFixed(6)}`,
      ),
    ]);
  output.write(`${aligned(losses).join('\n')}\n`);
  return exitCode.done;
}

/** The largest |Δmean| in units of the whole set's std, and the std ratio farthest from 1. */
function differences(running: FeatureMoments, whole: FeatureMoments): readonly string[] {
  const features = Array.from({ length: whole.mean.length }, (_, at) => {
    const std = Math.sqrt(whole.variance[at] ?? NaN);
    return {
      mean: Math.abs((running.mean[at] ?? NaN) - (whole.mean[at] ?? NaN)) / std,
      ratio: Math.sqrt(running.variance[at] ?? NaN) / std,
    };
  });
  const mean = Math.max(...features.map((feature) => feature.mean));
  const ratio = features.reduce(
    (far, feature) => (Math.abs(Math.log(feature.ratio)) > Math.abs(Math.log(far)) ? feature.ratio : far),
    1,
  );
  return [`mean ${mean.toFixed(3)} std apart`, `std ${ratio.toFixed(3)} times`];
}
