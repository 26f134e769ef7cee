import { charts, darkTheme, withReference } from '@weir/charts';
import type { Chart } from '@weir/charts';
import { compile } from 'vega-lite';
import { expect, test } from 'vitest';
import { chartWords, pageSpec } from './pageSpec.ts';

const known: readonly Chart[] = charts;
const loss = known.find(({ name }) => name === 'loss');

test.each(known.map((chart) => [chart.name, chart] as const))(
  '%s has a title and a hint in words, and neither title nor a legend of lines in its picture',
  (_name, chart) => {
    const { title, hint } = chartWords(chart);
    expect(title.length).toBeGreaterThan(2);
    expect(hint.length).toBeGreaterThan(10);
    const { spec } = compile(pageSpec(chart, darkTheme));
    expect(spec.title).toBeUndefined();
    // The colours of a map stand for numbers, which no table of names can tell.
    expect((spec.legends ?? []).filter(({ gradientLength }) => gradientLength === undefined)).toEqual([]);
    expect(spec.config?.axis).toMatchObject({ labelColor: darkTheme.axis?.labelColor });
  },
);

test('the chart itself stays as it was', () => {
  const before = JSON.stringify(known.map(({ spec }) => spec));
  for (const chart of known) pageSpec(chart, darkTheme);
  expect(JSON.stringify(known.map(({ spec }) => spec))).toBe(before);
});

test('a reference is a line and its label, drawn once and within the picture', () => {
  if (!loss) throw new Error('charts: must have a loss chart');
  const { spec } = compile(pageSpec(withReference(loss, 3.2958, 'expected'), darkTheme));
  const added = spec.marks?.slice(-2) ?? [];
  expect(added.map(({ type }) => type)).toEqual(['rule', 'text']);
  const sources = added.map((mark) => ('from' in mark ? mark.from : undefined));
  expect(sources).not.toContainEqual({ data: 'loss' });
  expect(JSON.stringify(spec.scales?.find(({ name }) => name === 'y'))).toContain('3.2958');
});

test('a chart that has no layers to add to is left as it is', () => {
  const single = known.find(({ spec }) => !('layer' in spec));
  if (!single) throw new Error('charts: must have a chart of a single layer');
  expect(withReference(single, 1, 'x')).toBe(single);
});
