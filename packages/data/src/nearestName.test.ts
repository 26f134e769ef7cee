import { describe, expect, it } from 'vitest';
import { nearestName } from './nearestName.ts';

describe('nearestName', () => {
  it('finds what was mistyped, whatever its case, blanks, hyphens and underscores', () => {
    const known = ['linear', 'tanh', 'learningRate', 'deep-batchnorm', 'sepal length'];
    const slips = ['LiNear', 'lineer', 'tahn', 'learning_rate', 'deep batchnrom', 'sepal_lenght'];
    expect(slips.map((slip) => nearestName(slip, known))).toEqual([
      'linear',
      'linear',
      'tanh',
      'learningRate',
      'deep-batchnorm',
      'sepal length',
    ]);
  });

  it('takes the nearest of several', () => {
    expect(nearestName('relu7', ['elu', 'relu', 'relu6'])).toBe('relu');
    expect(nearestName('batchNrm', ['layerNorm', 'batchNorm'])).toBe('batchNorm');
  });

  it('completes what only one begins with', () => {
    expect(nearestName('warn', ['warning', 'healthy'])).toBe('warning');
    expect(nearestName('batch', ['batchSize', 'batchNorm'])).toBeUndefined();
  });

  it('proposes nothing that is not alike', () => {
    const known = ['constant', 'dropout', 'zeros', 'optimizer', 'low-rate', 'step', 'norms', 'clip', 'l1'];
    const given = [
      'l2',
      'constructor',
      '__proto__',
      'toString',
      'zzzzzzzz',
      'x',
      '',
      '1.2882',
      'transformer',
    ];
    expect(given.map((name) => nearestName(name, known))).toEqual(given.map(() => undefined));
  });

  it('does not propose what was given, nor takes long over what is no name', () => {
    expect(nearestName('tanh', ['tanh'])).toBeUndefined();
    const began = performance.now();
    expect(
      nearestName(
        'x'.repeat(1e6),
        Array.from({ length: 100 }, () => 'y'.repeat(1e4)),
      ),
    ).toBeUndefined();
    expect(performance.now() - began).toBeLessThan(2000);
  });
});
