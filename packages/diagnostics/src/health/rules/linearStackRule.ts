import { weightedKinds } from '@weir/core';
import type { FindingChanged, LayerSnapshot, Setting, Snapshot } from '@weir/core';
import type { OperatorFunction } from 'rxjs';
import { gainBefore, weightOf } from '../evidence/architecture.ts';
import { momentsBeforeUpdate } from '../evidence/startOf.ts';
import { findings } from '../findings/findings.ts';
import { timesApart } from '../findings/grade.ts';
import type { Observation } from '../findings/judge.ts';
import { ruleKind } from '../kinds/ruleKind.ts';

/**
 * Layers of weights follow one another without an activation between: the composition of linear maps is one linear map, so that
 * they can do no more than a single one. Dropout, pooling by averages and batchNorm between do not change that: once trained,
 * each is linear.
 *
 * Warning; info where the layers between are narrower than both ends, as a map of low rank is made on purpose. Silent inside of
 * residual and parallel layers, and of other people's networks, whose layers may stand on ways of their own. A fact of the
 * configuration, said at the first snapshot.
 *
 * @example
 * ```ts
 * const output = { values: [1, -1], shape: [1, 2] };
 * const layers = [{ kind: 'linear', output }, { kind: 'linear', output }];
 * const { finding } = await lastValueFrom(of(arraySnapshot({ layers })).pipe(linearStackRule()));
 * [finding.subject, finding.value]; // → ['0.linear', 2]
 * ```
 */
export function linearStackRule(): OperatorFunction<Snapshot, FindingChanged> {
  return findings<Snapshot>(
    'linearStack',
    () => (snapshot) =>
      snapshot.objective ? [] : stacksOf(snapshot.layers).map((stack) => observe(snapshot, stack)),
    { fact: true },
  );
}

/** The stack that a layer is one of, and not the last, by the stack's first; undefined of a layer in none. */
export function stackAhead({ layers }: Pick<Snapshot, 'layers'>, layer: string): string | undefined {
  return stacksOf(layers).find((stack) => stack.slice(0, -1).some(({ name }) => name === layer))?.[0]?.name;
}

/** Layers of weights in a row, wherever there are two or more, nothing but linear maps standing between. */
function stacksOf(layers: readonly LayerSnapshot[]): readonly (readonly LayerSnapshot[])[] {
  const stacks: LayerSnapshot[][] = [];
  const open = new Map<string, LayerSnapshot[]>();
  for (const layer of layers) {
    const parent = parentOf(layer.name);
    if (/(^|\.)(residual|parallel)$/.test(parent)) continue;
    if (weightedKinds.includes(layer.kind)) {
      const stack = open.get(parent) ?? [];
      stack.push(layer);
      if (stack.length === 2) stacks.push(stack);
      open.set(parent, stack);
    } else if (!linearKinds.includes(layer.kind)) open.delete(parent);
  }
  return stacks;
}

/** `3.sequential` of `3.sequential.0.linear`; empty of the network's own layers. */
const parentOf = (name: string): string => name.split('.').slice(0, -2).join('.');

/** Layers that are linear maps of their inputs, once trained. */
const linearKinds: readonly string[] = ['flatten', 'dropout', 'batchNorm', 'avgPool2d', 'globalAveragePool'];

function observe(snapshot: Snapshot, stack: readonly LayerSnapshot[]): Observation {
  const names = stack.map(({ name }) => name);
  const [first = ''] = names;
  const hidden = names.slice(0, -1);
  return {
    subject: first,
    severity: isOfLowRank(snapshot, stack) ? 'info' : 'warning',
    value: stack.length,
    threshold: 1,
    formula: 'layers of weights in a row without an activation between',
    meaning: `${listed(names)} follow one another without an activation: ${stack.length} linear maps in a row are one linear map, and can do no more than a single layer.`,
    settings: lastBetween(snapshot, names).map((layer) => activated(snapshot, layer)),
    remedy: `Put an activation, such as {"type": "relu"}, behind ${listed(hidden)}; or keep one of them alone.`,
  };
}

/** Where an activation goes: behind what stands right ahead of each next layer of weights, such as a batchNorm. */
function lastBetween({ layers }: Snapshot, names: readonly string[]): readonly string[] {
  return names.slice(1).map((name, at) => {
    const before = layers[layers.findIndex((layer) => layer.name === name) - 1];
    const own = names[at] ?? name;
    return before && parentOf(before.name) === parentOf(name) ? before.name : own;
  });
}

/** A relu behind a layer, whose own weight starts as that wants. */
function activated(snapshot: Snapshot, layer: string): Setting {
  const weight = weightOf(snapshot, layer);
  const std =
    weight?.fanIn === undefined ? undefined : gainBefore({ kind: 'relu' }) / Math.sqrt(weight.fanIn);
  const isOff =
    weight !== undefined && std !== undefined && timesApart(momentsBeforeUpdate(weight).std, std) > sameStart;
  return { layer, option: 'follower', value: 'relu', ...(isOff && { std }) };
}

/** Whether what lies between is narrower than both ends. */
function isOfLowRank(snapshot: Snapshot, stack: readonly LayerSnapshot[]): boolean {
  const shapes = stack.map(({ name }) => weightOf(snapshot, name)?.shape ?? []);
  const start = shapes[0]?.at(-2) ?? 0;
  const end = shapes.at(-1)?.at(-1) ?? 0;
  return shapes.slice(0, -1).every((shape) => (shape.at(-1) ?? Infinity) < Math.min(start, end));
}

/** A start that is off by less changes nothing that can be seen. */
const sameStart = 1.15;

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/** `linearStack` as a configuration and `--stop-on` name it: its thresholds, its cadence, and what it follows from. */
export const linearStackRuleKind = ruleKind({
  type: 'linearStack',
  lasts: true,
  schema: {},
  operator: () => linearStackRule(),
});
