import type { Snapshot } from '@weir/core';
import { weightMatrices } from '../../selection/weightMatrices.ts';
import { log10Ratio } from '../../statistics/ratio.ts';
import { isNormalised } from './architecture.ts';

/** How a weight moves. */
export interface WeightMove {
  readonly name: string;
  readonly layer: string;
  /** log₁₀(std(update) / std(data)). */
  readonly log10: number;
  /** The same, of a weight ahead of a norm as it would be at the size of theory. */
  readonly fair: number;
  /** How many times a weight ahead of a norm is larger than in theory; undefined of others. */
  readonly over?: number;
}

/** How each weight moves at a step, first to last; without those that stand still or have no spread. */
export function weightMoves(snapshot: Snapshot): readonly WeightMove[] {
  return weightMatrices(snapshot.parameters).flatMap((weight): readonly WeightMove[] => {
    const { name, layer, fanIn, data, update } = weight;
    const { std } = data.moments();
    const log10 = log10Ratio(update.moments().std, std);
    if (log10 === undefined) return [];
    if (!fanIn || !isNormalised(snapshot, layer)) return [{ name, layer, log10, fair: log10 }];
    const over = std * Math.sqrt(fanIn);
    return [{ name, layer, log10, over, fair: log10 + 2 * Math.log10(over) }];
  });
}
