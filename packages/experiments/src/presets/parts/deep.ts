import type { ConfigurationInput, KindConfiguration } from '../../configuration/configuration.ts';
import { characters, lecture } from './lecture.ts';

/** What the lecture varies of its deep network. */
export interface DeepOptions {
  /** How the weights of the hidden layers start. */
  readonly init: KindConfiguration;
  /** How the last layer's weights start. */
  readonly lastInit: KindConfiguration;
  /** What follows each hidden linear layer. Default tanh. */
  readonly activation?: readonly KindConfiguration[];
  /** BatchNorm after each linear layer, the last with a gain of 0.1, and no biases. Default false. */
  readonly batchNorm?: boolean;
  /** Default 0.1. */
  readonly learningRate?: number;
}

/** The lecture's network of five hidden layers of 100. */
export function deep(
  name: string,
  { init, lastInit, activation = [{ type: 'tanh' }], batchNorm = false, learningRate = 0.1 }: DeepOptions,
): ConfigurationInput & { readonly name: string } {
  const linear = (out: number, start: KindConfiguration) => ({
    type: 'linear',
    out,
    bias: !batchNorm,
    init: start,
  });
  const norm = (options: object) => (batchNorm ? [{ type: 'batchNorm', unbiased: true, ...options }] : []);
  const hidden = Array.from({ length: 5 }, () => [linear(100, init), ...norm({}), ...activation]).flat();
  return {
    name,
    ...lecture,
    model: [...characters, ...hidden, linear(27, lastInit), ...norm({ gamma: 0.1 })],
    learningRate: { type: 'multiStep', initial: learningRate, milestones: [150_000], gamma: 0.1 },
    steps: 5_000,
    logEvery: 250,
  };
}

/** Weights of `N(0, gain² / fanIn)`. */
export const scaled = (gain: number): KindConfiguration => ({ type: 'kaimingNormal', gain });
