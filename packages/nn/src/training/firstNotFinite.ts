import { statistics } from '@weir/kernels';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { Gradients } from './backward.ts';
import { TapeNames } from './tapeNames.ts';

/**
 * Name of the first parameter or layer output, in the order of the forward pass, that has a value which is
 * NaN or infinite; `loss` if all are finite.
 */
export function firstNotFinite({ tape, scope }: Gradients): string {
  const isFinite = (tensor: TensorInfo): boolean => {
    const [summary] = scope.run(statistics, { x: tensor }, {});
    return summary === undefined || scope.device.read(summary)[5] === 0;
  };
  for (const { place, entry } of new TapeNames().of(tape)) {
    if (entry.inner.length > 0) continue; // its inner layers follow
    const at = entry.layer.parameters.findIndex((parameter) => !isFinite(parameter.on(scope.device)));
    const parameterName = place.parameterNames[at];
    if (parameterName !== undefined) return parameterName;
    if (!isFinite(entry.output)) return place.name;
  }
  return 'loss';
}
