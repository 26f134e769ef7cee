import type { DiagnosticInputs } from '@weir/diagnostics';
import { forEvaluation, predict } from '@weir/nn';
import { sizeOf } from '@weir/nn/define';
import { evenlySpaced } from './evenlySpaced.ts';
import type { Experiment } from './experiment.ts';
import type { MomentsFollower } from './momentsFollower.ts';

/** Classifies images of the validation split by a run's network as it stands; undefined where that does not learn to. */
export function classifierOf(
  { data, network, loss }: Pick<Experiment, 'data' | 'network' | 'loss'>,
  moments: MomentsFollower,
): DiagnosticInputs['classified'] {
  const { validation, classes, labels } = data;
  const { inputShape, targetKind, size } = validation;
  if (inputShape.length !== 3 || targetKind !== 'classes' || size === 0) return undefined;
  if (loss.kind !== 'crossEntropy' || sizeOf(network.outputShape(inputShape)) !== classes) return undefined;
  return (most) => {
    const looked = evenlySpaced(validation, most);
    return {
      shape: inputShape,
      size: looked.size,
      pixels: looked.inputs,
      targets: looked.targets,
      logits: predict(forEvaluation(network, moments.network), looked),
      labels,
    };
  };
}
