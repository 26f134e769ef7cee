import { charts, darkTheme, lightTheme, withReference } from '@weir/charts';
import type { Chart } from '@weir/charts';
import { View, parse } from 'vega';
import { compile } from 'vega-lite';
import type { TopLevelSpec } from 'vega-lite';
import { expect, test } from 'vitest';
import { chartWords, lastStep, pageSpec } from './pageSpec.ts';

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

test('a reference is a line, drawn once and within the picture, and named in words beside it', () => {
  if (!loss) throw new Error('charts: must have a loss chart');
  const referred = withReference(loss, 3.2958, 'expected');
  const { spec } = compile(pageSpec(referred, darkTheme));
  const added = spec.marks?.slice(-1) ?? [];
  expect(added.map(({ type }) => type)).toEqual(['rule']);
  expect(chartWords(referred).hint).toContain('. Dashed: expected');
  const sources = added.map((mark) => ('from' in mark ? mark.from : undefined));
  expect(sources).not.toContainEqual({ data: 'loss' });
  expect(JSON.stringify(spec.scales?.find(({ name }) => name === 'y'))).toContain('3.2958');
});

test('a chart that has no layers to add to is left as it is', () => {
  const single = known.find(({ spec }) => !('layer' in spec));
  if (!single) throw new Error('charts: must have a chart of a single layer');
  expect(withReference(single, 1, 'x')).toBe(single);
});

test('steps across reach to the step that is said, or as far as the rows where none is', async () => {
  const saturation = known.find(({ name }) => name === 'saturation');
  if (!saturation) throw new Error('charts: must have one of saturation');
  const { spec } = compile(pageSpec(saturation, darkTheme));
  const view = new View(parse(spec), { renderer: 'none' });
  view.data(
    'saturation',
    [0, 300].map((step) => ({ step, name: '1.tanh', layer: '1.tanh', value: 0.1 })),
  );
  const end = async (step: number | null) => {
    await view.signal(lastStep, step).runAsync();
    return (view.scale('x') as { domain(): readonly number[] }).domain(); // a linear one, of steps
  };
  expect(await end(null)).toEqual([0, 300]);
  expect(await end(399)).toEqual([0, 399]);
});

test('a chart that is expanded is twice as tall', () => {
  const spec = { width: 'container', height: 220, mark: 'line' } as unknown as TopLevelSpec; // all that is looked at
  expect(pageSpec({ spec }, lightTheme)).toMatchObject({ height: 220 });
  expect(pageSpec({ spec }, lightTheme, new Map(), true)).toMatchObject({ height: 440 });
});
