import { calibrate } from '@weir/nn';
import { beforeAll, expect, it } from 'vitest';
import { smallExperiment, useBackend } from '../testing/experiment.ts';
import { calibratedMoments } from './calibratedMoments.ts';

beforeAll(useBackend);

it('calibratedMoments are those of the training split, of no more examples than asked for', async () => {
  const experiment = await smallExperiment();
  const { step, layers } = calibratedMoments(experiment, 4, 9);
  const { mean, variance } = calibrate(experiment.network, experiment.data.train)['1.batchNorm'] ?? {};
  expect(step).toBe(9);
  expect(layers).toEqual([
    {
      name: '1.batchNorm',
      tracks: 'variance',
      mean: Array.from(mean ?? []),
      variance: Array.from(variance ?? []),
    },
  ]);
  expect(calibratedMoments(experiment, 2, 9).layers[0]?.mean).not.toEqual(layers[0]?.mean);
});
