import { torchGenerator } from '@weir/core';
import { expect, it } from 'vitest';
import { zeros } from './initializers/constant.ts';
import { initializerKind } from './initializers/initializerKind.ts';
import { layerKind } from './layers/layerKind.ts';
import { linear } from './layers/linear.ts';
import { lossKind } from './losses/lossKind.ts';
import { mse } from './losses/mse.ts';
import { optimizerKind } from './optimizers/optimizerKind.ts';
import { sgd } from './optimizers/sgd.ts';
import { constantRate } from './schedules/constantRate.ts';
import { scheduleKind } from './schedules/schedule.ts';

const rng = torchGenerator(1);

it('what is registered stands under its family, and is built of its options', () => {
  const kinds = [
    layerKind({ type: 'x', schema: {}, build: (_options, { input }) => linear(input[0] ?? 0, 5, { rng }) }),
    initializerKind({ type: 'x', schema: {}, build: () => zeros }),
    lossKind({ type: 'x', schema: {}, build: () => mse() }),
    optimizerKind({ type: 'x', schema: { 'momentum?': 'number' }, build: (options) => sgd(options) }),
    scheduleKind({ type: 'x', schema: { rate: 'number' }, build: ({ rate }) => constantRate(rate) }),
  ] as const;
  expect(kinds.map(({ family }) => family)).toEqual([
    'layer',
    'initializer',
    'loss',
    'optimizer',
    'schedule',
  ]);
  const [layer, initializer, loss, optimizer, schedule] = kinds;
  const context = { vocabulary: undefined, rng, seed: 1, initializer: () => undefined, layers: () => [] };
  expect(layer.build({}, { ...context, input: [3] }).outputShape([3])).toEqual([5]);
  expect(initializer.build({}, undefined)).toBe(zeros);
  expect(loss.build({}, undefined).kind).toBe('mse');
  expect(optimizer.build({ momentum: 0.9 }, undefined).slots).toEqual(['velocity']);
  expect(schedule.build({ rate: 0.3 }, undefined)(7)).toBe(0.3);
});
