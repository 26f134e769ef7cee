import type { LayerSnapshot, Snapshot } from '@weir/core';
import { flatUnits } from '../../flatness/flatUnits.ts';
import { saturatedShare } from '../../flatness/saturated.ts';
import { weightMatrices } from '../../selection/weightMatrices.ts';
import { isNormalised, isOnBranch, lastLayerOf } from './architecture.ts';
import { depthRatio } from './depthRatio.ts';
import { figure, percentage } from './figure.ts';

/** What keeps a network from learning whatever its rate: no advice on the rate helps while it stands. */
export interface Obstacle {
  /** The rule that says more of it, and what to do. */
  readonly rule: string;
  /** The layer or parameter that it is seen at. */
  readonly subject: string;
  /** `the outputs of 3.relu are all 0`. */
  readonly what: string;
}

/**
 * What stands in the way of learning at a step, the first in the order of cause before consequence: constant weights,
 * outputs that are all 0, saturated activations, activations or gradients that fade or explode along depth, dead units,
 * weights without a gradient. Undefined where nothing does, and of a loss of 0, which nothing is to be learnt of.
 */
export function obstacleTo(snapshot: Snapshot): Obstacle | undefined {
  if (snapshot.loss === 0) return undefined;
  for (const look of looks) {
    const found = look(snapshot);
    if (found) return found;
  }
  return undefined;
}

/** Whether something keeps the network from learning that how scales develop along depth is but a consequence of. */
export function blockedBefore(snapshot: Snapshot): boolean {
  return [constantWeights, silentLayer, saturatedLayer].some((look) => look(snapshot) !== undefined);
}

type Obstructed = (snapshot: Snapshot) => Obstacle | undefined;

const constantWeights: Obstructed = ({ parameters }) => {
  const constant = weightMatrices(parameters).find(({ data }) => {
    const { min, max, count } = data.moments();
    return count > 1 && min === max;
  });
  return (
    constant && {
      rule: 'symmetry',
      subject: constant.name,
      what: `all values of ${constant.name} are the same`,
    }
  );
};

const silentLayer: Obstructed = (snapshot) => {
  const last = lastLayerOf(snapshot);
  const silent = snapshot.layers.find((layer) => layer !== last && !isOnBranch(layer) && isAllZero(layer));
  return silent && { rule: 'allZero', subject: silent.name, what: `all outputs of ${silent.name} are 0` };
};

const saturatedLayer: Obstructed = (snapshot) => {
  for (const layer of hidden(snapshot)) {
    const share = saturatedShare(layer);
    if (share !== undefined && share > mostSaturated)
      return {
        rule: 'saturation',
        subject: layer.name,
        what: `${percentage(share)} of the outputs of ${layer.name} are flat`,
      };
  }
  return undefined;
};

const fadingActivations: Obstructed = (snapshot) => {
  const found = depthRatio('obstacle', snapshot.layers, {}, ({ output }) => output);
  if (!found || isWithin(found.ratio) || isNormedBetween(snapshot, found.first, found.last)) return undefined;
  const { ratio, firstStd, lastStd } = found;
  const word = ratio < 1 ? 'fade' : 'explode';
  const what = `activations ${word} along depth, from std ${figure(firstStd)} to ${figure(lastStd)}`;
  return { rule: 'activationScale', subject: found.last.name, what };
};

const fadingGradients: Obstructed = (snapshot) => {
  const found = depthRatio('obstacle', snapshot.layers, {}, ({ grad }) => grad);
  if (!found || isWithin(found.ratio) || isNormedBetween(snapshot, found.first, found.last)) return undefined;
  const { ratio, firstStd, lastStd } = found;
  const word = ratio > 1 ? 'vanish' : 'explode';
  const what = `gradients ${word} on their way back, from std ${figure(lastStd)} to ${figure(firstStd)}`;
  return { rule: 'gradientScale', subject: found.first.name, what };
};

const deadLayer: Obstructed = (snapshot) => {
  for (const layer of hidden(snapshot)) {
    const flat = flatUnits(layer);
    const share = flat ? flat.filter(Boolean).length / flat.length : 0;
    if (share > mostDead)
      return {
        rule: 'deadUnits',
        subject: layer.name,
        what: `${percentage(share)} of the units of ${layer.name} are dead`,
      };
  }
  return undefined;
};

const unreached: Obstructed = ({ parameters, step }) => {
  if (step === 0) return undefined; // a last layer that starts at zero passes nothing back in the first step alone
  const weight = weightMatrices(parameters).find(({ frozen, grad }) => {
    if (frozen) return false;
    const { min, max } = grad.moments();
    return min === 0 && max === 0;
  });
  return weight && { rule: 'noGradient', subject: weight.name, what: `${weight.name} gets no gradient` };
};

const looks: readonly Obstructed[] = [
  constantWeights,
  silentLayer,
  saturatedLayer,
  fadingActivations,
  fadingGradients,
  deadLayer,
  unreached,
];

/** Share of outputs beyond which the rest cannot teach a layer. */
const mostSaturated = 0.6;
const mostDead = 0.6;

/** How many times a scale may change over the whole depth and the network still learn at one rate. */
const mostTimes = 20;

const isWithin = (ratio: number): boolean => ratio > 1 / mostTimes && ratio < mostTimes;

const isAllZero = ({ output }: LayerSnapshot): boolean => {
  const { min, max } = output.moments();
  return min === 0 && max === 0;
};

const hidden = (snapshot: Snapshot): readonly LayerSnapshot[] => {
  const last = lastLayerOf(snapshot);
  return snapshot.layers.filter((layer) => layer !== last);
};

/** Whether every weight between two layers runs into a norm, which mends forward what the scale of weights does. */
export function isNormedBetween(snapshot: Snapshot, first: LayerSnapshot, last: LayerSnapshot): boolean {
  const between = weightsBetween(snapshot, first, last);
  return between.length > 0 && between.every((layer) => isNormalised(snapshot, layer));
}

/** The layers with weights between two others, by name. */
export function weightsBetween(
  { layers, parameters }: Snapshot,
  first: LayerSnapshot,
  last: LayerSnapshot,
): readonly string[] {
  const weighted = new Set(weightMatrices(parameters).map(({ layer }) => layer));
  const end = layers.indexOf(last) + Number(weighted.has(last.name)); // its own weights come ahead of its outputs
  return layers
    .slice(layers.indexOf(first) + 1, end)
    .map(({ name }) => name)
    .filter((name) => weighted.has(name));
}
