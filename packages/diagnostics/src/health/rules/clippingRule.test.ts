import { arraySnapshot } from '@weir/core';
import type { ClippingLimit } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { changes, events } from '../../testing/changes.ts';
import { clippingRule } from './clippingRule.ts';

/** A run whose gradients have these norms, clipped by this limit. */
const run = (norms: readonly number[], limit: ClippingLimit = { norm: 1 }, clipped?: number) =>
  norms.map((gradientNorm, step) => ({
    ...arraySnapshot({ step }),
    clipping: {
      limit,
      gradientNorm,
      clipped: clipped ?? ('norm' in limit && gradientNorm > limit.norm ? 1 : 0),
    },
  }));

describe('the clipping rule', () => {
  it('tells when nearly every step is clipped, with the limit and the rate that would do the same', () => {
    const [raised] = events(clippingRule({ over: 10 }), run(Array<number>(12).fill(5)));
    expect(raised).toMatchObject({ change: 'raised', step: 9, finding: { severity: 'info', value: 1 } });
    expect(raised?.finding.remedy).toBe(
      'Raise the limit to 10, so that it cuts peaks alone, and lower the rate to 0.02, which is what the steps had.',
    );
  });

  it('is silent of peaks that are cut, and of runs without a limit', () => {
    const peaks = Array.from({ length: 40 }, (_, step) => (step % 5 === 0 ? 20 : 0.5));
    expect(changes(clippingRule({ over: 10 }), run(peaks))).toEqual([]);
    expect(changes(clippingRule({ over: 1 }), [arraySnapshot({ step: 0 })])).toEqual([]);
  });

  it('of a limit on values counts the steps in which most are cut', () => {
    const norms = Array<number>(12).fill(5);
    expect(changes(clippingRule({ over: 10 }), run(norms, { value: 0.1 }, 0.4))).toEqual([]);
    expect(changes(clippingRule({ over: 10 }), run(norms, { value: 0.1 }, 0.6))).toEqual([
      '9 raised info run',
    ]);
  });

  it('refuses options that are none', () => {
    expect(() => clippingRule({ share: 0 })).toThrow('clipping: share must be above 0 and at most 1, got 0');
    expect(() => clippingRule({ over: 0 })).toThrow('clipping: over must be a positive integer, got 0');
  });
});
