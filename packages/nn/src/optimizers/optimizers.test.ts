import { describe, expect, it } from 'vitest';
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
