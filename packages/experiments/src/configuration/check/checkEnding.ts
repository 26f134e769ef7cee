import { layerKinds } from '@weir/nn/define';
import { lossOf } from '../build/lossOf.ts';
import type { KindConfiguration } from '../configuration.ts';
import { printPath } from '../errors/problem.ts';
import type { Problem } from '../errors/problem.ts';

/**
 * Checks that a network ends in logarithms of probabilities where the loss takes them. What a layer of one's own makes only
 * the run shows, to the rule `outputLayer`.
 *
 * @param model Layers that are checked.
 * @param loss Likewise.
 */
export function checkEnding(
  model: readonly KindConfiguration[],
  loss: KindConfiguration,
): readonly Problem[] {
  const at = model.findLastIndex(({ type }) => type !== 'flatten'); // which changes no value
  const last = model[at]?.type;
  if (lossOf(loss).takes !== 'logProbabilities' || last === 'logSoftmax') return [];
  if (last !== undefined && !layerKinds().some(({ type }) => type === last)) return [];
  return [
    {
      path: ['model'],
      must: `end in a logSoftmax, as ${loss.type} takes logarithms of probabilities`,
      got: last ?? 'none',
      remedy:
        last === 'softmax'
          ? `write "logSoftmax" at ${printPath(['model', at, 'type'])}`
          : 'add {"type": "logSoftmax"} behind the last layer',
    },
  ];
}
