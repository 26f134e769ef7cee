import { statistics } from '@weir/kernels';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { Gradients } from './backward.ts';
import { namedEntries } from './namedEntries.ts';

/**
 * Name of the first parameter or layer output, in the order of the forward pass, that has a value which is
 * NaN or infinite; `loss` if all are finite.
 */
export function firstNotFinite({ tape, scope }: Gradients): string {
  const isFinite = (tensor: TensorInfo): boolean => {
    const [summary] = scope.run(statistics, { x: tensor }, {});
    return summary === undefined || scope.device.read(summary)[5] === 0;
  };
  for (const { name, entry } of namedEntries(tape)) {
    if (entry.inner.length > 0) continue; // its inner layers follow
    const parameter = entry.layer.parameters.find((candidate) => !isFinite(candidate.on(scope.device)));
    if (parameter) return `${name}.${parameter.name}`;
    if (!isFinite(entry.output)) return name;
  }
  return 'loss';
}
