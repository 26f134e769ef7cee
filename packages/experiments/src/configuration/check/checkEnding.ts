import { layerKinds } from '@weir/nn/define';
import { lossOf } from '../build/lossOf.ts';
import type { KindConfiguration } from '../configuration.ts';
import { printPath } from '../errors/problem.ts';
import type { Path, Problem } from '../errors/problem.ts';

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
  const { type: last, path } = endOf(model, ['model']) ?? { type: undefined, path: ['model'] };
  if (lossOf(loss).takes !== 'logProbabilities' || last === 'logSoftmax') return [];
  if (last !== undefined && !layerKinds().some(({ type }) => type === last)) return [];
  return [
    {
      path: ['model'],
      must: `end in a logSoftmax, as ${loss.type} takes logarithms of probabilities`,
      got: last ?? 'none',
      remedy:
        last === 'softmax'
          ? `write "logSoftmax" at ${printPath([...path, 'type'])}`
          : 'add {"type": "logSoftmax"} behind the last layer',
    },
  ];
}

/** The layer whose outputs are the network's, within what only strings layers together. */
function endOf(
  layers: readonly KindConfiguration[],
  path: Path,
): { readonly type: string; readonly path: Path } | undefined {
  const at = layers.findLastIndex(({ type }) => type !== 'flatten'); // which changes no value
  const last = layers[at];
  if (!last) return undefined;
  const { type, layers: inner } = last;
  if (type !== 'sequential' || !Array.isArray(inner)) return { type, path: [...path, at] };
  return endOf(inner as readonly KindConfiguration[], [...path, at, 'layers']); // checked before
}
