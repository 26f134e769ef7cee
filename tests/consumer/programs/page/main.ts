// Weir's charts of numbers that were measured elsewhere.
import { lossChart, saturationChart } from '@weir/charts';
import type { Chart } from '@weir/charts';
import { fold } from '@weir/core';
import { loss, lossKind, saturation, saturationKind } from '@weir/diagnostics';
import { snapshotOf } from '@weir/observe';
import { from, lastValueFrom } from 'rxjs';
import { View, parse } from 'vega';
import { compile } from 'vega-lite';

/** Outputs of two tanh layers over four steps: the first saturates more and more. */
const recorded = [0.2, 0.9, 1, 2].map((scale, step) =>
  snapshotOf({
    step,
    loss: 3 / (step + 1),
    learningRate: 0.1,
    layers: {
      first: { kind: 'Tanh', output: [[Math.tanh(4 * scale), Math.tanh(-3 * scale), Math.tanh(0.1)]] },
      second: { kind: 'Tanh', output: [[0.1, 0.2, -0.3]] },
    },
    parameters: {},
  }),
);
const shares = await lastValueFrom(from(recorded).pipe(saturation(), fold(saturationKind.state)));
const losses = await lastValueFrom(from(recorded).pipe(loss(), fold(lossKind.state)));

async function draw({ spec, name }: Pick<Chart, 'spec' | 'name'>, rows: readonly object[]): Promise<void> {
  const view = new View(parse(compile({ ...spec, width: 400 } as typeof spec).spec), {
    renderer: 'svg',
    container: `#${name}`,
  });
  await view.data(name, [...rows]).runAsync();
}
await draw(saturationChart, saturationChart.rows(shares));
await draw(lossChart, lossChart.rows(losses));
document.body.dataset['drawn'] = 'yes';
