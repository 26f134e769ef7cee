import { View, parse } from 'vega';
import { expect, it } from 'vitest';
import { layerLabels, numberLabels, percentLabels, sizeLabels } from './labels.ts';

/** What an expression makes of each tick. */
async function labelsOf(
  labelExpr: string,
  values: readonly (number | string)[],
): Promise<readonly unknown[]> {
  const transform = [
    { type: 'formula', as: 'label', expr: labelExpr.replaceAll(/datum\.(?:value|label)/g, 'datum.data') },
  ] as const;
  const view = new View(parse({ data: [{ name: 'ticks', values: [...values], transform: [...transform] }] }));
  await view.runAsync();
  return view.data('ticks').map(({ label }: { readonly label?: unknown }) => label);
}

it('sizes are read like those of the tables', async () => {
  const labels = await labelsOf(sizeLabels.labelExpr, [3e-2, 0.1, 0.3, 1, 20, 1000, -0.5, 1e-7]);
  expect(labels).toEqual(['0.03', '0.1', '0.3', '1', '20', '1.0e3', '−0.5', '1.0e-7']);
});

it('shares have a blank ahead of their sign', async () => {
  expect(await labelsOf(percentLabels.labelExpr, [0, 0.25, 1])).toEqual(['0 %', '25 %', '100 %']);
});

it('losses of any size are printed in one way, as in words', async () => {
  const values = [0, 2.75, 0.695, 0.01, 12500, 6000, 1e-6, 1e-8, 1e35];
  const labels = ['0', '2.75', '0.695', '0.01', '12,500', '6,000', '1e-6', '1e-8', '1e35'];
  expect(await labelsOf(numberLabels(1e-3).labelExpr, values)).toEqual(labels);
});

it('neighbours on an axis that is not logarithmic are printed alike', async () => {
  const labels = await labelsOf(numberLabels(1e-5).labelExpr, [-0.001, -5e-4, 0, 5e-8]);
  expect(labels).toEqual(['−0.001', '−0.0005', '0', '5e-8']);
});

it('layers of branches and blocks have short names that differ as their names do', async () => {
  const names = [
    '0.parallel.0.sequential.2.relu',
    '0.parallel.1.sequential.2.relu',
    '3.residual.6.conv2d.weight',
    '3.residual.shortcut.0.conv2d.weight',
    '11.tanh',
  ];
  const labels = await labelsOf(layerLabels.labelExpr, names);
  expect(labels).toEqual([
    '0.0.2.relu',
    '0.1.2.relu',
    '3.6.conv2d.weight',
    '3.residual.shortcut.0.conv2d.weight',
    '11.tanh',
  ]);
});
