import { memory } from '@tensorflow/tfjs-core';
import type { Snapshot } from '@weir/core';
import { isMeasurementOf } from '@weir/diagnostics';
import type { BatchNormUnits } from '@weir/diagnostics';
import { Observable, lastValueFrom, toArray } from 'rxjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { smallExperiment, useBackend } from '../testing/experiment.ts';
import { MomentsFollower } from './momentsFollower.ts';
import { probingInputs } from './probingInputs.ts';
import { runExperiment } from './runExperiment.ts';
import type { Experiment } from './experiment.ts';

beforeAll(useBackend);

const eventsOf = (experiment: Experiment) => lastValueFrom(runExperiment(experiment).pipe(toArray()));
const lossesOf = async (given: object) =>
  (await eventsOf(await smallExperiment(given))).flatMap((event) =>
    event.type === 'progress' ? event.losses : [],
  );

describe('probingInputs', () => {
  it('measures the statistics over the split when it is asked, and not ahead of it', async () => {
    const experiment = await smallExperiment();
    const inputs = probingInputs(experiment, new MomentsFollower());
    const [norm] = inputs.calibrated?.(4).layers ?? [];
    expect(norm).toMatchObject({ name: '1.batchNorm', tracks: 'variance' });
    expect(norm?.mean).toHaveLength(8);
    expect(norm?.variance.every((variance) => variance > 0)).toBe(true);
  });
});

describe('batchNormUnits of a run', () => {
  const diagnostics = [{ type: 'batchNormUnits', every: 1, units: 8 }];

  it('changes no bit of the training, and leaves no tensor', async () => {
    expect(await lossesOf({ diagnostics })).toEqual(await lossesOf({ diagnostics: [] }));
    const before = memory().numTensors;
    await lossesOf({ diagnostics });
    expect(memory().numTensors).toBe(before);
  });

  it.each([{}, { unbiased: true, eps: 0.01, gamma: 0.5 }, { running: 'std', affine: false }])(
    'of %j tells all that makes the layer’s own outputs of its inputs',
    async (options) => {
      const outputs: number[][] = [];
      const experiment = await smallExperiment({
        model: [
          { type: 'linear', out: 8, bias: false },
          { type: 'batchNorm', ...options },
          { type: 'linear', out: 2 },
        ],
        diagnostics,
      });
      const reading = (snapshots$: Observable<Snapshot>) =>
        new Observable<never>((subscriber) =>
          snapshots$.subscribe({
            next: ({ layers }) => outputs.push(Array.from(layers[1]?.output.values() ?? [])),
            complete: () => subscriber.complete(),
          }),
        );
      const events = await eventsOf({ ...experiment, watchers: [reading] });
      const measured = events.flatMap((event) =>
        isMeasurementOf(event, 'batchNormUnits') ? [event.value as BatchNormUnits] : [],
      );
      expect(measured).toHaveLength(30);
      for (const { step, layers } of measured) {
        const [layer] = layers;
        if (!layer) throw new Error('a layer is measured');
        for (const { unit, inputs, batch, gamma, beta, running, calibrated } of layer.units) {
          const { eps, unbiased, values } = layer;
          const variance = unbiased ? batch.variance : (batch.variance * (values - 1)) / values;
          inputs.forEach((x, row) =>
            expect((gamma * (x - batch.mean)) / Math.sqrt(variance + eps) + beta).toBeCloseTo(
              outputs[step]?.[row * 8 + unit] ?? NaN,
              2,
            ),
          );
          expect(running?.variance).toBeGreaterThan(0);
          expect(calibrated?.variance).toBeGreaterThanOrEqual(0);
        }
      }
    },
  );
});
