import type { FindingChanged, Snapshot } from '@weir/core';
import type { OperatorFunction } from 'rxjs';
import { weights } from '../evidence/architecture.ts';
import { figure, percentage } from '../evidence/figure.ts';
import { shareLeft } from '../evidence/learnable.ts';
import { median } from '../evidence/median.ts';
import { startStdsOf } from '../evidence/startStds.ts';
import type { StartStds } from '../evidence/startStds.ts';
import type { Task } from '../evidence/task.ts';
import { findings } from '../findings/findings.ts';
import { ruleKind } from '../kinds/ruleKind.ts';

/** Thresholds of `weightDecayRule`, all with defaults. */
export interface WeightDecayRuleOptions {
  /** Share of their start that the weights have shrunk to, below which it is an error. Default 0.2. */
  readonly left?: number;
}

/**
 * Weight decay takes away more of the weights than gradients bring: they fade to 0, and with them all that passes. Of a rate
 * η and a decay λ each step takes η λ of a weight; what usually trains loses less than a thousandth.
 *
 * Judged by the median over the weights of std now / std at the start. Silent of a network that learns: small weights are what a
 * decay is for. Without a task that has a weight decay it says nothing.
 *
 * @param task `weightDecay`, and what chance has.
 *
 * @example
 * ```ts
 * const layers = [{ kind: 'linear', output: { values: [1, -1] } }];
 * const weight = (size: number) => ({ name: '0.linear.weight', fanIn: 1, data: { values: [size, -size], shape: [1, 2] } });
 * const of = (step: number, size: number) => arraySnapshot({ step, loss: 2, learningRate: 0.1, layers, parameters: [weight(size)] });
 * const task = { loss: 'crossEntropy', weightDecay: 1, baseline: 2 };
 * const { finding } = await lastValueFrom(from([of(0, 1), of(100, 0.01)]).pipe(weightDecayRule({}, task)));
 * finding.remedy; // → 'Lower the weight decay from 1 to 0.01.'
 * ```
 */
export function weightDecayRule(
  { left = 0.2 }: WeightDecayRuleOptions = {},
  task?: Pick<Task, 'weightDecay' | 'baseline' | 'floor'>,
): OperatorFunction<Snapshot, FindingChanged> {
  return findings<Snapshot, { stds?: StartStds }>('weightDecay', {
    initial: {},
    look(state, snapshot) {
      const decay = task?.weightDecay ?? 0;
      if (decay === 0) return [];
      const stds = (state.stds ??= startStdsOf(snapshot));
      const value = median(
        weights(snapshot).flatMap(({ name, data }) => {
          const start = stds[name] ?? 0;
          return start > 0 ? [data.moments().std / start] : [];
        }),
      );
      if (!(value < left) || (shareLeft(snapshot.loss, task) ?? 1) < learns) return [];
      const { learningRate } = snapshot;
      const calmer = Math.min(decay / 10, usual / learningRate);
      return [
        {
          subject: 'run',
          severity: 'error',
          value,
          threshold: left,
          formula: 'median over the weights of std now / std at the start',
          meaning: `The weights have shrunk to ${percentage(value)} of what they started from: at a learning rate of ${figure(learningRate)} a weight decay of ${figure(decay)} takes ${percentage(learningRate * decay)} of them at each step, more than the gradients bring.`,
          remedy: `Lower the weight decay from ${figure(decay)} to ${figure(calmer)}.`,
          settings: [{ option: 'optimizer.weightDecay', value: calmer }],
        },
      ];
    },
  });
}

/** Share of what there is to learn that is left, above which nothing is learnt. */
const learns = 0.95;

/** Share of a weight that a step may take. */
const usual = 1e-3;

/** `weightDecay` as a configuration and `--stop-on` name it: its threshold, its cadence, and what it follows from. */
export const weightDecayRuleKind = ruleKind({
  type: 'weightDecay',
  consequenceOf: ['dataScale', 'outputLayer'],
  schema: { 'left?': '0 < number < 1' },
  operator: (options, { task }) => weightDecayRule(options, task),
});
