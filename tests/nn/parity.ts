import { ready, setBackend } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect } from 'vitest';
import { detachedParity } from './detachedParity.ts';
import { layerParity } from './layerParity.ts';
import { lossParity } from './lossParity.ts';
import { optimizerParity } from './optimizerParity.ts';
import { runningParity } from './runningParity.ts';

/**
 * PyTorch's values of layers, losses and optimisers as a test suite, run on one backend.
 *
 * @param backend name of a backend that the calling file has imported.
 */
export function nnParity(backend: string): void {
  describe(`networks on ${backend}`, () => {
    beforeAll(async () => {
      const found = await setBackend(backend);
      await ready();
      expect(found, `backend ${backend} did not start`).toBe(true);
    });
    layerParity(backend);
    detachedParity();
    lossParity();
    optimizerParity();
    runningParity();
  });
}
