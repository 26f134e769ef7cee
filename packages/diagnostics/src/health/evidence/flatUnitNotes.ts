import type { Setting, Snapshot } from '@weir/core';
import { sigmoidFlat } from '../../flatness/flatUnits.ts';
import { flatThreshold } from '../../flatness/saturated.ts';
import { predecessorOf, weightOf } from './architecture.ts';
import { percentage } from './figure.ts';
import { biasSetting, rateSetting, startAtRandom } from './settingsOf.ts';

/** What there is to say of flat units of one kind of activation. */
export interface FlatUnitNotes {
  /** Where they are flat: `at 0`. */
  readonly flat: string;
  /** What to do where they were so from the start. */
  readonly fromStart: string;
  /** What to do where training made them so. */
  readonly later: string;
}

/** What to say of a kind of activation; a norm that stands ahead of it is not proposed, nor what it hides. */
export function flatUnitNotes(kind: string, isNormed: boolean): FlatUnitNotes {
  const flat = flatOf[kind];
  if (flat?.floor) {
    const norm = isNormed ? '' : ', put a batchNorm ahead';
    const leaky = 'or use leakyRelu, which cannot die.';
    return {
      flat: flat.where,
      fromStart: isNormed
        ? `Start the norm's beta above 0 (0.1), ${leaky}`
        : `Start biases above 0 (0.1)${norm}, ${leaky}`,
      later: `Lower the learning rate to a third${norm}, ${leaky}`,
    };
  }
  const start = isNormed
    ? "Start the norm's gamma smaller."
    : 'Start the weights before it smaller (gain 5/3 over √fanIn for tanh), or put a batchNorm ahead.';
  return {
    flat: flat?.where ?? `beyond ${percentage(flatThreshold)}`,
    fromStart: start,
    later: `Lower the learning rate. ${start}`,
  };
}

const flatOf: Readonly<Record<string, { readonly where: string; readonly floor?: true }>> = {
  tanh: { where: `with |h| > ${flatThreshold}` },
  sigmoid: { where: `with h < ${sigmoidFlat[0]} or h > ${sigmoidFlat[1]}` },
  relu: { where: 'at 0', floor: true },
  elu: { where: `at ${percentage(flatThreshold)} of the way to the floor`, floor: true },
};

/** A start from which units are not flat: biases above 0, a slope in place of a floor, or smaller weights. */
export function startedOpen(
  snapshot: Snapshot,
  name: string,
  kind: string,
  isNormed: boolean,
): readonly Setting[] {
  const isFloor = flatOf[kind]?.floor === true;
  if (isNormed) return isFloor ? [{ layer: name, option: 'type', value: 'leakyRelu' }] : [];
  const before = predecessorOf(snapshot, name)?.name ?? '';
  if (isFloor) return biasSetting(snapshot, before, 0.1);
  const weight = weightOf(snapshot, before);
  return weight ? [startAtRandom(snapshot, weight)] : [];
}

/** A third of the rate. */
export const slower = (learningRate: number | undefined): readonly Setting[] =>
  learningRate ? [rateSetting({ learningRate }, learningRate / 3)] : [];
