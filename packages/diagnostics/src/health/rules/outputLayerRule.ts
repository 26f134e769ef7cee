import { activationKinds, weightedKinds } from '@weir/core';
import type { FindingChanged, LayerSnapshot, Objective, Snapshot } from '@weir/core';
import type { OperatorFunction } from 'rxjs';
import { lastLayerOf } from '../evidence/architecture.ts';
import { figure } from '../evidence/figure.ts';
import type { ColumnSpread, Task } from '../evidence/task.ts';
import { findings } from '../findings/findings.ts';
import type { Observation } from '../findings/judge.ts';
import { ruleKind } from '../kinds/ruleKind.ts';

/**
 * The network ends in an activation that does not go with the loss: a softmax or sigmoid that the loss applies itself,
 * any other that keeps logits from taking every value, or one that keeps outputs from reaching the targets. A fact of
 * the configuration, said at the first snapshot. Or one that ends in no probabilities where the loss takes them, as Keras's
 * cross-entropies do by default, or in none whose exponentials sum to 1 where it takes their logarithms, as klDivergence does.
 *
 * What the loss takes is the snapshot's `objective`, where it has one, else the task's.
 *
 * Warning. Silent without either, and of losses on values whose targets the activation reaches.
 *
 * @example
 * ```ts
 * const layers = [{ kind: 'softmax', output: { values: [0.5, 0.5], shape: [1, 2] } }];
 * const { finding } = await lastValueFrom(of(arraySnapshot({ layers })).pipe(outputLayerRule({ loss: 'crossEntropy', applies: 'softmax' })));
 * finding.remedy; // → 'Remove 0.softmax: let the layer before it be the last.'
 * ```
 */
export function outputLayerRule(
  task: Pick<Task, 'loss' | 'applies' | 'takes' | 'targets'> | undefined,
): OperatorFunction<Snapshot, FindingChanged> {
  return findings<Snapshot>(
    'outputLayer',
    () => (snapshot) => {
      const last = lastLayerOf(snapshot);
      const { loss, takes, applies } = snapshot.objective ?? taskObjective(task);
      if (!last || loss === undefined) return [];
      if (takes === 'probabilities') return ofProbabilities(last, loss);
      if (!snapshot.objective && task?.takes === 'logProbabilities') return ofLogarithms(last, loss);
      if (![...activationKinds, 'softmax', 'logSoftmax'].includes(last.kind)) return [];
      const observed = applies ? ofLogits(last, loss, applies) : ofValues(last, task?.targets ?? []);
      return observed ? [observed] : [];
    },
    { fact: true },
  );
}

/** What a configured loss takes: none of them takes probabilities. */
const taskObjective = (task: Pick<Task, 'loss' | 'applies'> | undefined): Partial<Objective> => ({
  ...task,
  takes: task?.applies ? 'logits' : 'values',
});

/** Of a loss that takes probabilities, as Keras's are by default: what ends in none, it clips without a word. */
function ofProbabilities({ kind, name, output, alpha }: LayerSnapshot, loss: string): readonly Observation[] {
  if (kind === 'softmax' || kind === 'sigmoid') return [];
  const { min, max } = output.moments();
  const [low, high] = rangeOf(kind, alpha);
  if (!endsKnown.includes(kind) || (low >= 0 && high <= 1)) return [];
  return [
    {
      subject: name,
      severity: 'warning',
      value: max - min,
      threshold: 1,
      formula: 'range of the outputs that the loss takes for probabilities',
      meaning: `${loss} takes probabilities, but ${name} makes ${spanOf(low, high)}: the loss clips them, and what lies outside learns nothing.`,
      remedy: `End in a softmax, or in a sigmoid for answers of their own, or take a loss of logits.`,
    },
  ];
}

/** How far the probabilities of an example may be from 1 together. */
const tolerance = 0.01;

/** Of a loss that takes logarithms of probabilities, whatever makes them. */
function ofLogarithms({ kind, name, output }: LayerSnapshot, loss: string): readonly Observation[] {
  if (kind === 'logSoftmax') return [];
  const classes = output.shape.at(-1) ?? 1;
  const values = Array.from(output.values());
  const sums = Array.from({ length: values.length / classes }, (_, row) =>
    values.slice(row * classes, (row + 1) * classes).reduce((sum, value) => sum + Math.exp(value), 0),
  );
  const farthest = sums.reduce((most, sum) => (Math.abs(sum - 1) > Math.abs(most - 1) ? sum : most), 1);
  if (Math.abs(farthest - 1) <= tolerance) return [];
  return [
    {
      subject: name,
      severity: 'warning',
      value: farthest,
      threshold: 1,
      formula: "sum of the exponentials of an example's outputs, that farthest from 1",
      meaning: `${loss} takes logarithms of probabilities, but of what ${name} makes the exponentials sum to ${figure(farthest)} instead of 1: the loss is no divergence, and falls without end.`,
      remedy: `End in a logSoftmax behind ${name}.`,
    },
  ];
}

/** Kinds whose outputs are known to be other than probabilities; of others nobody knows. */
const endsKnown: readonly string[] = [...activationKinds, ...weightedKinds, 'logSoftmax'];

function ofLogits(
  { kind, name, output, alpha }: LayerSnapshot,
  loss: string,
  applies: string,
): Observation | undefined {
  // A softmax of what a logSoftmax makes gives the same probabilities: it takes nothing away.
  if (kind === 'logSoftmax' && applies === 'softmax') return undefined;
  const isItself = kind === applies || kind === 'softmax';
  const [low, high] = rangeOf(kind, alpha);
  if (low === -Infinity && high === Infinity) return undefined;
  const meaning = isItself
    ? `${loss} applies a ${applies} itself: after ${name} it compares probabilities of probabilities, which are never sure, and gradients shrink.`
    : `${loss} takes logits of any value and applies a ${applies} itself, but ${name} makes ${spanOf(low, high)} alone: some answers cannot be given, or not with certainty.`;
  const { min, max } = output.moments();
  return {
    subject: name,
    severity: 'warning',
    value: max - min,
    threshold: 0,
    formula: 'range of the outputs that the loss takes for logits',
    meaning,
    remedy: `Remove ${name}: let the layer before it be the last.`,
    settings: [{ layer: name, option: 'remove', value: true }],
  };
}

function ofValues(
  { kind, name, alpha }: LayerSnapshot,
  targets: readonly ColumnSpread[],
): Observation | undefined {
  const [low, high] = rangeOf(kind, alpha);
  const [farthest] = targets
    .map((target) => ({ target, beyond: Math.max(low - target.min, target.max - high) }))
    .sort((a, b) => b.beyond - a.beyond);
  // A bound that is only approached may be a target: tanh and ±1.
  if (!farthest || !(farthest.beyond > 0)) return undefined;
  const { target, beyond } = farthest;
  return {
    subject: name,
    severity: 'warning',
    value: beyond,
    threshold: 0,
    formula: 'how far the farthest target lies beyond what the last layer can make',
    meaning: `${name} makes ${spanOf(low, high)}, but the targets (${target.name}) go from ${figure(target.min)} to ${figure(target.max)}: some cannot be reached.`,
    remedy: `Remove ${name}, or scale the targets into what it makes.`,
    settings: [{ layer: name, option: 'remove', value: true }],
  };
}

/** Between which values an activation's outputs lie. */
function rangeOf(kind: string, alpha = 1): readonly [low: number, high: number] {
  return kind === 'elu' ? [-alpha, Infinity] : (ranges[kind] ?? [-Infinity, Infinity]);
}

const ranges: Readonly<Record<string, readonly [number, number]>> = {
  tanh: [-1, 1],
  sigmoid: [0, 1],
  softmax: [0, 1],
  logSoftmax: [-Infinity, 0],
  relu: [0, Infinity],
  softplus: [0, Infinity],
  gelu: [-0.17, Infinity],
  silu: [-0.28, Infinity],
  selu: [-1.76, Infinity],
  hardtanh: [-1, 1],
  relu6: [0, 6],
  mish: [-0.31, Infinity],
  hardswish: [-0.38, Infinity],
  softsign: [-1, 1],
};

function spanOf(low: number, high: number): string {
  if (low === -Infinity) return high === Infinity ? 'values of any size' : `values up to ${high}`;
  return Number.isFinite(high) ? `values from ${low} to ${high}` : `values from ${low} upwards`;
}

/** `outputLayer` as a configuration and `--stop-on` name it: its thresholds, its cadence, and what it follows from. */
export const outputLayerRuleKind = ruleKind({
  type: 'outputLayer',
  lasts: true,
  schema: {},
  operator: (_, { task }) => outputLayerRule(task),
});
