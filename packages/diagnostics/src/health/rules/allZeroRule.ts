import { normKinds } from '@weir/core';
import type { FindingChanged, LayerSnapshot, Setting, Snapshot } from '@weir/core';
import type { OperatorFunction } from 'rxjs';
import { isOnBranch, predecessorOf } from '../evidence/architecture.ts';
import { calmerSteps, centredRate } from '../evidence/calmerSteps.ts';
import { figure } from '../evidence/figure.ts';
import { biasSetting, startAtRandom } from '../evidence/settingsOf.ts';
import { findings } from '../findings/findings.ts';
import type { Observation } from '../findings/judge.ts';
import type { Task } from '../evidence/task.ts';
import { zeroWeights } from '../evidence/zeroWeights.ts';
import { ruleKind } from '../kinds/ruleKind.ts';

/**
 * Every output of a layer is 0 for the whole batch: nothing passes, forward or back. The first such layer is named.
 *
 * A layer on a residual branch is left alone: what goes past it passes all the same, and many start such a branch at 0 on
 * purpose (Goyal et al., 2017). Silent at a loss of 0: zeros are what was asked for.
 *
 * A layer that was seen to put out something before was killed by updates too large for it: then the rate is to be mended,
 * and what `lossDiverging` says of it comes first.
 *
 * @param task `momentum`, by which steps are longer than the first.
 *
 * @example
 * ```ts
 * const layer = (kind: string, size: number) => ({ kind, output: { values: [size, -size] } });
 * const layers = [layer('relu', 0), layer('linear', 0.1)];
 * const { finding } = await lastValueFrom(of(arraySnapshot({ layers })).pipe(allZeroRule()));
 * finding.subject; // → '0.relu'
 * ```
 */
export function allZeroRule(task?: Pick<Task, 'momentum'>): OperatorFunction<Snapshot, FindingChanged> {
  return findings<Snapshot, Lives>(
    'allZero',
    {
      initial: { alive: {}, hasBegun: false },
      look(state, snapshot) {
        const { layers, loss } = snapshot;
        if (!state.hasBegun) {
          state.hasBegun = true;
          const first = centredRate(snapshot);
          if (first !== undefined) state.first = first;
        }
        if (loss === 0) return []; // all that there is to learn is learnt
        const silent = layers.map(isSilent);
        const at = silent.indexOf(true);
        const layer = layers[at];
        const wasAlive = layer !== undefined && state.alive[layer.name] === true;
        for (const [index, { name }] of layers.entries()) if (!silent[index]) state.alive[name] = true;
        if (!layer) return [];
        const isLast = layers
          .slice(at + 1)
          .every(({ depth, kind }) => depth > 0 || openAtZero.includes(kind));
        if (isLast && snapshot.step === 0) return []; // a choice: it gives equal logits, and learns from the second step on
        return [
          {
            subject: layer.name,
            severity: isLast ? 'info' : 'error',
            value: 1,
            threshold: 0,
            formula: 'share of outputs that are 0',
            ...(wasAlive
              ? killed(snapshot, layer, calmerSteps(snapshot.learningRate, state.first, task?.momentum))
              : neverAlive(snapshot, layer, isLast)),
          },
        ];
      },
    },
    { clearAfter: 4 },
  );
}

/** What a network can end with that has a slope at 0, so that the weights ahead of it learn from there. */
const openAtZero: readonly string[] = ['softmax', 'logSoftmax', 'sigmoid', 'tanh', 'softsign', 'hardtanh'];

interface Lives {
  /** Layers that were seen to put out something. */
  readonly alive: Record<string, true>;
  hasBegun: boolean;
  /** The rate that would have centred the first update, where there was one. */
  first?: number;
}

type Said = Pick<Observation, 'meaning' | 'remedy' | 'settings' | 'cause'>;

const passesNothing = 'nothing reaches what comes after it, and no gradient what comes before';

function killed(
  { learningRate }: Snapshot,
  { name, kind }: LayerSnapshot,
  { remedy, settings }: ReturnType<typeof calmerSteps>,
): Said {
  const done = normKinds.includes(kind)
    ? 'left no difference between the values that it standardises'
    : 'pushed all its units to where they are shut';
  return {
    meaning: `All outputs of ${name} have become 0: at a learning rate of ${figure(learningRate)} updates ${done}. Since then ${passesNothing}.`,
    remedy: `${remedy}, and start anew: what is dead does not come back.`,
    settings,
    cause: { rule: 'lossDiverging', subject: 'run' },
  };
}

function neverAlive(snapshot: Snapshot, { name }: LayerSnapshot, isLast: boolean): Said {
  return {
    meaning: `All outputs of ${name} are 0: ${passesNothing}.`,
    remedy:
      'Start its weights at random and its bias at 0; ahead of a relu that stays shut, use leakyRelu in its place.',
    settings: isLast ? [] : revived(snapshot),
  };
}

const isSilent = (layer: LayerSnapshot): boolean => {
  if (isOnBranch(layer)) return false;
  const { min, max } = layer.output.moments();
  return min === 0 && max === 0;
};

/**
 * What lets something through again, everywhere at once: weights at random; biases at 0, where those keep a relu shut from
 * the start; else a slope in place of the floor.
 */
function revived(snapshot: Snapshot): readonly Setting[] {
  const zeros = zeroWeights(snapshot);
  if (zeros.length > 0)
    return zeros.flatMap((weight) => [
      startAtRandom(snapshot, weight),
      ...(snapshot.step > 0 ? [] : biasSetting(snapshot, weight.layer, 0)),
    ]);
  const shut = snapshot.layers.filter((layer) => layer.kind === 'relu' && isSilent(layer));
  const biases = snapshot.step > 0 ? [] : shut.flatMap(({ name }) => biasOfStart(snapshot, name));
  return biases.length > 0
    ? biases
    : shut.map(({ name }) => ({ layer: name, option: 'type', value: 'leakyRelu' }));
}

function biasOfStart(snapshot: Snapshot, name: string): readonly Setting[] {
  const before = predecessorOf(snapshot, name);
  return before ? biasSetting(snapshot, before.name, 0) : [];
}

/** `allZero` as a configuration and `--stop-on` name it: its thresholds, its cadence, and what it follows from. */
export const allZeroRuleKind = ruleKind({
  type: 'allZero',
  consequenceOf: ['biasDrift', 'dataScale', 'weightDecay', 'outputLayer', 'weightScale'],
  schema: {},
  operator: (_, { task }) => allZeroRule(task),
});
