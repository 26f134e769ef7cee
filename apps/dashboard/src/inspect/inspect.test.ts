import { describe, expect, it } from 'vitest';
import type { BatchNormUnit } from '@weir/diagnostics';
import { unknownRun } from '../run/runState.ts';
import { inputEnds, lineScale, outputEnds } from './batchScales.ts';
import { inspectable, inspectorNames } from './inspectors.ts';
import { mistakesSvg } from './mistakesSvg.ts';
import { evaluated, normalised } from './normalised.ts';
import { drawnRows, exampleRows, mistakeRows, traceRows } from './savedRows.ts';
import { spread } from './spread.ts';
import { layerTable, weightTable } from './traceTables.ts';

const all = [0.3, -1.2, 2.5, 0.1, -0.7, 1.9];
const momentsOf = (values: readonly number[]) => {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return { mean, variance: values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (values.length - 1) };
};
const unit: BatchNormUnit = { unit: 0, inputs: all.slice(0, 4), batch: momentsOf(all), gamma: 2, beta: 0.5 };
const norm = { values: all.length, eps: 1e-3, unbiased: false };

/** By the definition, over the whole batch. */
function byHand(values: readonly number[], unbiased: boolean): readonly number[] {
  const { mean, variance } = momentsOf(values);
  const used = unbiased ? variance : (variance * (values.length - 1)) / values.length;
  return values.slice(0, 4).map((x) => (2 * (x - mean)) / Math.sqrt(used + 1e-3) + 0.5);
}

describe('normalised', () => {
  it.each([true, false])(
    'is what the definition says, unbiased %s, also of a changed example',
    (unbiased) => {
      const given = { ...norm, unbiased };
      const changed = [0.3, 7, ...all.slice(2)];
      const { outputs, moments } = normalised(given, unit, { example: 1, value: 7 });
      outputs.forEach((output, at) => expect(output).toBeCloseTo(byHand(changed, unbiased)[at] ?? NaN, 9));
      expect(moments.mean).toBeCloseTo(momentsOf(changed).mean, 9);
      expect(moments.variance).toBeCloseTo(momentsOf(changed).variance, 9);
      normalised(given, unit).outputs.forEach((output, at) =>
        expect(output).toBeCloseTo(byHand(all, unbiased)[at] ?? NaN, 9),
      );
    },
  );
});

describe('evaluated', () => {
  it('moves the example alone that was changed', () => {
    const by = { mean: 0.4, variance: 3 };
    const [before, after] = [evaluated(norm, unit, by), evaluated(norm, unit, by, { example: 2, value: -3 })];
    expect(after.map((output, at) => output === before[at])).toEqual([true, true, false, true]);
    expect(after[2]).toBeCloseTo((2 * (-3 - 0.4)) / Math.sqrt(3.001) + 0.5, 9);
  });
});

describe('spread', () => {
  it('keeps the first and the last, and is the list where it is short', () => {
    expect(spread([0, 1, 2, 3, 4, 5, 6, 7, 8], 3)).toEqual([0, 4, 8]);
    expect(spread([1, 2], 3)).toEqual([1, 2]);
  });
});

describe('inspectable', () => {
  it('names the panels that have something to show', () => {
    const { measured } = unknownRun;
    expect(inspectable(measured)).toEqual([]);
    const samples = { entries: [{ step: 0, names: ['ava'] }] };
    expect(inspectable({ ...measured, samples })).toEqual(['samples']);
    const mistakes = { latest: { step: 0, examples: 1, mistaken: 0, worst: [] } };
    const layers = [{ name: '1.batchNorm', features: 1, units: [unit], ...norm }];
    const batchNormUnits = { latest: { step: 0, layers } };
    expect(inspectable({ ...measured, batchNormUnits: { latest: { step: 0, layers: [] } } })).toEqual([]);
    const trace = { latest: { step: 0, updateToData: {}, layers: [], parameters: [] } };
    expect(inspectable({ ...measured, samples, mistakes, batchNormUnits, trace })).toEqual([
      ...inspectorNames,
    ]);
  });
});

describe('the ends of the lines', () => {
  it('leave room to drag, hold what was measured, and give a place’s value back', () => {
    const [low, high] = inputEnds({ ...unit, inputs: [100] });
    expect(low).toBeLessThan(momentsOf(all).mean - 5);
    expect(high).toBe(100);
    const scale = lineScale(low, high, 14, 300);
    expect(scale.value(scale.at(3))).toBeCloseTo(3, 9);
    expect([scale.at(1e9), scale.value(-50)]).toEqual([314, low]);
    expect(inputEnds({ ...unit, inputs: [], batch: { mean: 0, variance: 0 } })).toEqual([-8, 8]);
    expect(outputEnds(unit, 4)).toEqual([-3.5, 4.5]);
    expect(outputEnds(unit, 32)).toEqual([-9.5, 10.5]);
  });
});

describe('what is saved of an inspector', () => {
  const worst = [
    {
      picture: { width: 2, height: 1, greys: [0, 255] },
      target: 'a<b',
      predicted: '7',
      probability: 0.9,
      ofTarget: 0.01,
    },
  ];
  const mistakes = { step: 30, examples: 256, mistaken: 12, worst };

  it('is a row for each name, each mistake and each example', () => {
    expect(drawnRows([{ step: 5, names: ['ava', ''] }])).toEqual([
      { step: 5, place: 1, name: 'ava' },
      { step: 5, place: 2, name: '' },
    ]);
    expect(mistakeRows(mistakes)).toEqual([
      { step: 30, target: 'a<b', predicted: '7', probability: 0.9, probabilityOfTarget: 0.01 },
    ]);
    expect(exampleRows({ unit: 3 }, { inputs: [1, 2], outputs: [0.5, 0.6], before: [0.4, 0.6] })).toEqual([
      { unit: 3, example: 1, arrives: 1, goesOn: 0.5, unchanged: 0.4 },
      { unit: 3, example: 2, arrives: 2, goesOn: 0.6, unchanged: 0.6 },
    ]);
  });

  it('is a picture of the mistakes with their words, in the page’s colours', () => {
    const svg = mistakesSvg(mistakes, { ink: '#111111', background: '#fefefe' });
    expect(svg).toContain('is a&lt;b');
    expect(svg).toContain('taken for 7, 90.0 %');
    expect(svg).toContain('fill="#fefefe"');
    expect(svg.match(/<image [^>]*href="data:image\/png;base64,/g)).toHaveLength(1);
    const five = { ...mistakes, worst: [0, 1, 2, 3, 4].flatMap(() => worst) };
    const sides = (text: string) => /width="(\d+)" height="(\d+)"/.exec(text)?.slice(1).map(Number) ?? [];
    const [, tall = 0] = sides(mistakesSvg(five, { ink: '', background: '' }));
    expect(tall).toBeGreaterThan((sides(svg)[1] ?? NaN) * 1.8); // a second row
  });
});

describe('the trace of a step', () => {
  const trace = {
    step: 4,
    updateToData: { '0.linear.weight': -2.5 },
    layers: [
      { index: 0, type: 'linear', output: { mean: 0.5, std: 1 }, grad: { mean: 0, std: 0.0001 } },
      { index: 1, type: 'tanh', output: { mean: 0.25, std: 0.5 }, saturated097: 0.125, deadUnits099: 2 },
      { index: 2, type: 'relu', output: { mean: 0.25, std: 0.5 }, zeros: 0.5, deadUnits: 0 },
    ],
    parameters: [
      {
        name: '0.linear.weight',
        shape: [3, 2],
        data: { mean: 0, std: 2 },
        grad: { mean: 0, std: 1 },
        gradToData: 0.5,
      },
    ],
  };

  it('is a table of its layers and one of its weights', () => {
    expect(layerTable(trace).rows.map(({ name, cells }) => [name, ...cells])).toEqual([
      ['0.linear', '0.500 ± 1.00', '0.00 ± 1.0e-4', '–', '–'],
      ['1.tanh', '0.250 ± 0.500', '–', '12.5 %', '2'],
      ['2.relu', '0.250 ± 0.500', '–', '50.0 %', '0'],
    ]);
    expect(weightTable(trace).rows.map(({ name, cells }) => [name, ...cells])).toEqual([
      ['0.linear.weight', '0.00 ± 2.00', '0.00 ± 1.00', '0.500', '−2.50'],
    ]);
    expect(weightTable({ ...trace, updateToData: {} }).rows[0]?.cells.at(-1)).toBe('–'); // frozen
  });

  it('is saved with plain numbers, a row for each layer and each weight', () => {
    const rows = traceRows(trace);
    expect(rows).toHaveLength(4);
    expect(rows[1]).toMatchObject({ step: 4, name: '1.tanh', outputStd: 0.5, flat: 0.125, deadUnits: 2 });
    expect(rows[3]).toMatchObject({ weightStd: 2, gradientStd: 1, gradToData: 0.5, log10UpdateToData: -2.5 });
  });
});
