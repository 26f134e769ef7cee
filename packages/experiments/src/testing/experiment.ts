import { ready, setBackend } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
// By its path: the package depends on no backend, and its tests on this one.
import '../../../backend-simd/src/index.ts';
import { experimentOf } from '../configuration/build/experimentOf.ts';
import { parseConfiguration } from '../configuration/check/parseConfiguration.ts';
import type { ReadFile } from '../data/dataKind.ts';
import { loadData } from '../data/loadData.ts';
import type { Experiment } from '../run/experiment.ts';

/** Takes the backend that tests train on. */
export async function useBackend(): Promise<void> {
  await setBackend('simd');
  await ready();
}

/** Exclusive or on a small network with BatchNorm, drawn from its seed, with whatever is given in place of its own. */
export async function smallExperiment(given: object = {}, read?: ReadFile): Promise<Experiment> {
  const configuration = parseConfiguration({
    steps: 30,
    data: { type: 'xor' },
    model: [
      { type: 'linear', out: 8, bias: false },
      { type: 'batchNorm' },
      { type: 'tanh' },
      { type: 'linear', out: 2 },
    ],
    batchSize: 4,
    ...given,
  });
  return experimentOf(configuration, await loadData(configuration, read ? { read } : {}));
}
