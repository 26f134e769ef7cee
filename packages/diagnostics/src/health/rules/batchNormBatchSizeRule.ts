import type { FindingChanged, Snapshot } from '@weir/core';
import type { OperatorFunction } from 'rxjs';
import { figure } from '../evidence/figure.ts';
import type { Task } from '../evidence/task.ts';
import { findings } from '../findings/findings.ts';
import { ruleKind } from '../kinds/ruleKind.ts';

/** Thresholds of `batchNormBatchSizeRule`, all with defaults. */
export interface BatchNormBatchSizeRuleOptions {
  /** Examples below which it is a warning. Default 8. */
  readonly warning?: number;
  /** Examples below which it is info. Default 16. */
  readonly info?: number;
}

/**
 * The batch is too small for BatchNorm: its mean is off by about σ/√N, so that an example's output depends on
 * its company. Wu and He (2018) see the error grow below 16 examples and sharply below 8.
 *
 * @example
 * ```ts
 * const batchMoments = { mean: [0], variance: [1] };
 * const norm = { kind: 'batchNorm', output: { values: [1, -1, 0, 0], shape: [4, 1] }, batchMoments };
 * const { finding } = await lastValueFrom(of(arraySnapshot({ layers: [norm] })).pipe(batchNormBatchSizeRule()));
 * [finding.value, finding.threshold]; // → [4, 8]
 * ```
 */
export function batchNormBatchSizeRule(
  { warning = 8, info = 16 }: BatchNormBatchSizeRuleOptions = {},
  task?: Pick<Task, 'examples'>,
): OperatorFunction<Snapshot, FindingChanged> {
  return findings('batchNormBatchSize', () => ({ layers }) => {
    const layer = layers.find(({ batchMoments }) => batchMoments);
    const value = layer?.output.shape[0];
    if (!layer || value === undefined || value >= Math.max(info, warning)) return [];
    const grave = value < warning;
    const least = Math.max(info, warning);
    const enough = (task?.examples ?? Infinity) >= usual && usual > least;
    const isEnough = (task?.examples ?? Infinity) >= least;
    const others = 'layerNorm or groupNorm, which do not look at the batch';
    return [
      {
        subject: 'run',
        severity: grave ? 'warning' : 'info',
        value,
        threshold: grave ? warning : info,
        formula: 'examples in a batch',
        meaning: `With ${value} examples a batch's mean is off by ${figure(1 / Math.sqrt(value))} of a std: BatchNorm adds noise, and its running statistics fit no single batch.`,
        ...(isEnough && { settings: [{ option: 'batchSize', value: enough ? usual : least }] }),
        remedy: isEnough
          ? `Use batches of at least ${least}${enough ? `, better ${usual}` : ''}, or ${others}.`
          : `There are ${task?.examples} examples to train on, too few for a larger batch: use ${others}.`,
      },
    ];
  });
}

/** Examples at which torch's momentum of 0.1 is no finding either. */
const usual = 32;

/** `batchNormBatchSize` as a configuration and `--stop-on` name it: its thresholds, its cadence, and what it follows from. */
export const batchNormBatchSizeRuleKind = ruleKind({
  type: 'batchNormBatchSize',
  schema: { 'warning?': 'number >= 0', 'info?': 'number >= 0' },
  operator: (options, { task }) => batchNormBatchSizeRule(options, task),
});
