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

  const always = (norm: number, length = 12) => Array<number>(length).fill(norm);
  /** The same of a network whose weights of std 1 are moved by these sizes, the last one last. */
  const moving = (sizes: readonly number[], snapshots: ReturnType<typeof run>) =>
    snapshots.map(({ step, clipping }) => ({
      ...arraySnapshot({
        step,
        parameters: sizes.map((size, at) => ({
          name: `${at}.linear.weight`,
          data: { values: [1, -1], shape: [2, 1] },
          update: { values: [size, -size], shape: [2, 1] },
        })),
      }),
      clipping,
    }));
  const first = (...given: Parameters<typeof events<ReturnType<typeof run>[number]>>) =>
    events(...given)[0]?.finding;

  it('says from what norm to which, and what that makes of the rate', () => {
    expect(first(clippingRule({ over: 10 }), run(always(5)))).toMatchObject({
      rule: 'clipping',
      subject: 'run',
      threshold: 0.9,
      formula: "share of the steps whose gradient's norm exceeds 1",
      meaning:
        '100 % of the steps are clipped from a norm of about 5 to 1: each has the same length, as if the rate were 0.02.',
      settings: [
        { option: 'clip.norm', value: 10 },
        { option: 'learningRate', value: expect.closeTo(0.02, 12) as number, from: 0.1 },
      ],
    });
  });

  it('leaves the rate to an optimiser whose steps do not follow the gradients', () => {
    const found = first(clippingRule({ over: 10 }, { normalisesSteps: true }), run(always(5)));
    expect(found?.meaning).toMatch(/each has the same length, whatever the slope\.$/);
    expect(found?.remedy).toBe('Raise the limit to 10, so that it cuts peaks alone, at the rate as it is.');
    expect(found?.settings).toEqual([{ option: 'clip.norm', value: 10 }]);
  });

  it('of a limit on values takes the norm for that of all values that are trained', () => {
    const snapshots = run(always(6), { value: 0.1 }, 0.6).map(({ step, clipping }) => ({
      ...arraySnapshot({
        step,
        parameters: [
          { name: '0.linear.weight', data: { values: [1, 2, 3, 4, 5, 6], shape: [3, 2] } },
          { name: '0.linear.bias', data: { values: [1, 1, 1], shape: [3] } },
          {
            name: '1.linear.weight',
            data: { values: Array<number>(91).fill(1), shape: [91, 1] },
            frozen: true,
          },
        ],
      }),
      clipping,
    }));
    // A norm of 6 over nine values is 2 each.
    expect(first(clippingRule({ over: 10 }), snapshots)).toMatchObject({
      formula: "share of the steps in which more than half of the gradient's values exceed 0.1",
      meaning:
        'In 100 % of the steps most values of the gradient are cut to ±0.1: little but their signs is left.',
      remedy:
        'Raise the limit on values to 20, ten times what they usually are, and lower the rate to 0.005, which is what the steps had; or clip by the norm, which keeps the direction: the usual norm is 6.',
      settings: [
        { option: 'clip.value', value: 20 },
        { option: 'learningRate', value: expect.closeTo(0.005, 12) as number, from: 0.1 },
      ],
    });
  });

  it('takes the norm in the middle for the usual one', () => {
    expect(first(clippingRule({ over: 5 }), run([90, 2, 70, 80, 60]))?.meaning).toContain('about 70 to 1');
    expect(first(clippingRule({ over: 5 }), run([9, 9, 100, 9, 9]))?.meaning).toContain('about 9 to 1');
  });

  it('warns where steps are left that move weights by less than 10⁻⁴ of their size, the last one aside', () => {
    const of = (...sizes: readonly number[]) =>
      first(clippingRule({ over: 10 }), moving(sizes, run(always(5))));
    expect(of(0.9e-4, 1)).toMatchObject({
      severity: 'warning',
      meaning: expect.stringMatching(/What is left moves the weights by 10\^-4\.05 of their size\.$/),
    });
    expect(of(1.1e-4, 1)?.severity).toBe('info');
    expect(of(1.1e-4, 1)?.meaning).not.toContain('What is left');
    expect(of(1e-5)?.severity).toBe('warning');
    expect(of(0, 1)?.severity).toBe('info');
  });

  it('warns where what is left is lost in rounding, though there is a gradient', () => {
    const stuck = run(always(5)).map((snapshot) => ({
      ...arraySnapshot({
        step: snapshot.step,
        parameters: [
          {
            name: '0.linear.weight',
            data: { values: [1, 2], shape: [2, 1] },
            grad: { values: [1, 3] },
            update: { values: [0, 0] },
          },
        ],
      }),
      clipping: snapshot.clipping,
    }));
    const finding = first(clippingRule({ over: 10 }), stuck);
    expect(finding?.severity).toBe('warning');
    expect(finding?.meaning).toMatch(/What is left is lost in rounding: the weights do not move\.$/);
    expect(finding?.remedy).toBe('Raise the limit to 10, so that it cuts peaks alone, at the rate as it is.');
  });

  it('raises the rate with the limit as far as weights may move', () => {
    const of = (size: number) => first(clippingRule({ over: 10 }), moving([size, 1], run(always(5))));
    // Steps of 10⁻³·⁵ may be 10⁰·⁵ as long.
    expect(of(10 ** -3.5)?.remedy).toBe(
      'Raise the limit to 10, so that it cuts peaks alone, and lower the rate to 0.0632, which is what the steps had, as much larger as they may be.',
    );
    expect(of(1e-5)?.remedy).toBe(
      'Raise the limit to 10, so that it cuts peaks alone, at the rate as it is.',
    );
    expect(of(1e-2)?.remedy).toContain('lower the rate to 0.02, which is what the steps had.');
  });

  it('speaks from nine tenths on, keeps what is not clear of that, and clears what is', () => {
    const steps = (clipped: number) => Array.from({ length: 20 }, (_, at) => (at < clipped ? 5 : 0.5));
    expect(changes(clippingRule({ over: 20 }), run(steps(18)))).toEqual(['19 raised info run']);
    expect(changes(clippingRule({ over: 20 }), run(steps(17)))).toEqual([]);
    expect(changes(clippingRule({ over: 20, share: 0.8 }), run(steps(17)))).toHaveLength(1);
    // Of the last twenty, one step less is clipped each time: near at 17, clear of it at 16.
    expect(changes(clippingRule({ over: 20 }), run([...always(5, 20), 0.5, 0.5, 0.5]))).toEqual([
      '19 raised info run',
    ]);
    expect(changes(clippingRule({ over: 20 }), run([...always(5, 20), 0.5, 0.5, 0.5, 0.5, 0.5]))).toEqual([
      '19 raised info run',
      '24 cleared info run',
    ]);
  });

  it('does not wait where fifty steps in a row are cut to less than a tenth', () => {
    expect(changes(clippingRule(), run(always(11, 60)))).toEqual(['49 raised info run']);
    expect(changes(clippingRule(), run(always(10, 60)))).toEqual([]);
    expect(changes(clippingRule(), run([10, ...always(11, 60)]))).toEqual([]);
    expect(changes(clippingRule(), run(always(11, 60), { value: 1 }, 0.91))).toEqual(['49 raised info run']);
    expect(changes(clippingRule(), run(always(11, 60), { value: 1 }, 0.9))).toEqual([]);
  });

  it('looks at the weights now and then', () => {
    const sizes = (step: number) => (step < 20 ? [0.001, 1] : [1e-5, 1]);
    const changing = run(always(5, 80)).map(
      (snapshot) => moving(sizes(snapshot.step), [snapshot])[0] ?? snapshot,
    );
    expect(changes(clippingRule({ over: 10 }), changing)).toEqual([
      '9 raised info run',
      '59 updated warning run',
    ]);
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

  it('does not wait where the norm is more than ten times a limit other than 1', () => {
    const early = (norm: number) => events(clippingRule({ over: 200 }), run(always(norm, 60), { norm: 0.5 }));
    expect(early(5.1)).toHaveLength(1);
    expect(early(4.9)).toEqual([]);
  });

  it('takes what is trained, and not what is frozen, for what ought to move', () => {
    const still = (frozen: boolean) => ({
      name: '0.embedding.weight',
      data: { values: [1, -1], shape: [2, 1] },
      grad: { values: [1, -1], shape: [2, 1] },
      update: { values: [0, 0], shape: [2, 1] },
      frozen,
    });
    const severity = (frozen: boolean) =>
      first(
        clippingRule({ over: 10 }),
        moving([0.001, 1], run(always(5))).map((snapshot) => ({
          ...snapshot,
          parameters: [
            ...arraySnapshot({ parameters: [still(frozen), still(frozen)] }).parameters,
            ...snapshot.parameters,
          ],
        })),
      )?.severity;
    expect(severity(true)).toBe('info');
    expect(severity(false)).toBe('warning');
  });

  it('refuses options that are none', () => {
    expect(() => clippingRule({ share: 0 })).toThrow(
      'clipping: share must be above 0 and at most 1, got 0; 0.9 is the default',
    );
    expect(() => clippingRule({ share: 1.1 })).toThrow(RangeError);
    expect(() => clippingRule({ share: 1 })).not.toThrow();
    expect(() => clippingRule({ over: 0 })).toThrow(
      'clipping: over must be a positive integer, got 0; 200 is the default',
    );
    expect(() => clippingRule({ over: 1.5 })).toThrow(RangeError);
    expect(() => clippingRule({ over: 1 })).not.toThrow();
  });
});
