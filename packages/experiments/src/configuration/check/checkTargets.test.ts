import { table } from '@weir/data';
import type { DataSet } from '@weir/data';
import { binaryCrossEntropy, crossEntropy, klDivergence, mse } from '@weir/nn';
import { describe, expect, it } from 'vitest';
import { checkTargets } from './checkTargets.ts';

/** Rows of a file `t.csv` whose `y` are these; rows 7 and 8 are blank. */
const rows = (ys: readonly number[]) => {
  const lines = ys.map((y, at) => `${at === 5 ? '\n\n' : ''}${at},${y}`);
  return table(['x,y', ...lines].join('\n'), {
    features: ['x'],
    target: 'y',
    targets: 'values',
    source: 't.csv',
  });
};

describe('targets that a loss cannot have', () => {
  it('are refused of binaryCrossEntropy by file, row, column and value, in any split', () => {
    const check = (ys: readonly number[]) => () => checkTargets(binaryCrossEntropy(), rows(ys), 1);
    expect(check([0, 1, 2, 0, 1])).toThrow(
      'table: t.csv row 4, column "y" must be at least 0 and at most 1 for binaryCrossEntropy, got 2; number two classes 0 and 1',
    );
    expect(check([1, 1, 0, 0, 1, 0, 1, 0, 1, -0.5])).toThrow('row 13, column "y"'); // of the test split
    expect(check([0, 0.25, 1, 0.5, 1, 1])).not.toThrow();
  });

  it('are any finite numbers of losses on values', () => {
    expect(() => checkTargets(mse(), rows([-4, 1e30, 7]), 1)).not.toThrow();
    const broken = { ...rows([1, 2, 3]), columns: undefined } as unknown as DataSet; // as if no table
    broken.train.targets[1] = NaN;
    expect(() => checkTargets(mse(), broken, 1)).toThrow(
      'data must have targets that are a finite number for mse, got NaN in example 1 of the train split',
    );
  });

  it('are no distributions of klDivergence, by row and value, or example and value', () => {
    expect(() => checkTargets(klDivergence(), rows([1, 1, 1, 3, 1]), 1)).toThrow(
      'table: t.csv row 5, column "y" must be probabilities, at least 0 and at most 1',
    );
    expect(() => checkTargets(klDivergence(), rows([1, 1, 0.5, 1, 1]), 1)).toThrow(
      'row 4, column "y" must be a distribution, which sums to 1, got 0.5 of (0.5); a single probability is for binaryCrossEntropy',
    );
    const point = (target: readonly number[]) => {
      const split = {
        ...rows([1, 1, 1]).train,
        size: 1,
        targets: Float32Array.from(target),
        targetShape: [target.length],
      };
      return () =>
        checkTargets(klDivergence(), { train: split, validation: split, test: split }, target.length);
    };
    expect(point([0.5, 0.3, 0.2])).not.toThrow();
    expect(point([0.5, 0.3, 0.4])).toThrow(
      'data must have targets that are a distribution, which sums to 1, got 1.2 of (0.5, 0.3, 0.4) in example 0 of the train split; divide them by their sum',
    );
  });

  it('are of several columns the one that is wrong, or all where they are wrong together', () => {
    const several = (row: string) =>
      table(`x,a,b,c\n0,0.5,0.25,0.25\n1,1,0,0\n${row}\n`, {
        features: ['x'],
        target: ['a', 'b', 'c'],
        source: 't.csv',
      });
    expect(() => checkTargets(klDivergence(), several('2,0.1,0.2,0.7'), 3)).not.toThrow();
    expect(() => checkTargets(klDivergence(), several('2,0.1,0.2,0.9'), 3)).toThrow(
      'table: t.csv row 4, columns "a", "b", "c" must be a distribution, which sums to 1, got 1.2 of (0.1, 0.2, 0.9); divide them by their sum',
    );
    expect(() => checkTargets(klDivergence(), several('2,0.1,1.7,0.9'), 3)).toThrow(
      'table: t.csv row 4, column "b" must be probabilities, at least 0 and at most 1, got 1.7; use mse for other values',
    );
    expect(() => checkTargets(binaryCrossEntropy(), several('2,0,3,1'), 3)).toThrow(
      'table: t.csv row 4, column "b" must be at least 0 and at most 1 for binaryCrossEntropy, got 3',
    );
  });

  it('are labels without an output of crossEntropy', () => {
    const labelled = table('x,y\n1,a\n2,b\n3,c\n4,a', { features: ['x'], target: 'y' });
    expect(() => checkTargets(crossEntropy(), labelled, 3)).not.toThrow();
    expect(() => checkTargets(crossEntropy(), labelled, 2)).toThrow(
      'table: t.csv row 4'.replace('t.csv', 'table'),
    );
  });
});
