import type { RunControlled, RunStarted } from '@weir/core';
import { expect, it } from 'vitest';
import { valueInForce } from './valueInForce.ts';

const started = (config: unknown): RunStarted => ({
  type: 'started',
  name: 'deep',
  config,
  backend: 'simd',
  steps: 9,
  parameterCount: 1,
  examples: { train: 1, validation: 1, test: 1 },
});
const change = (command: RunControlled['command'], value: number, refused?: string): RunControlled => ({
  type: 'controlled',
  step: 1,
  command,
  value,
  ...(refused !== undefined && { refused }),
});

it('is what the configuration says until the knob is turned, then what it was turned to last', () => {
  const run = started({ batchSize: 32, optimizer: { type: 'sgd', momentum: 0.9 } });
  expect(valueInForce({ started: run, changes: [] }, 'batchSize')).toBe(32);
  expect(valueInForce({ started: run, changes: [] }, 'momentum')).toBe(0.9);
  const changes = [change('batchSize', 64), change('momentum', 0.5), change('batchSize', 0, 'too small')];
  expect(valueInForce({ started: run, changes }, 'batchSize')).toBe(64);
  expect(valueInForce({ started: run, changes }, 'momentum')).toBe(0.5);
});

it('is unknown where a default decides, or nothing has begun', () => {
  expect(valueInForce({ started: started({ optimizer: 'sgd' }), changes: [] }, 'momentum')).toBeUndefined();
  expect(valueInForce({ started: started(null), changes: [] }, 'batchSize')).toBeUndefined();
  expect(valueInForce({ changes: [] }, 'batchSize')).toBeUndefined();
});
