import type { LayerSnapshot, Snapshot } from '@weir/core';
import { gainBefore, weightOf } from './architecture.ts';
import { figure } from './figure.ts';
import { median } from './median.ts';
import { isNormedBetween, weightsBetween } from './obstacle.ts';
import { momentsBeforeUpdate } from './startOf.ts';

/** A gain that is off by less changes nothing that can be seen. */
const sameGain = 1.15;

/**
 * What would change how a scale develops between two layers, best first: the gain that is not what the activation wants,
 * an activation that keeps more of it, a norm after each weight, residual connections. What is in place already is left
 * out; empty where all is.
 *
 * @param ratio How many times the scale of what comes later in the forward pass is that of what comes first: below 1
 * calls for a larger gain, above 1 for a smaller one.
 * @param wanted The gain that keeps the scale.
 */
export function scaleRemedies(
  snapshot: Snapshot,
  first: LayerSnapshot,
  last: LayerSnapshot,
  ratio: number,
  wanted = gainBefore(last),
): readonly string[] {
  const between = weightsBetween(snapshot, first, last);
  const isNormed = isNormedBetween(snapshot, first, last);
  const measured = median(
    between.flatMap((layer) => {
      const weight = weightOf(snapshot, layer);
      return weight?.fanIn ? [momentsBeforeUpdate(weight).std * Math.sqrt(weight.fanIn)] : [];
    }),
  );
  const times = ratio < 1 ? wanted / measured : measured / wanted;
  return [
    ...(!isNormed && times > sameGain
      ? [`start the weights with gain ${figure(wanted)} (they measure ${figure(measured)}: std times √fanIn)`]
      : []),
    ...(last.kind === 'sigmoid' && ratio < 1
      ? ['use tanh in place of sigmoid, whose slope is at most 1/4']
      : []),
    ...(isNormed ? [] : ['put a batchNorm after each']),
    ...(snapshot.layers.some(({ kind }) => kind === 'residual') ? [] : ['add residual connections']),
  ];
}

/** Remedies as a sentence: `Start …, put …, or add ….` */
export function oneOf(remedies: readonly string[]): string {
  const [last = '', ...others] = [...remedies].reverse();
  const sentence = others.length ? `${others.reverse().join(', ')}, or ${last}` : last;
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}
