import { View, parse } from 'vega';
import { compile } from 'vega-lite';
import { expect, it } from 'vitest';
import { logScale } from '../frame.ts';
import { layerLabels, logLabels, numberLabels, percentLabels } from './labels.ts';

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

/** What is written along a logarithmic axis 220 pixels tall, from below to above. */
async function logAxis(low: number, high: number, tickCount = 5): Promise<readonly string[]> {
  const { spec } = compile({
    data: { values: [{ value: low }, { value: high }] },
    height: 220,
    mark: 'point',
    encoding: {
      y: {
        field: 'value',
        type: 'quantitative',
        title: null,
        scale: logScale,
        axis: { tickCount, ...logLabels },
      },
    },
  });
  const svg = await new View(parse(spec), { renderer: 'none' }).toSVG();
  const shown = [...svg.matchAll(/<text([^>]*)>([^<]+)<\/text>/g)];
  return shown.filter(([, style]) => !style?.includes('opacity="0"')).map(([, , text]) => text ?? '');
}

it('a logarithmic axis names the powers of ten ahead of what lies between', async () => {
  expect(await logAxis(2.5, 260, 6)).toEqual(['2', '3', '10', '20', '30', '100', '200', '300']);
  expect(await logAxis(0.7, 520)).toEqual(expect.arrayContaining(['1', '10', '100']));
});

it('a logarithmic axis prints neighbours alike', async () => {
  expect(await logAxis(4e-4, 4.5e-3)).toEqual(['0.0004', '0.001', '0.002', '0.003', '0.004']);
});

it('a logarithmic axis that reaches far down has powers of ten for what is small', async () => {
  const labels = await logAxis(1e-9, 1, 6);
  expect(labels).toEqual(expect.arrayContaining(['1e-4', '1e-8', '1']));
  expect(labels.join()).not.toContain('0.000');
});

it('a short logarithmic axis names what lies within', async () => {
  expect(await logAxis(2.1, 3.3, 6)).toEqual(['2.2', '2.4', '2.6', '2.8', '3', '3.2']);
  expect(await logAxis(1.00001, 1.00002)).not.toEqual([]);
});

it('shares have a blank ahead of their sign', async () => {
  expect(await labelsOf(percentLabels.labelExpr, [0, 0.25, 1])).toEqual(['0 %', '25 %', '100 %']);
});

it('numbers of any size are printed in one way, as in words', async () => {
  const values = [0, 2.75, 0.695, 0.01, 12500, 6000, -5e-4, 1e-8, 1e35];
  const labels = ['0', '2.75', '0.695', '0.01', '12,500', '6,000', '−0.0005', '1e-8', '1e35'];
  expect(await labelsOf(numberLabels.labelExpr, values)).toEqual(labels);
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
