import { View, parse } from 'vega';
import { expect, it } from 'vitest';
import { percentLabels, sizeLabels } from './labels.ts';

/** What an expression makes of each tick. */
async function labelsOf(labelExpr: string, values: readonly number[]): Promise<readonly unknown[]> {
  const transform = [
    { type: 'formula', as: 'label', expr: labelExpr.replaceAll('datum.value', 'datum.data') },
  ] as const;
  const view = new View(parse({ data: [{ name: 'ticks', values: [...values], transform: [...transform] }] }));
  await view.runAsync();
  return view.data('ticks').map(({ label }: { readonly label?: unknown }) => label);
}

it('sizes are read like those of the tables', async () => {
  const labels = await labelsOf(sizeLabels.labelExpr, [3e-2, 0.1, 0.3, 1, 20, 1000, -0.5, 1e-7]);
  expect(labels).toEqual(['3.0e-2', '0.1', '0.3', '1', '20', '1.0e3', '−0.5', '1.0e-7']);
});

it('shares have a blank ahead of their sign', async () => {
  expect(await labelsOf(percentLabels.labelExpr, [0, 0.25, 1])).toEqual(['0 %', '25 %', '100 %']);
});
