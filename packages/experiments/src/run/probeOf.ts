import type { Probe } from '@weir/diagnostics';
import { forEvaluation } from '@weir/nn';
import { outputsAmong } from '@weir/nn/define';
import type { Experiment } from './experiment.ts';
import type { MomentsFollower } from './momentsFollower.ts';

/** Asks a run's network, as it stands, of other batches than the step's; the run goes on as if it had not been asked. */
export function probeOf(
  { data, network, batchSize }: Pick<Experiment, 'data' | 'network' | 'batchSize'>,
  moments: MomentsFollower,
): Probe {
  return {
    examples: data.train.size,
    batchSize,
    outputs: (mode, batches) =>
      outputsAmong(
        mode === 'training' ? network : forEvaluation(network, moments.network),
        data.train,
        batches.map(({ example, others }) => ({ probed: [example], others })),
      ),
  };
}
