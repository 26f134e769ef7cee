import type { RunningMoments } from '@weir/diagnostics';
import { calibrate } from '@weir/nn';
import { evenlySpaced } from './evenlySpaced.ts';
import type { Experiment } from './experiment.ts';

/** BatchNorm's statistics measured over so many examples of the training split, evenly spread over it. */
export function calibratedMoments(
  { network, data }: Pick<Experiment, 'network' | 'data'>,
  examples: number,
  step: number,
): RunningMoments {
  const measured = calibrate(network, evenlySpaced(data.train, examples));
  const layers = Object.entries(measured).map(([name, { mean, variance }]) => ({
    name,
    tracks: 'variance' as const,
    mean: Array.from(mean),
    variance: Array.from(variance),
  }));
  return { step, batches: 1, layers };
}
