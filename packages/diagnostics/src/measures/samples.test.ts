import { arraySnapshot } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { measure } from '../testing/measure.ts';
import type { DrawOptions } from '../kinds/diagnosticKind.ts';
import { samples } from './samples.ts';

describe('samples', () => {
  it('draws as many names each time, of the same seed', () => {
    const asked: DrawOptions[] = [];
    const draw = (options: DrawOptions) => {
      asked.push(options);
      return ['ava', 'mia'];
    };
    const snapshots = [arraySnapshot({ step: 0 }), arraySnapshot({ step: 500 })];
    expect(measure(samples({ count: 2, seed: 7 }, { draw }), ...snapshots)).toEqual([
      { step: 0, names: ['ava', 'mia'] },
      { step: 500, names: ['ava', 'mia'] },
    ]);
    expect(asked).toEqual([
      { count: 2, seed: 7, longest: 40 },
      { count: 2, seed: 7, longest: 40 },
    ]);
  });

  it('says nothing of a network that learns no names', () => {
    expect(measure(samples(), arraySnapshot({}))).toEqual([]);
  });

  it('refuses a count of 0', () => {
    expect(() => samples({ count: 0 })).toThrow('samples: count must be a positive integer, got 0');
    expect(() => samples({ longest: 0.5 })).toThrow('samples: longest must be a positive integer, got 0.5');
  });
});
