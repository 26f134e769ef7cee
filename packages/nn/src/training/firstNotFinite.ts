import { statistics } from '@weir/kernels';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { DivergedError } from '@weir/core';
import type { Gradients } from './backward.ts';
import { TapeNames } from './tapeNames.ts';

/** What is not finite first, and why, where that is known. */
export interface Culprit {
  readonly name: string;
  readonly reason?: NonNullable<DivergedError['reason']>;
}

/**
 * Name of the first parameter or layer output, in the order of the forward pass, that has a value which is
 * NaN or infinite; `loss` if all are finite. Where a norm without eps makes it of finite values, the reason is that
 * they do not vary.
 */
export function firstNotFinite({ tape, scope }: Gradients): Culprit {
  const isFinite = (tensor: TensorInfo): boolean => {
    const [summary] = scope.run(statistics, { x: tensor }, {});
    return summary === undefined || scope.device.read(summary)[5] === 0;
  };
  for (const { place, entry } of new TapeNames().of(tape)) {
    if (entry.inner.length > 0) continue; // its inner layers follow
    const at = entry.layer.parameters.findIndex((parameter) => !isFinite(parameter.on(scope.device)));
    const parameterName = place.parameterNames[at];
    if (parameterName !== undefined) return { name: parameterName };
    if (isFinite(entry.output)) continue;
    const isZeroVariance = entry.layer.eps === 0 && isFinite(entry.input);
    return { name: place.name, ...(isZeroVariance && { reason: 'zeroVariance' }) };
  }
  return { name: 'loss' };
}
