import { describe, expect, it } from 'vitest';
import { adamOptions } from './adamOptions.ts';
import { mustBeFactor, mustBeShare } from './factors.ts';
import { adagrad, adam, adamW, rmsProp, sgd } from './index.ts';

describe('optimisers', () => {
  it('say which tensors they keep for each parameter', () => {
    expect(sgd().slots).toEqual([]);
    expect(sgd({ momentum: 0.9 }).slots).toEqual(['velocity']);
    expect(adam().slots).toEqual(['first', 'second']);
    expect(adamW().slots).toEqual(['first', 'second']);
    expect(rmsProp().slots).toEqual(['square']);
    expect(rmsProp({ centered: true, momentum: 0.5 }).slots).toEqual(['square', 'mean', 'velocity']);
    expect(adagrad().slots).toEqual(['sum']);
  });

  it('refuse factors out of range', () => {
    expect(() => adam({ beta1: 1 })).toThrow('adam: beta1 must be at least 0 and below 1, got 1');
    expect(() => adamW({ weightDecay: -1 })).toThrow(
      'adamW: weightDecay must be finite and at least 0, got -1',
    );
    expect(() => rmsProp({ alpha: NaN })).toThrow('rmsProp: alpha must be at least 0 and at most 1, got NaN');
    expect(() => adagrad({ eps: -1 })).toThrow('adagrad: eps must be finite and at least 0, got -1');
    expect(() => sgd({ nesterov: true })).toThrow(
      'sgd: nesterov must go with momentum and without dampening',
    );
  });
});

describe('what an optimiser is built with', () => {
  it('has Adam’s defaults where it is left out', () => {
    expect(adamOptions('adam', {})).toEqual({ beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 0 });
    expect(adamOptions('adam', { beta2: 0, eps: 1 })).toEqual({
      beta1: 0.9,
      beta2: 0,
      eps: 1,
      weightDecay: 0,
    });
  });

  it('is a factor of at least 0, or a share up to 1', () => {
    for (const value of [0, 1, 1e9]) expect(() => mustBeFactor('sgd', 'weightDecay', value)).not.toThrow();
    for (const value of [-1e-9, Infinity, NaN])
      expect(() => mustBeFactor('sgd', 'weightDecay', value)).toThrow(
        `weightDecay must be finite and at least 0, got ${value}`,
      );
    for (const value of [0, 1]) expect(() => mustBeShare('sgd', 'momentum', value)).not.toThrow();
    for (const value of [-0.1, 1.1, NaN])
      expect(() => mustBeShare('sgd', 'momentum', value)).toThrow(
        `momentum must be at least 0 and at most 1, got ${value}`,
      );
  });
});
