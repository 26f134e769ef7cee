import { charts } from '@weir/charts';
import { expect, test } from 'vitest';
import { unknownRun } from '../run/runState.ts';
import type { RunState } from '../run/runState.ts';
import { shownCharts } from './shownCharts.ts';

const layer = {
  name: '1.tanh',
  kind: 'tanh',
  mean: 0,
  std: 1,
  histogram: { low: 0, high: 1, counts: [1] },
};
const names = (run: RunState) => shownCharts(charts, run).map(({ name }) => name);

test("the lecture's five are there before anything is measured", () => {
  expect(names(unknownRun)).toEqual([
    'loss',
    'updateRatio',
    'activationDistribution',
    'gradientDistribution',
    'weightGradientDistribution',
  ]);
});

test('others follow once their diagnostic has measured something', () => {
  const { measured } = unknownRun;
  const saturation = { entries: [{ step: 0, layers: [{ name: '1.tanh', saturated: 0 }] }] };
  expect(names({ ...unknownRun, measured: { ...measured, saturation } }).slice(5)).toEqual(['saturation']);
});

test('a chart that is known to nobody here is shown too', () => {
  const [chart] = charts;
  if (!chart) throw new Error('charts: must not be empty');
  const own = { ...chart, name: 'own', diagnostic: 'activations' as const };
  const measured = { ...unknownRun.measured, activations: { latest: { step: 0, layers: [layer] } } };
  expect(shownCharts([own], { ...unknownRun, measured }).map(({ name }) => name)).toEqual(['own']);
});

test('a measurement that the network has no layer for, and a profile of a single layer, take no place', () => {
  const measured = {
    ...unknownRun.measured,
    saturation: { entries: [{ step: 0, layers: [] }] },
    activations: { latest: { step: 0, layers: [layer] } },
  };
  expect(names({ ...unknownRun, measured }).slice(5)).toEqual([]);
});
