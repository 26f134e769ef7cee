import { torchGenerator } from '@weir/core';
import type { DiagnosticInputs } from '@weir/diagnostics';
import { forEvaluation } from '@weir/nn';
import { sizeOf } from '@weir/nn/define';
import { sampleNames } from '../sampling/sampleNames.ts';
import type { Experiment } from './experiment.ts';
import type { MomentsFollower } from './momentsFollower.ts';

/** Draws names from a run's network as it stands; undefined where that does not learn which letter comes next. */
export function drawerOf(
  { data: { train, vocabulary }, network, loss }: Pick<Experiment, 'data' | 'network' | 'loss'>,
  moments: MomentsFollower,
): DiagnosticInputs['draw'] {
  if (!vocabulary || loss.kind !== 'crossEntropy') return undefined;
  if (sizeOf(network.outputShape(train.inputShape)) !== vocabulary.size) return undefined;
  return ({ count, seed, longest }) =>
    sampleNames(forEvaluation(network, moments.network), {
      count,
      longest,
      vocabulary,
      contextLength: train.inputShape[0] ?? 1,
      rng: torchGenerator(seed),
    });
}
