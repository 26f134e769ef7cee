import type { FindingChanged, LayerSnapshot, Setting, Snapshot } from '@weir/core';
import type { OperatorFunction } from 'rxjs';
import { isOnBranch, predecessorOf } from '../evidence/architecture.ts';
import { biasSetting, startAtRandom } from '../evidence/settingsOf.ts';
import { findings } from '../findings/findings.ts';
import { zeroWeights } from '../evidence/zeroWeights.ts';
import { ruleKind } from '../kinds/ruleKind.ts';

/**
 * Every output of a layer is 0 for the whole batch: nothing passes, forward or back. The first such layer is named.
 *
 * A layer on a residual branch is left alone: what goes past it passes all the same, and many start such a branch at 0 on
 * purpose (Goyal et al., 2017). Silent at a loss of 0: zeros are what was asked for.
 *
 * @example
 * ```ts
 * const layer = (kind: string, size: number) => ({ kind, output: { values: [size, -size] } });
 * const layers = [layer('relu', 0), layer('linear', 0.1)];
 * const { finding } = await lastValueFrom(of(arraySnapshot({ layers })).pipe(allZeroRule()));
 * finding.subject; // → '0.relu'
 * ```
 */
export function allZeroRule(): OperatorFunction<Snapshot, FindingChanged> {
  return findings('allZero', () => (snapshot) => {
    const { layers, loss } = snapshot;
    if (loss === 0) return []; // all that there is to learn is learnt
    const at = layers.findIndex(isSilent);
    const layer = layers[at];
    if (!layer) return [];
    const isLast = layers.slice(at + 1).every(({ depth }) => depth > 0);
    return [
      {
        subject: layer.name,
        // A last layer that starts at zero is a choice: it gives equal logits and learns from the second step on.
        severity: isLast ? 'info' : 'error',
        value: 1,
        threshold: 0,
        formula: 'share of outputs that are 0',
        meaning: `All outputs of ${layer.name} are 0: nothing reaches what comes after it, and no gradient what comes before.`,
        remedy:
          'Start its weights at random; after a relu that died as a whole, lower the learning rate or use leakyRelu.',
        settings: isLast ? [] : revived(snapshot),
      },
    ];
  });
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
  if (zeros.length > 0) return zeros.map((weight) => startAtRandom(snapshot, weight));
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
export const allZeroRuleKind = ruleKind({ type: 'allZero', schema: {}, operator: () => allZeroRule() });
