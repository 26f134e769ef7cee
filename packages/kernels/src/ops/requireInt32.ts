import type { Tensor } from '@tensorflow/tfjs-core';

/**
 * Checks that a tensor holds indices or labels.
 *
 * @throws TypeError unless the tensor holds int32.
 */
export function requireInt32(operator: string, name: string, { dtype }: Tensor): void {
  if (dtype !== 'int32')
    throw new TypeError(
      `${operator}: ${name} must be int32, got ${dtype}; make the tensor with dtype 'int32'`,
    );
}
