import { charts, darkTheme } from '@weir/charts';
import type { Chart } from '@weir/charts';
import { View, parse } from 'vega';
import { compile } from 'vega-lite';
import type { TopLevelSpec } from 'vega-lite';
import { describe, expect, it } from 'vitest';
import { pageSpec } from '../draw/pageSpec.ts';
import { chosenLayer, chosenUnit, emphasised } from './emphasised.ts';
import { chosenOf, newChoice, toggleLayer, toggleUnit } from './choice.ts';
import type { Chosen } from './choice.ts';
import { layerOfSubject } from './layerOfSubject.ts';
import { marksOn } from './marksOn.ts';
import { setOff } from './setOff.ts';
import { unitsAlike } from './unitsAlike.ts';
import { unitsIn } from './unitsIn.ts';

describe('the choice', () => {
  const seenOf = (choice: ReturnType<typeof newChoice>) => {
    const seen: (Chosen | undefined)[] = [];
    choice.subscribe((chosen) => seen.push(chosen));
    return seen;
  };

  it('of a layer is taken back by the layer that is chosen, and passes to any other', () => {
    const choice = newChoice();
    const seen = seenOf(choice);
    for (const layer of ['1.tanh', '3.tanh', '3.tanh']) toggleLayer(choice, layer);
    expect(seen).toEqual([undefined, { layer: '1.tanh' }, { layer: '3.tanh' }, undefined]);
  });

  it('of a unit is that of its layer, and leaves the layer when it is taken back', () => {
    const choice = newChoice({ layer: '1.tanh' });
    const seen = seenOf(choice);
    toggleUnit(choice, '1.tanh', 0);
    toggleUnit(choice, '1.tanh', 4);
    toggleUnit(choice, '1.tanh', 4);
    expect(seen).toEqual([
      { layer: '1.tanh' },
      { layer: '1.tanh', unit: 0 },
      { layer: '1.tanh', unit: 4 },
      { layer: '1.tanh' },
    ]);
    expect(newChoice({ layer: '0.linear', unit: 0 }).value).toEqual(chosenOf('0.linear', 0));
    expect(newChoice({ unit: 3 }).value).toBeUndefined(); // of what layer?
  });
});

/** The network's layers of these tests. */
const network = [
  '0.embedding',
  '1.linear',
  '2.batchNorm',
  '3.tanh',
  '4.residual',
  '4.residual.0.linear',
  '4.residual.1.relu',
  '5.dropout',
  '6.linear',
];

describe('layers whose units are the same', () => {
  it.each([
    ['3.tanh', ['1.linear', '2.batchNorm', '3.tanh']],
    ['1.linear', ['1.linear', '2.batchNorm', '3.tanh']],
    ['4.residual.1.relu', ['4.residual.0.linear', '4.residual.1.relu']],
    ['5.dropout', ['4.residual', '5.dropout']],
    ['6.linear', ['6.linear']],
    ['9.tanh', ['9.tanh']],
  ])('of %s are %j', (layer, alike) => {
    expect(unitsAlike(layer, network)).toEqual(alike);
  });
});

describe('how many units a layer has', () => {
  it('is what a table of figures says, and nothing where it says nothing of units', () => {
    const rows = [{ name: '3.tanh', cells: ['2 %', '100'] }];
    expect([...unitsIn({ columns: ['flat', 'units'], rows })]).toEqual([['3.tanh', 100]]);
    expect(unitsIn({ columns: ['flat', 'now'], rows }).size).toBe(0);
  });
});

describe('what is set off of a chart', () => {
  const rows = [
    { layer: '3.tanh', unit: 7 },
    { layer: '4.residual.1.relu', unit: 2 },
  ];
  it.each([
    [undefined, null, null],
    [{ layer: '3.tanh' }, '3.tanh', null],
    [{ layer: '3.tanh', unit: 7 }, '3.tanh', 7],
    [{ layer: '2.batchNorm', unit: 7 }, '3.tanh', 7], // the same unit
    [{ layer: '3.tanh', unit: 8 }, '3.tanh', null], // of which there is nothing
    [{ layer: '2.batchNorm', unit: 8 }, null, null],
    [{ layer: '6.linear', unit: 7 }, null, null],
  ])('of %j is layer %s and unit %s', (chosen, layer, unit) => {
    expect(setOff(rows, chosen, network)).toEqual({ layer, unit });
  });

  it('is the layer alone where rows stand for layers', () => {
    const lines = [{ layer: '2.batchNorm' }, { layer: '3.tanh' }];
    expect(setOff(lines, { layer: '3.tanh', unit: 7 }, network)).toEqual({ layer: '3.tanh', unit: null });
  });
});

describe('the marks on a map', () => {
  const axes = {
    left: 10,
    width: 200,
    from: 0,
    to: 100,
    bands: [
      { name: '3.tanh', top: 0, height: 30 },
      { name: '4.residual.1.relu', top: 40, height: 30 },
    ],
  };
  const strip = (name: string, units: number) => ({
    name,
    rows: 1,
    edges: Array.from({ length: units + 1 }, (_, at) => at),
    values: [],
  });
  const cells = [strip('3.tanh', 100), strip('4.residual.1.relu', 50)];

  it('are the strip of the layer and the column of the unit, in layers with the same units too', () => {
    expect(marksOn(cells, axes, undefined, network, true)).toEqual([]);
    const column = { of: 'unit', name: '3.tanh', left: 24, top: 0, width: 2, height: 30 };
    expect(marksOn(cells, axes, { layer: '3.tanh', unit: 7 }, network, true)).toEqual([
      { of: 'layer', name: '3.tanh', left: 10, top: 0, width: 200, height: 30 },
      column,
    ]);
    expect(marksOn(cells, axes, { layer: '1.linear', unit: 7 }, network, true)).toEqual([column]);
    expect(marksOn(cells, axes, { layer: '4.residual.1.relu', unit: 50 }, network, true)).toEqual([
      { of: 'layer', name: '4.residual.1.relu', left: 10, top: 40, width: 100, height: 30 },
    ]);
  });

  it('of one over steps are the strip of the layer or of its weights', () => {
    const bands = [{ name: '1.linear.weight', top: 5, height: 9 }];
    const steps = [{ ...strip('1.linear.weight', 100) }];
    expect(marksOn(steps, { ...axes, bands }, { layer: '1.linear', unit: 3 }, network, false)).toEqual([
      { of: 'layer', name: '1.linear.weight', left: 10, top: 5, width: 200, height: 9 },
    ]);
  });
});

describe('the layer that a finding speaks of', () => {
  const layers = ['1.linear', '10.tanh', '3.residual', '3.residual.0.linear'];
  it.each([
    ['10.tanh', '10.tanh'],
    ['1.linear.weight', '1.linear'],
    ['3.residual.0.linear.bias', '3.residual.0.linear'],
    ['3.residual.1.tanh', '3.residual'],
    ['10.tanh (training split)', '10.tanh'],
    ['network', undefined],
    ['1.linearOther', undefined],
  ])('%s is of %s', (subject, layer) => {
    expect(layerOfSubject(subject, layers)).toBe(layer);
  });
});

/** What is looked at of an item in a view's scene, whose types leave most of it out. */
interface Item {
  readonly datum?: { readonly layer?: string; readonly unit?: number };
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

async function drawn(
  name: string,
  rows: readonly object[],
  layer: string | null,
  unit: number | null = null,
): Promise<View> {
  const chart = (charts as readonly Chart[]).find((candidate) => candidate.name === name);
  if (!chart) throw new Error(`charts: must have ${name}`);
  const view = new View(parse(compile(pageSpec(chart, darkTheme)).spec), { renderer: 'none' });
  view.data(name, [...rows]);
  await view.runAsync();
  return view.signal(chosenLayer, layer).signal(chosenUnit, unit).runAsync();
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

  it('draws all lines but the unit’s faint where a unit of it is chosen', async () => {
    const units = [2, 7].flatMap((unit) =>
      ['1.tanh', '3.tanh'].map((layer, place) => ({ layer, place, unit, from: 0, to: 100, fate: 'dead' })),
    );
    const seen = async (layer: string | null, unit: number | null) =>
      drawnMarks(await drawn('deadUnits', units, layer, unit), 'rule')
        .filter(({ datum }) => datum?.unit !== undefined)
        .map(({ opacity }) => opacity);
    expect(await seen(null, null)).toEqual([1, 1, 1, 1]);
    expect(await seen('3.tanh', null)).toEqual([0.12, 1, 0.12, 1]);
    expect(await seen('3.tanh', 7)).toEqual([0.12, 0.12, 0.12, 1]);
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
