import { View, parse } from 'vega';
import { compile } from 'vega-lite';
import { expect, it } from 'vitest';
import type { Chart } from '../chart.ts';
import { marksOf, strict, validate } from '../testing/vegaLite.ts';
import { withWidth } from '../theme.ts';
import { jitterChart } from './jitterChart.ts';
import { hasValidation, lossChart, plainLossChart, withValidation } from './lossChart.ts';

const entries = [3, 2.5, 2.25, 2].map((loss, step) => ({
  step,
  loss,
  log10: Math.log10(loss),
  smoothed: loss,
}));
const validation = [
  { step: 1, loss: 2.75 },
  { step: 3, loss: 2.5 },
];

async function marks(chart: Chart, state: object): Promise<number> {
  const { spec } = compile(withWidth(chart.spec, 640), { logger: strict() });
  const view = new View(parse(spec), { renderer: 'none', logger: strict() });
  await view.data(chart.name, [...chart.rows(state as Parameters<Chart['rows']>[0])]).runAsync(); // its own diagnostic's
  return marksOf(view);
}

it.each([lossChart, plainLossChart])('$name draws the validation losses that there are', async (one) => {
  const chart = withValidation(one, true);
  expect(validate(chart.spec), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
  const alone = await marks(one, { entries });
  const evaluated = await marks(chart, { entries, validation });
  expect(evaluated).toBe(alone + 3 * validation.length); // points of a line, dots, and what is written of those beyond the axis
  expect(await marks(one, { entries, validation })).toBe(alone); // whose lines do not break
  expect(JSON.stringify(chart.spec.title)).toContain('Dots: validation');
});

it('a validation loss far beyond the minibatches’ presses them flat on no axis, is written beside its dot, and stands in the table', () => {
  const far = [{ step: 1, loss: 108.3 }];
  for (const chart of [lossChart, plainLossChart]) {
    const row = chart.rows({ entries, validation: far }).at(-1);
    expect(row?.beyond).toBe('↑ validation 108.30');
    const drawn = row?.validation ?? NaN;
    expect(drawn).toBeGreaterThan(3);
    expect(drawn).toBeLessThan(5);
    expect(chart.table({ entries, validation: far }).rows.at(-1)?.cells).toEqual([
      '108.30',
      '108.30',
      '108.30',
    ]);
  }
});

it('of several validation losses beyond the axis, the newest is written; of one within, none', () => {
  const [first, last] = [
    { step: 0, loss: 500 },
    { step: 1, loss: 0.001 },
  ];
  for (const chart of [lossChart, plainLossChart]) {
    const beyond = (...validation: readonly { readonly step: number; readonly loss: number }[]) =>
      chart.rows({ entries, validation }).flatMap((row) => row.beyond ?? []);
    expect(beyond(last, first)).toEqual(['↑ validation 500.00']);
    expect(beyond({ step: 1, loss: 2.5 })).toEqual([]);
  }
});

it('a chart of something else, or ahead of the first evaluation, stays as it is', () => {
  expect(withValidation(lossChart, false)).toBe(lossChart);
  expect(withValidation(jitterChart as Chart, true)).toBe(jitterChart);
});

it('a validation loss of 0, which a logarithmic axis has no place for, is named nowhere', () => {
  expect(hasValidation({ entries })).toBe(false);
  expect(hasValidation({ entries, validation: [{ step: 3, loss: 0 }] })).toBe(false);
  expect(hasValidation({ entries, validation })).toBe(true);
});
