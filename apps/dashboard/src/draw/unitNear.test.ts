import { View, parse } from 'vega';
import { compile } from 'vega-lite';
import type { TopLevelSpec } from 'vega-lite';
import { charts, darkTheme } from '@weir/charts';
import type { Chart } from '@weir/charts';
import { expect, it } from 'vitest';
import { unitNear } from './unitNear.ts';
import { pageSpec } from './pageSpec.ts';
import { plotOrigin } from './plotOrigin.ts';

const row = (unit: number, from: number) => ({
  layer: '1.tanh',
  place: 0,
  unit,
  from,
  to: 100,
  fate: 'dead',
});

it('finds the line that lies nearest to a place, and none where none is near', async () => {
  const chart = (charts as readonly Chart[]).find(({ name }) => name === 'deadUnits') ?? expect.unreachable();
  const spec: TopLevelSpec = { ...pageSpec(chart, darkTheme), width: 300 } as TopLevelSpec; // as wide as its element is on the page
  const view = new View(parse(compile(spec).spec), { renderer: 'none' });
  await view.data('deadUnits', [row(3, 0), row(5, 50)]).runAsync();
  const [left, top] = plotOrigin(view);
  const down = view.scale('y') as (layer: string) => number; // a band of names
  const within = view.scale('yOffset') as { (unit: number): number; bandwidth(): number };
  const yOf = (unit: number) => top + down('1.tanh') + within(unit) + within.bandwidth() / 2;
  expect(unitNear(view, left + 200, yOf(3) + 2)).toMatchObject({ unit: 3 });
  expect(unitNear(view, left + 200, yOf(5) - 2)).toMatchObject({ unit: 5 });
  expect(unitNear(view, left + 50, yOf(5))).toBeUndefined(); // ahead of its death
  expect(unitNear(view, left + 200, (yOf(3) + yOf(5)) / 2)).toBeUndefined();
});
