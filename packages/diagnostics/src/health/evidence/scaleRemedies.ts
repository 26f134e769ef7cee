import type { LayerSnapshot, Setting, Snapshot } from '@weir/core';
import { gainBefore, isNormalised, weightOf } from './architecture.ts';
import { figure, percentage } from './figure.ts';
import { median } from './median.ts';
import { isNormedBetween, weightsBetween } from './obstacle.ts';
import { gainSetting } from './settingsOf.ts';
import { startStdOf } from './startStds.ts';
import type { StartStds } from './startStds.ts';

/** A gain that is off by less changes nothing that can be seen. */
const sameGain = 1.15;

/**
 * What would change how a scale develops between two layers, best first: the gain that is not what the activation wants,
 * a norm after each weight, residual connections. What is in place already is left
 * out; empty where all is.
 *
 * @param ratio How many times the scale of what comes later in the forward pass is that of what comes first: below 1
 * calls for a larger gain, above 1 for a smaller one.
 * @param starts What the weights started from: a gain that they have grown to is none to start with.
 * @param wanted The gain that keeps the scale.
 */
export function scaleRemedies(
  snapshot: Snapshot,
  first: LayerSnapshot,
  last: LayerSnapshot,
  ratio: number,
  starts: StartStds = {},
  wanted = gainBefore(last),
): readonly ScaleRemedy[] {
  const between = weightsBetween(snapshot, first, last);
  const isNormed = isNormedBetween(snapshot, first, last);
  const weights = between.flatMap((layer) => {
    const weight = weightOf(snapshot, layer);
    if (!weight?.fanIn) return [];
    return [{ weight, gain: startStdOf(starts, weight) * Math.sqrt(weight.fanIn) }];
  });
  const measured = median(weights.map(({ gain }) => gain));
  const times = ratio < 1 ? wanted / measured : measured / wanted;
  const gain = `start the weights with gain ${figure(wanted)} (they measured ${figure(measured)}: std times √fanIn)`;
  const settings = weights
    .filter((one) => (ratio < 1 ? wanted / one.gain : one.gain / wanted) > sameGain)
    .map(({ weight }) => gainSetting(weight, wanted));
  return [
    ...(!isNormed && times > sameGain ? [{ text: gain, rebuilds: false, settings }] : []),
    ...scatterers(snapshot, first, ratio),
    ...(isNormed
      ? []
      : [{ text: 'put a batchNorm after each', rebuilds: true, settings: normed(snapshot, between) }]),
    ...(snapshot.layers.some(({ kind }) => kind === 'residual')
      ? []
      : [{ text: 'add residual connections', rebuilds: true }]),
  ];
}

/** Dropouts that leave so little that what is left is many times as large. */
function scatterers({ layers }: Snapshot, first: LayerSnapshot, ratio: number): readonly ScaleRemedy[] {
  if (ratio < 1) return [];
  const between = layers.slice(layers.indexOf(first));
  const sparse = between.flatMap((layer, at) => {
    const before = between[at - 1];
    if (layer.kind !== 'dropout' || !before) return [];
    const left = layer.output.share(0) / before.output.share(0);
    return left < leastLeft ? [{ name: layer.name, left }] : [];
  });
  if (sparse.length === 0) return [];
  const names = sparse.map(({ name, left }) => `${name}, which leaves ${percentage(left)} of what it gets`);
  return [
    {
      text: `lower the rate of ${names.join(', and of ')}, to ${usualDropout}`,
      rebuilds: false,
      settings: sparse.map(({ name }) => ({ layer: name, option: 'rate', value: usualDropout })),
    },
  ];
}

/** Share of what a dropout gets that it passes on, below which it is noise. */
const leastLeft = 0.25;
const usualDropout = 0.5;

/** A batchNorm behind each of these layers that has none yet. */
const normed = (snapshot: Snapshot, layers: readonly string[]): readonly Setting[] =>
  layers
    .filter((layer) => !isNormalised(snapshot, layer))
    .map((layer) => ({ layer, option: 'follower', value: 'batchNorm' }));

/** One way to mend a scale. */
export interface ScaleRemedy {
  readonly text: string;
  /** Whether it needs more layers, and not only another start or activation. */
  readonly rebuilds: boolean;
  /** Options that do it. */
  readonly settings?: readonly Setting[];
}

/** The options of the first remedy that has any, to be spread into an observation. */
export function settingsOfFirst(remedies: readonly ScaleRemedy[]): {
  readonly settings?: readonly Setting[];
} {
  const settings = remedies.find((remedy) => remedy.settings?.length)?.settings;
  return settings ? { settings } : {};
}

/** Remedies as a sentence: `Start …, put …, or add ….` */
export function oneOf(remedies: readonly ScaleRemedy[]): string {
  const [last = '', ...others] = remedies.map(({ text }) => text).reverse();
  const sentence = others.length ? `${others.reverse().join(', ')}, or ${last}` : last;
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}
