import { describe, expect, it } from 'vitest';
import { historyTable, layerHistory } from './layerHistory.ts';

const entries = [
  {
    step: 0,
    layers: [
      { name: '11.tanh', x: 1 },
      { name: '3.tanh', x: 2 },
    ],
  },
  {
    step: 10,
    layers: [
      { name: '11.tanh', x: NaN },
      { name: '3.tanh', x: 4 },
      { name: '5.tanh', x: null },
    ],
  },
];
const history = layerHistory(
  entries,
  ({ layers }) => layers,
  ({ x }: { readonly name: string; readonly x: number | null }) => x,
);

describe('layerHistory', () => {
  it('has a point for each finite figure, in network order within each step', () => {
    expect(history.map(({ step, name, value }) => [step, name, value])).toEqual([
      [0, '3.tanh', 2],
      [0, '11.tanh', 1],
      [10, '3.tanh', 4],
    ]);
  });

  it('names the layer of each parameter, where the names are parameters’', () => {
    const [point] = layerHistory(
      [{ step: 0, ratios: [{ name: '2.linear.weight' }] }],
      ({ ratios }) => ratios,
      () => 1,
      'parameters',
    );
    expect(point).toEqual({ step: 0, name: '2.linear.weight', layer: '2.linear', value: 1 });
  });
});

describe('historyTable', () => {
  it('says at which step the newest figure was, where others or the diagnostic went on', () => {
    const cells = (measured?: number) =>
      historyTable(history, String, measured).rows.map((row) => row.cells[1]);
    expect(cells()).toEqual(['4', '1 at step 0']);
    expect(cells(500)).toEqual(['4 at step 10', '1 at step 0']);
  });

  it('has the first and the newest figure of each line', () => {
    expect(historyTable(history, String)).toEqual({
      columns: ['at first', 'now'],
      rows: [
        { name: '3.tanh', layer: '3.tanh', cells: ['2', '4'] },
        { name: '11.tanh', layer: '11.tanh', cells: ['1', '1 at step 0'] },
      ],
    });
  });
});
