import { arraySnapshot } from '@weir/core';
import type { PlainLayer, PlainParameter, PlainSnapshot } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { changes, events } from '../../testing/changes.ts';
import { run } from '../../testing/network.ts';
import { noGradientRule } from './noGradientRule.ts';

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

const bias = (grad: number) => ({
  batchNorm: true,
  edit: ({ parameters }: Plain) => {
    const values = Float32Array.from({ length: 20 }, (_, at) => grad * (at % 2 ? 1 : -1));
    parameters.push({ name: '0.linear.bias', data: { values: new Float32Array(20) }, grad: { values } });
  },
});

describe('the no gradient rule', () => {
  it('is an error of a weight without any, at the second snapshot, and clears', () => {
    const dead = (step: number) => (step < 300 ? parameter(0, (plain) => ({ grad: zerosLike(plain) })) : {});
    expect(changes(noGradientRule(), run(8, dead))).toEqual([
      '100 raised error 0.linear.weight',
      '600 cleared error 0.linear.weight',
    ]);
  });

  it('names the zero weights that pass nothing back', () => {
    const zeroed = parameter(1, (plain) => ({ grad: zerosLike(plain), data: zerosLike(plain) }));
    const [raised] = events(noGradientRule(), run(2, zeroed));
    expect(raised?.finding.remedy).toContain('2.linear.weight is all zero');
  });

  it('is info of a bias ahead of a norm, whose gradient is rounding noise', () => {
    const [raised, ...others] = events(noGradientRule(), run(3, bias(1e-9)));
    expect(others).toEqual([]);
    expect(raised?.finding).toMatchObject({ subject: '0.linear.bias', severity: 'info' });
    expect(raised?.finding.remedy).toContain('"bias": false');
  });

  const column = (size: number) => ({ values: [size, -size], shape: [2, 1] });
  const layer = (kind: string, size = 1): PlainLayer => ({ kind, output: column(size), grad: column(size) });
  const weight = (at: number, grad: number, size = 1): PlainParameter => ({
    name: `${at}.linear.weight`,
    fanIn: 4,
    data: column(size),
    grad: column(grad),
  });
  const biasOf = (at: number, grad: number): PlainParameter => ({
    name: `${at}.linear.bias`,
    data: { values: [1, 2] },
    grad: { values: [grad, -grad] },
  });
  /** What is said of such a network at the second snapshot. */
  const findingsOf = (plain: PlainSnapshot, ...given: Parameters<typeof noGradientRule>) =>
    events(
      noGradientRule(...given),
      [0, 1].map((step) => arraySnapshot({ ...plain, step })),
    ).map(({ finding }) => finding);

  it('says of a weight without any that it never learns, and where to look', () => {
    expect(findingsOf({ parameters: [weight(0, 0), weight(1, 1)] })).toMatchObject([
      {
        rule: 'noGradient',
        subject: '0.linear.weight',
        severity: 'error',
        value: 0,
        threshold: 0.00001,
        formula: 'max |grad|',
        meaning: '0.linear.weight gets no gradient at all: it never learns.',
        remedy:
          'Look at what lies between it and the loss: dead or saturated units, or a layer outside the gradient.',
      },
    ]);
  });

  it('says of rounding that it hardly learns, a hundred-thousandth of the others at most, or as told', () => {
    const three = (grad: number) => ({ parameters: [weight(0, grad), weight(1, 1), weight(2, 1)] });
    expect(findingsOf(three(0.9e-5))[0]).toMatchObject({
      severity: 'warning',
      meaning:
        'The gradient of 0.linear.weight is at most 9.0e-6, rounding beside that of the others: it hardly learns.',
    });
    expect(findingsOf(three(1.1e-5))).toEqual([]);
    expect(findingsOf(three(0.9e-2), { relative: 0.01 })).toHaveLength(1);
    expect(findingsOf(three(1.1e-2), { relative: 0.01 })).toEqual([]);
  });

  it('is a warning of a bias without any', () => {
    expect(findingsOf({ parameters: [biasOf(0, 0), weight(1, 1)] })[0]?.severity).toBe('warning');
  });

  it('of zero weights says which to start at random, each by theory', () => {
    const layers = ['linear', 'relu', 'linear'].map((kind) => layer(kind));
    const one = findingsOf({ layers, parameters: [weight(0, 0), weight(2, 1, 0)] })[0];
    expect(one?.remedy).toBe(
      '2.linear.weight is all zero and passes nothing back: start it at random (kaimingNormal).',
    );
    expect(one?.settings).toEqual([{ layer: '2.linear', option: 'gain', value: 1, std: 0.5 }]);
    const two = findingsOf({ layers, parameters: [weight(0, 0, 0), weight(2, 1, 0)] })[0];
    expect(two?.remedy).toBe(
      '0.linear.weight, 2.linear.weight are all zero and passes nothing back: start them at random (kaimingNormal).',
    );
    expect(two?.settings).toHaveLength(2);
    expect(findingsOf({ layers, parameters: [weight(0, 0), weight(2, 1)] })[0]?.settings).toBeUndefined();
  });

  it('names what stands between a parameter and the loss', () => {
    const dead = { layers: [layer('linear'), layer('relu', 0), layer('linear')] };
    expect(findingsOf({ ...dead, parameters: [weight(0, 0), weight(2, 1)] })[0]?.remedy).toBe(
      'Between it and the loss, all outputs of 1.relu are 0: allZero says how to mend that.',
    );
  });

  it('of a bias that a norm takes away says to build without, and no more', () => {
    const layers = [layer('linear'), layer('layerNorm'), layer('linear')];
    expect(findingsOf({ layers, parameters: [weight(0, 1), biasOf(0, 0)] })).toMatchObject([
      {
        subject: '0.linear.bias',
        severity: 'info',
        meaning:
          '1.layerNorm takes away the mean, and with it whatever 0.linear.bias adds: the bias gets no gradient and does nothing.',
        remedy: 'Build 0.linear with "bias": false; 1.layerNorm has a shift of its own.',
        settings: [{ layer: '0.linear', option: 'bias', value: false }],
      },
    ]);
    const plain = findingsOf({
      layers: [layer('linear'), layer('tanh')],
      parameters: [weight(0, 1), biasOf(0, 0)],
    });
    expect(plain[0]?.severity).toBe('warning');
    expect(findingsOf({ layers, parameters: [weight(0, 0), weight(2, 1)] })[0]?.severity).toBe('error');
  });

  it('of a network that has converged, to a millionth of its first loss, says no more than of such a bias', () => {
    const converged = (loss: number, parameters: readonly PlainParameter[]) =>
      changes(
        noGradientRule(),
        [-1, loss, -loss, loss].map((value, step) =>
          arraySnapshot({
            step,
            loss: value,
            layers: [layer('linear'), layer('batchNorm')],
            parameters: step === 0 ? [weight(0, 1), biasOf(0, 1)] : parameters,
          }),
        ),
      );
    expect(converged(1e-6, [weight(0, 0), biasOf(0, 0)])).toEqual(['2 raised info 0.linear.bias']);
    expect(converged(1e-6, [weight(0, 1), biasOf(0, 1e-9)])).toEqual([]);
    expect(converged(1.1e-6, [weight(0, 0), biasOf(0, 0)])).toEqual([
      '2 raised error 0.linear.weight',
      '2 raised info 0.linear.bias',
    ]);
  });

  it('is silent of a snapshot without parameters', () => {
    expect(findingsOf({})).toEqual([]);
  });

  it('is silent of a bias that learns, of small gradients, and of a last layer that starts at zero', () => {
    expect(changes(noGradientRule(), run(3, bias(1e-3)))).toEqual([]);
    expect(changes(noGradientRule(), run(3, { update: [-6, -3, -3, -3] }))).toEqual([]);
    const firstStep = (step: number) =>
      step === 0 ? parameter(0, (plain) => ({ grad: zerosLike(plain) })) : {};
    expect(changes(noGradientRule(), run(3, firstStep))).toEqual([]);
  });
});
