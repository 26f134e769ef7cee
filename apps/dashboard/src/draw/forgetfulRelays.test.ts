import { charts } from '@weir/charts';
import { transforms } from 'vega';
import { expect, it } from 'vitest';
import { unknownRun } from '../run/runState.ts';
import { forgetfulRelays } from './forgetfulRelays.ts';
import { pageSpec } from './pageSpec.ts';
import { picture } from './picture.ts';
import { View, compile, parse } from './vega.ts';

/** Rows that a view's relays hold, or hold the places of. */
function relayed(view: View): readonly number[] {
  const { nodes } = (view as unknown as { readonly _runtime: { readonly nodes: object } })._runtime; // Vega's own
  const relay = transforms['relay'] as unknown as new () => { readonly value?: object }; // as forgetfulRelays.ts has it
  return Object.values(nodes)
    .filter((node) => node instanceof relay)
    .map(({ value }) => Object.keys(value ?? {}).length);
}

it('a chart that is given new rows again and again holds no more than the newest, and draws them', async () => {
  forgetfulRelays(); // twice, as vega.ts has it already: it does no harm
  const chart = charts.find(({ name }) => name === 'updateRatio') ?? expect.unreachable();
  const names = ['0.linear.weight', '2.linear.weight'];
  const rowsAt = (turn: number) => {
    const entries = Array.from({ length: 50 }, (_, at) => ({
      step: at,
      ratios: names.map((name) => ({ name, log10: -3 - turn / 10 })),
    }));
    return picture(chart, { ...unknownRun.measured.updateRatio, entries }).rows;
  };
  const view = new View(parse(compile(pageSpec(chart, {})).spec), { renderer: 'none' });
  await view.data(chart.name, [...rowsAt(0)]).runAsync();
  const first = relayed(view);
  expect(Math.max(...first)).toBeGreaterThan(0);
  for (let turn = 1; turn <= 10; turn++) await view.data(chart.name, [...rowsAt(turn)]).runAsync();
  expect(relayed(view)).toEqual(first);
  expect((view.scale('y') as { domain(): readonly number[] }).domain()[0]).toBeLessThanOrEqual(-4); // of the newest rows
  view.finalize();
});
