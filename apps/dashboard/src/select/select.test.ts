import { charts, darkTheme } from '@weir/charts';
import type { Chart } from '@weir/charts';
import { View, parse } from 'vega';
import { compile } from 'vega-lite';
import type { TopLevelSpec } from 'vega-lite';
import { describe, expect, it } from 'vitest';
import { pageSpec } from '../draw/pageSpec.ts';
import { chosenLayer, emphasised } from './emphasised.ts';
import { layerChoice, toggleLayer } from './layerChoice.ts';
import { layerOfSubject } from './layerOfSubject.ts';

describe('the choice of a layer', () => {
  it('is taken back by the layer that is chosen, and passes to any other', () => {
    const choice = layerChoice();
    const seen: (string | undefined)[] = [];
    choice.subscribe((layer) => seen.push(layer));
    for (const layer of ['1.tanh', '3.tanh', '3.tanh']) toggleLayer(choice, layer);
    expect(seen).toEqual([undefined, '1.tanh', '3.tanh', undefined]);
    expect(layerChoice('0.linear').value).toBe('0.linear');
  });
});

describe('the layer that a finding speaks of', () => {
  const layers = ['1.linear', '10.tanh', '3.residual', '3.residual.0.linear'];
  it.each([
    ['10.tanh', '10.tanh'],
    ['1.linear.weight', '1.linear'],
    ['3.residual.0.linear.bias', '3.residual.0.linear'],
    ['3.residual.1.tanh', '3.residual'],
    ['network', undefined],
    ['1.linearOther', undefined],
  ])('%s is of %s', (subject, layer) => {
    expect(layerOfSubject(subject, layers)).toBe(layer);
  });
});

/** What is looked at of an item in a view's scene, whose types leave most of it out. */
interface Item {
  readonly datum?: { readonly layer?: string };
  readonly opacity?: number;
  readonly size?: number;
}

/** All items of a type in what a view has drawn. */
function drawnMarks(view: View, type: string): Item[] {
  const found: Item[] = [];
  const visit = (node: unknown): void => {
    const { marktype, items = [] } = node as { marktype?: string; items?: readonly Item[] }; // a group or a mark
    if (marktype === type) found.push(...items);
    for (const item of items) visit(item);
  };
  visit((view.scenegraph() as unknown as { root: unknown }).root);
  return found;
}

async function drawn(name: string, rows: readonly object[], layer: string | null): Promise<View> {
  const chart = (charts as readonly Chart[]).find((candidate) => candidate.name === name);
  if (!chart) throw new Error(`charts: must have ${name}`);
  const view = new View(parse(compile(pageSpec(chart, darkTheme)).spec), { renderer: 'none' });
  view.data(name, [...rows]);
  await view.runAsync();
  return view.signal(chosenLayer, layer).runAsync();
}

describe('a chart with a layer chosen', () => {
  const lines = ['1.tanh', '3.tanh'].flatMap((layer) =>
    [0, 100].map((step) => ({ step, name: layer, layer, value: step, low: 0, high: 100 })),
  );
  const opacities = (view: View) =>
    drawnMarks(view, 'line')
      .filter(({ datum }) => datum?.layer !== undefined)
      .map(({ datum, opacity = 1 }) => [datum?.layer, opacity] as const);

  it('draws the lines of all others faint, and all alike where none is chosen', async () => {
    expect(new Map(opacities(await drawn('saturation', lines, '3.tanh')))).toEqual(
      new Map([
        ['1.tanh', 0.12],
        ['3.tanh', 1],
      ]),
    );
    expect(new Set(opacities(await drawn('saturation', lines, null)).map(([, opacity]) => opacity))).toEqual(
      new Set([1]),
    );
  });

  it('rings its place where the layers stand along an axis', async () => {
    const rows = ['1.tanh', '3.tanh'].map((layer, place) => ({ layer, place, std: 1, low: 0, high: 1 }));
    const rings = async (layer: string | null) =>
      drawnMarks(await drawn('activationDepth', rows, layer), 'symbol')
        .filter(({ size }) => size === 260)
        .map(({ datum }) => datum?.layer);
    expect(await rings('3.tanh')).toEqual(['3.tanh']);
    expect(await rings(null)).toEqual([]);
  });

  it('keeps what else says how opaque a mark is', () => {
    const spec = {
      mark: { type: 'area', opacity: 0.15 },
      encoding: { color: { field: 'layer', type: 'ordinal' } },
    } as TopLevelSpec;
    expect(emphasised(spec)).toMatchObject({
      encoding: { opacity: { value: 0.15, condition: { value: 0.018 } } },
    });
    const encoded = { ...spec, encoding: { color: { field: 'layer' }, opacity: { field: 'fate' } } };
    expect(emphasised(encoded)).toMatchObject({
      encoding: { opacity: { field: 'fate', condition: { value: 0.12 } } },
    });
    const other = { mark: 'line', encoding: { color: { field: 'series' } } };
    expect(emphasised(other)).toEqual(other);
  });
});
