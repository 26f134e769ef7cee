import { parse, View } from 'vega';
import { compile } from 'vega-lite';
import { expect, it } from 'vitest';
import { singleRow } from './singleRow.ts';
import { marksOf } from './testing/vegaLite.ts';

it('singleRow draws a mark once, and drawing leaves no trace in it', async () => {
  const before = structuredClone(singleRow);
  const { spec } = compile({ data: singleRow, mark: 'rule', encoding: { y: { datum: 1 } } });
  for (const view of [new View(parse(spec)), new View(parse(spec))]) {
    await view.runAsync();
    expect(marksOf(view)).toBe(1);
  }
  expect(singleRow).toEqual(before);
});
