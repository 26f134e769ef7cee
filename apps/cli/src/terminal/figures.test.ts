import { PassThrough } from 'node:stream';
import type { RunEvent } from '@weir/core';
import { expect, test } from 'vitest';
import { findingOf } from '../../../../packages/core/src/testing/findingOf.ts';
import { colorsFor } from './colors.ts';
import { noFigures, withEvent } from './figures.ts';
import { summary } from './summary.ts';

const spread = { mean: 0, std: 1 };
const histogram = { low: 0, high: 1, counts: [1] };
const trace = (step: number): RunEvent => ({
  type: 'measurement',
  diagnostic: 'trace',
  step,
  value: {
    step,
    updateToData: { '0.linear.weight': -3 },
    layers: [
      { index: 0, type: 'linear', output: spread, grad: spread },
      { index: 1, type: 'tanh', output: spread, saturated097: 0.5 },
    ],
    parameters: [{ name: '0.linear.weight', shape: [2, 3], data: spread, grad: spread, gradToData: 1 }],
  },
});
const activations = (step: number, name: string): RunEvent => ({
  type: 'measurement',
  diagnostic: 'activations',
  step,
  value: { step, layers: [{ name, kind: 'tanh', ...spread, histogram }] },
});
const after = (...events: readonly RunEvent[]) => events.reduce(withEvent, noFigures);

test('a trace fills the tables: activations of the activation layers, gradients of those that have one', () => {
  expect(after(trace(0))).toEqual({
    findings: [],
    activations: { step: 0, rows: [{ name: '1.tanh', ...spread, saturated: 0.5 }] },
    gradients: { step: 0, rows: [] },
    weightGradients: {
      step: 0,
      rows: [{ name: '0.linear.weight', shape: [2, 3], ...spread, gradToData: 1 }],
    },
    updateToData: { step: 0, rows: { '0.linear.weight': -3 } },
  });
});

test('the newest figures stand, and of one step the diagnostic’s, which sees inner layers too', () => {
  expect(after(trace(0), activations(100, 'measured')).activations?.rows[0]?.name).toBe('measured');
  expect(after(activations(100, 'measured'), trace(149)).activations).toMatchObject({ step: 149 });
  expect(after(activations(100, 'measured'), trace(100)).activations?.rows[0]?.name).toBe('measured');
});

test('every finding there ever was is told, with the step at which it ended', () => {
  const finding = findingOf({ rule: 'saturated', subject: '1.tanh' });
  const change = (change: 'raised' | 'updated' | 'cleared'): RunEvent => ({
    type: 'finding',
    change,
    step: 0,
    finding,
  });
  expect(after(change('raised')).findings).toEqual([finding]);
  expect(after(change('raised'), change('cleared')).findings).toEqual([{ ...finding, cleared: 0 }]);
  expect(after(change('raised'), change('cleared'), change('updated')).findings).toEqual([finding]);
});

test('changes of the training are told at the end, also those that were refused', () => {
  const changed: RunEvent = { type: 'controlled', step: 5, command: 'batchSize', value: 64 };
  const refused: RunEvent = {
    type: 'controlled',
    step: 9,
    command: 'batchSize',
    value: 9e9,
    refused: 'batchSize: value must be at most the 4 examples, got 9000000000; lower it',
  };
  const pause: RunEvent = { type: 'controlled', step: 6, command: 'pause' };
  const figures = after(changed, pause, refused);
  expect(figures.changes).toEqual([changed, refused]);
  const lines = summary(figures, colorsFor(new PassThrough()));
  expect(lines).toContain('  from step 5: batch size 64');
  expect(lines.join()).toContain('from step 9: batch size 9000000000 refused: batchSize: value must be');
});
