import { arraySnapshot } from '@weir/core';
import type { PlainLayer, PlainParameter, PlainSnapshot } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { changes, events } from '../../testing/changes.ts';
import { run } from '../../testing/network.ts';
import { unchangedRule } from './unchangedRule.ts';

interface Plain {
  readonly layers: PlainLayer[];
  readonly parameters: PlainParameter[];
}

const zerosLike = ({ data: { values, shape } }: PlainParameter) => ({
  values: new Float32Array(values.length),
  ...(shape ? { shape } : {}),
});

/** Changes one parameter by its index. */
const parameter = (index: number, change: (plain: PlainParameter) => Partial<PlainParameter>) => ({
  edit: ({ parameters }: Plain) => {
    const plain = parameters[index];
    if (plain) parameters[index] = { ...plain, ...change(plain) };
  },
});

describe('the unchanged rule', () => {
  const still = parameter(1, (plain) => ({ update: zerosLike(plain) }));

  it('warns at the third snapshot of a weight that does not move, and clears', () => {
    expect(
      changes(
        unchangedRule(),
        run(6, (step) => (step < 400 ? still : {})),
      ),
    ).toEqual(['200 raised warning 2.linear.weight', '500 cleared warning 2.linear.weight']);
  });

  /** Three snapshots of one parameter, by its largest values. */
  const stuck = (
    {
      data = 8,
      grad = 0.5,
      update = [0, 0],
      frozen = false,
    }: {
      data?: number;
      grad?: number;
      update?: readonly number[];
      frozen?: boolean;
    } = {},
    more: PlainSnapshot = {},
    losses: readonly number[] = [1, 1, 1],
  ) =>
    losses.map((loss, step) =>
      arraySnapshot({
        step,
        loss,
        ...more,
        parameters: [
          {
            name: '0.linear.bias',
            frozen,
            data: { values: [data, -data / 2] },
            grad: { values: [-grad, grad / 2] },
            update: { values: update },
          },
        ],
      }),
    );

  it('says how large the values are that steps are lost in', () => {
    const [raised] = events(unchangedRule(), stuck());
    expect(raised?.finding).toMatchObject({
      subject: '0.linear.bias',
      value: 0,
      threshold: 0,
      formula: 'max |update|',
      meaning: '0.linear.bias did not change by a single bit, though its gradient is up to 0.5.',
      remedy: 'Its values are up to 8: steps of learning rate 0.1 are lost in float32; raise the rate.',
    });
  });

  it('counts a step of one value, up or down, as a change', () => {
    expect(changes(unchangedRule(), stuck({ update: [0, 1e-9] }))).toEqual([]);
    expect(changes(unchangedRule(), stuck({ update: [0, -1e-9] }))).toEqual([]);
  });

  it('leaves out what is frozen on purpose', () => {
    expect(changes(unchangedRule(), stuck({ frozen: true }))).toEqual([]);
  });

  it('is silent of a network that has converged to a millionth of its first loss', () => {
    expect(changes(unchangedRule(), stuck({}, {}, [1, 1e-6, -1e-6, 1e-7]))).toEqual([]);
    expect(changes(unchangedRule(), stuck({}, {}, [-1, 1.1e-6, -1.1e-6, 2e-6]))).toEqual([
      '2 raised warning 0.linear.bias',
    ]);
  });

  it('is silent of weights that move, and leaves those without a gradient to their own rule', () => {
    expect(changes(unchangedRule(), run(4))).toEqual([]);
    const dead = parameter(1, (plain) => ({ update: zerosLike(plain), grad: zerosLike(plain) }));
    expect(changes(unchangedRule(), run(4, dead))).toEqual([]);
  });

  it('says so where the learning rate is 0', () => {
    const frozen = (step: number) => ({ learningRate: step < 1 ? 0.1 : 0, ...still });
    const last = events(unchangedRule(), run(4, frozen, 1)).at(-1);
    expect(last?.finding.remedy).toContain('learning rate is 0');
  });

  it('names a schedule that fell too far, and how fast it may fall', () => {
    const falls = (step: number) => ({ learningRate: 0.1 * 1e-10 ** step, ...still });
    const [raised] = events(unchangedRule({ steps: 1000 }), run(4, falls, 1));
    expect(raised?.finding.remedy).toContain('to a hundredth over all 1,000 steps');
    expect(raised?.finding.settings).toEqual([{ option: 'learningRate.gamma', value: 0.01 ** 0.001 }]);
  });
});
