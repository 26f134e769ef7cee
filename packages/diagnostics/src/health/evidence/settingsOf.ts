import type { ParameterSnapshot, Setting, Snapshot } from '@weir/core';
import { followerOf, startGain } from './architecture.ts';
import { momentsBeforeUpdate } from './startOf.ts';

/** Another learning rate. A schedule is scaled as a whole, since its rate of this step is not what it is set by. */
export const rateSetting = ({ learningRate }: Pick<Snapshot, 'learningRate'>, value: number): Setting => ({
  option: 'learningRate',
  value,
  from: learningRate,
});

/** A weight's start with a gain over √fanIn. */
export const gainSetting = ({ layer, fanIn }: ParameterSnapshot, gain: number): Setting => ({
  layer,
  option: 'gain',
  value: gain,
  ...(fanIn !== undefined && { std: gain / Math.sqrt(fanIn) }),
});

/** A weight's start at random, with the gain that what it runs into wants. */
export function startAtRandom(snapshot: Snapshot, weight: ParameterSnapshot): Setting {
  const follower = followerOf(snapshot, weight.layer);
  return gainSetting(weight, follower ? startGain(follower) : 1);
}

/** Biases of a layer that start from one value, where it has biases and they do not yet. */
export function biasSetting({ parameters }: Snapshot, layer: string, value: number): readonly Setting[] {
  const bias = parameters.find(({ name }) => name === `${layer}.bias`);
  if (!bias) return [];
  const { mean, std } = momentsBeforeUpdate(bias);
  return Math.abs(mean - value) + std < 1e-6 ? [] : [{ layer, option: 'biasInit', value }];
}
