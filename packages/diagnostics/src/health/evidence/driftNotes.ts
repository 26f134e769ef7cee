import type { Setting } from '@weir/core';
import { counted, figure } from './figure.ts';

/** What a layer was built with. */
export interface NormFacts {
  readonly momentum: number;
  readonly examples: number;
}

/** What there is to say of running statistics that are off. */
export interface DriftNote {
  readonly meaning: string;
  readonly remedy: string;
  readonly settings?: readonly Omit<Setting, 'layer'>[];
}

/** Statistics that still come from their start, 0 and 1: only more batches or a larger momentum mend that. */
export function unsettledNote(
  batches: number,
  { momentum }: NormFacts = { momentum: 0.1, examples: 1 },
): DriftNote {
  const needed = Math.ceil(3 / momentum);
  const enough = Math.min(1, Number(Math.max(0.1, 3 / batches).toPrecision(1)));
  return {
    meaning: `Its running statistics have not settled yet: they started at mean 0 and variance 1, and at momentum ${figure(momentum)} they take about ${counted(needed)} batches; ${counted(batches)} were seen.`,
    ...(enough > momentum && { settings: [{ option: 'momentum', value: enough }] }),
    remedy:
      enough > momentum
        ? `Raise its momentum to ${figure(enough)}, train for ${counted(needed)} steps before evaluating, or evaluate with calibrated statistics.`
        : `Train for ${counted(needed)} steps before evaluating, or evaluate with calibrated statistics.`,
  };
}

/** Statistics that have had their batches: either single batches shake them, or they lag behind moving weights. */
export function settledNote(
  { momentum, examples }: NormFacts = { momentum: 0.1, examples: Infinity },
): DriftNote {
  const noise = Math.sqrt(momentum / (2 - momentum) / examples);
  return noise > mostNoise
    ? {
        meaning: `Its running statistics follow the last few batches of ${examples}, each of which is off by chance: in evaluation mode it normalises by other numbers than it was trained with.`,
        remedy: 'Evaluate with calibrated statistics, use larger batches, or lower its momentum.',
      }
    : {
        meaning:
          'Its running statistics lag behind what goes in now: in evaluation mode it normalises by other numbers than it was trained with.',
        remedy:
          'Evaluate with calibrated statistics, or lower the learning rate towards the end so that the layers below come to rest.',
      };
}

/** Noise of the running mean, in std, from which on single batches are to blame; `batchNormMomentum` warns there. */
const mostNoise = 0.1;
