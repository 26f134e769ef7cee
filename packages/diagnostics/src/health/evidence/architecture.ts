import { activationKinds, normKinds, weightedKinds } from '@weir/core';
import type { LayerSnapshot, ParameterSnapshot, Snapshot } from '@weir/core';

/** Whether a layer weighs sums of its inputs: by its kind, or as one of Keras with an activation of its own. */
export function isWeighted(
  snapshot: Snapshot,
  { kind, name }: Pick<LayerSnapshot, 'kind' | 'name'>,
): boolean {
  return weightedKinds.includes(kind) || weightOf(snapshot, name) !== undefined;
}

/** Whether a layer weighs its inputs and is known by the activation that it ends with: Keras's Dense of tanh is a `tanh`. */
export function isFused(snapshot: Snapshot, { kind, name }: Pick<LayerSnapshot, 'kind' | 'name'>): boolean {
  return activationKinds.includes(kind) && weightOf(snapshot, name) !== undefined;
}

/**
 * What a weighted layer's sums run into: a norm, an activation, more weights, or the loss. Of one with an activation of its
 * own that is the activation, itself; as a follower it is weights first, and of kind `linear`.
 */
export function followerOf(snapshot: Snapshot, name: string): LayerSnapshot | undefined {
  const { layers } = snapshot;
  const at = layers.findIndex((layer) => layer.name === name);
  const own = layers[at];
  if (!own) return undefined;
  if (isFused(snapshot, own)) return own;
  const next = layers
    .slice(at + 1)
    .find(({ kind }) => [normKinds, activationKinds, weightedKinds].some((kinds) => kinds.includes(kind)));
  return next && isFused(snapshot, next) ? { ...next, kind: 'linear' } : next;
}

/**
 * Whether a norm is in evaluation mode while the network trains, with statistics that stay: a batchNorm whose gain and
 * shift are frozen. It takes no batch's mean away.
 */
export function isFixed(
  { parameters }: Snapshot,
  { kind, name }: Pick<LayerSnapshot, 'kind' | 'name'>,
): boolean {
  const own = parameters.filter(({ layer }) => layer === name);
  return kind === 'batchNorm' && own.length > 0 && own.every(({ frozen }) => frozen);
}

/** Whether a weighted layer's output goes through a norm ahead of all else, which takes its scale away. */
export function isNormalised(snapshot: Snapshot, layer: string): boolean {
  const follower = followerOf(snapshot, layer);
  return follower !== undefined && normKinds.includes(follower.kind) && !isFixed(snapshot, follower);
}

/** Whether a layer stands on a way beside another: what its branch makes is added to what went past it. */
export function isOnBranch({ depth, name }: Pick<LayerSnapshot, 'depth' | 'name'>): boolean {
  return depth > 0 && /\.(residual|parallel)\./.test(name);
}

/** The network's last own layer, whose output the loss takes. */
export function lastLayerOf({ layers }: Snapshot): LayerSnapshot | undefined {
  return layers.findLast(({ depth }) => depth === 0);
}

/** The layer that hands its output to the one named. */
export function predecessorOf({ layers }: Snapshot, name: string): LayerSnapshot | undefined {
  const at = layers.findIndex((layer) => layer.name === name);
  return at > 0 ? layers[at - 1] : undefined;
}

/** The weight of a layer, where it is a weighted one. */
export function weightOf({ parameters }: Snapshot, layer: string): ParameterSnapshot | undefined {
  return parameters.find((parameter) => parameter.layer === layer && parameter.fanIn !== undefined);
}

/** The weighted layers' weights, first to last: `fanIn` is known. */
export function weights({
  parameters,
}: Snapshot): readonly (ParameterSnapshot & { readonly fanIn: number })[] {
  return parameters.filter(
    (parameter): parameter is ParameterSnapshot & { readonly fanIn: number } =>
      parameter.fanIn !== undefined && parameter.shape.length >= 2,
  );
}

/**
 * The gain that keeps the spread of what passes through an activation (He et al., 2015;
 * `torch.nn.init.calculate_gain`); 1 for those without a figure of their own, and for selu, which keeps it by itself.
 * prelu's is that of the slope it starts with; hardtanh's lets a deep stack settle at the std that tanh's 5/3 does, 0.65
 * (by `meanField`).
 */
export function gainBefore({ kind, alpha = 0.01 }: Pick<LayerSnapshot, 'kind' | 'alpha'>): number {
  if (kind === 'tanh') return 5 / 3;
  if (rectified.includes(kind)) return Math.SQRT2;
  if (kind === 'leakyRelu') return Math.sqrt(2 / (1 + alpha ** 2));
  if (kind === 'prelu') return Math.sqrt(2 / (1 + 0.25 ** 2));
  if (kind === 'hardtanh') return 1.23;
  return 1;
}

/**
 * The gain that a weight is best started with ahead of an activation: that which keeps the spread, and of a sigmoid the
 * one that makes up for its slope of at most 1/4, so that gradients keep theirs.
 */
export function startGain(layer: Pick<LayerSnapshot, 'kind' | 'alpha'>): number {
  return layer.kind === 'sigmoid' ? 4 : gainBefore(layer);
}

const rectified: readonly string[] = ['relu', 'relu6', 'elu', 'gelu', 'silu', 'mish', 'hardswish'];
