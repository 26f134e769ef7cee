import { arraySnapshot } from '@weir/core';
import type { PlainLayer, PlainParameter } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { changes, events } from '../../testing/changes.ts';
import { run } from '../../testing/network.ts';
import { allZeroRule } from './allZeroRule.ts';

interface Plain {
  readonly layers: PlainLayer[];
  readonly parameters: PlainParameter[];
}

describe('the all zero rule', () => {
  const silenced = (at: number) => ({
    edit: ({ layers }: Plain) => {
      for (const [index, layer] of layers.entries()) {
        if (index < at) continue;
        layers[index] = {
          ...layer,
          output: { ...layer.output, values: new Float32Array(layer.output.values.length) },
        };
      }
    },
  });

  it('is an error of the first layer that is all zero, and clears', () => {
    expect(
      changes(
        allZeroRule(),
        run(4, (step) => (step < 200 ? silenced(2) : {})),
      ),
    ).toEqual(['0 raised error 2.linear', '300 cleared error 2.linear']);
  });

  it('tells that updates killed what was alive, and to lower the rate; never so of what was silent from the start', () => {
    const said = (from: number) =>
      events(
        allZeroRule({ momentum: 0 }),
        run(3, (step) => (step >= from ? silenced(2) : {})),
      ).map(({ finding: { remedy, cause, settings = [] } }) => [
        cause?.rule,
        settings.map(({ option }) => option),
        remedy.split(' ').slice(0, 3).join(' '),
      ]);
    expect(said(100)).toEqual([['lossDiverging', ['learningRate'], 'Lower the learning']]);
    expect(said(0)).toEqual([[undefined, [], 'Start its weights']]);
  });

  it('is info of a last layer that starts at zero', () => {
    expect(changes(allZeroRule(), run(1, silenced(6)))).toEqual(['0 raised info 6.linear']);
  });

  it('is silent of relus that are half zero', () => {
    expect(changes(allZeroRule(), run(3, { activation: 'relu' }))).toEqual([]);
  });

  it('is silent of a network that is at a loss of 0 because of its zeros', () => {
    const zeros = (loss: number) =>
      arraySnapshot({ loss, layers: [{ kind: 'linear', output: { values: [0, 0], shape: [2, 1] } }] });
    expect(changes(allZeroRule(), [zeros(4)])).toHaveLength(1);
    expect(changes(allZeroRule(), [zeros(0)])).toEqual([]);
  });
});
