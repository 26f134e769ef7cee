import { memory } from '@tensorflow/tfjs-core';
import type { Snapshot } from '@weir/core';
import { isMeasurementOf } from '@weir/diagnostics';
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

const names = {
  steps: 24,
  batchSize: 32,
  data: { type: 'names', contextLength: 3 },
  model: [
    { type: 'embedding', dim: 4 },
    { type: 'flatten' },
    { type: 'linear', out: 16, bias: false },
    { type: 'batchNorm' },
    { type: 'tanh' },
    { type: 'dropout', rate: 0.1 },
    { type: 'linear', out: 'vocabulary' },
  ],
};
const digits = {
  steps: 6,
  batchSize: 16,
  data: { type: 'images' },
  model: [
    { type: 'flatten' },
    { type: 'linear', out: 16, bias: false },
    { type: 'batchNorm' },
    { type: 'relu' },
    { type: 'linear', out: 'classes' },
  ],
};

describe('samples and mistakes of a run', () => {
  it('are names that the network draws, other ones as it learns, and the same of the same run', async () => {
    const drawn = async () =>
      (
        await eventsOf(await smallExperiment({ ...names, diagnostics: [{ type: 'samples', every: 8 }] }))
      ).flatMap((event) => (isMeasurementOf(event, 'samples') ? [event.value] : []));
    const once = await drawn();
    expect(once.map(({ step }) => step)).toEqual([0, 8, 16, 23]);
    for (const { names } of once) {
      expect(names).toHaveLength(5);
      for (const name of names) expect(name).toMatch(/^[a-z]{0,40}$/);
    }
    expect(once[0]?.names).not.toEqual(once[3]?.names);
    expect(await drawn()).toEqual(once);
  });

  it('are images whose class is not the one that evaluation would say', async () => {
    const experiment = await smallExperiment({ ...digits, diagnostics: [{ type: 'mistakes', every: 5 }] });
    const measured = (await eventsOf(experiment)).flatMap((event) =>
      isMeasurementOf(event, 'mistakes') ? [event.value] : [],
    );
    expect(measured.map(({ step }) => step)).toEqual([0, 5]);
    for (const { examples, mistaken, worst } of measured) {
      expect(examples).toBe(256);
      expect(mistaken).toBeGreaterThan(0);
      expect(mistaken).toBeLessThanOrEqual(256);
      expect(worst).toHaveLength(Math.min(6, mistaken));
      for (const { target, predicted, probability, ofTarget, picture } of worst) {
        expect(predicted).not.toBe(target);
        expect(probability).toBeGreaterThan(ofTarget);
        expect([picture.width, picture.height, Math.max(...picture.greys)]).toEqual([28, 28, 255]);
      }
    }
  });

  it.each([
    ['names', names, 'samples'],
    ['images', digits, 'mistakes'],
  ])('of %s change no bit of the training, and leave no tensor', async (_, given, type) => {
    const diagnostics = [{ type, every: 2 }];
    expect(await lossesOf({ ...given, diagnostics })).toEqual(await lossesOf({ ...given, diagnostics: [] }));
    const before = memory().numTensors;
    await lossesOf({ ...given, diagnostics });
    expect(memory().numTensors).toBe(before);
  });

  it('are none of a network that learns neither', async () => {
    const inputs = probingInputs(await smallExperiment(), new MomentsFollower());
    expect([inputs.draw, inputs.classified]).toEqual([undefined, undefined]);
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
        isMeasurementOf(event, 'batchNormUnits') ? [event.value] : [],
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
