import { ready, setBackend } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect } from 'vitest';
import { activationParity } from './parity/activation.ts';
import { affineParity } from './parity/affine.ts';
import { cancellationParity } from './parity/cancellation.ts';
import { embeddingParity } from './parity/embedding.ts';
import { histogramParity, shareParity, statisticsParity } from './parity/measurements.ts';
import { normalizationParity } from './parity/normalization.ts';
import { optimizerParity } from './parity/optimizers.ts';
import { softmaxCrossEntropyParity } from './parity/softmaxCrossEntropy.ts';

/**
 * The kernels' contract as a test suite, run on one backend: fused where it registers them, composed where not.
 *
 * @param backend name of a backend that the calling file has imported.
 */
export function kernelParity(backend: string): void {
  describe(`the kernels on ${backend}`, () => {
    beforeAll(async () => {
      const found = await setBackend(backend);
      await ready();
      expect(found, `backend ${backend} did not start`).toBe(true);
    });
    affineParity();
    normalizationParity();
    activationParity();
    softmaxCrossEntropyParity();
    embeddingParity();
    statisticsParity();
    histogramParity();
    shareParity();
    cancellationParity();
    optimizerParity();
  });
}
