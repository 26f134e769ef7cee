import type { LayerSnapshot, Snapshot } from '@weir/core';
import { tensorFigures } from './tensorFigures.ts';
import type { TensorFigures } from './tensorFigures.ts';

/** A layer's part of a step, taken apart. */
export interface LayerAnatomy {
  readonly name: string;
  readonly kind: string;
  readonly depth: number;
  /** What arrived; absent where that was not recorded. */
  readonly input?: TensorFigures;
  readonly output: TensorFigures;
  /** ∂loss/∂output; absent where nothing flows back. */
  readonly grad?: TensorFigures;
}

/** A parameter's part of a step, taken apart. */
export interface ParameterAnatomy {
  readonly name: string;
  /** The layer that owns it. */
  readonly layer: string;
  /** ∂loss/∂parameter, as the update used it. */
  readonly grad: TensorFigures;
  /** Values after less values before. */
  readonly update: TensorFigures;
  /** Values after. */
  readonly data: TensorFigures;
}

/** One training step with all its tensors: what it takes to go through it slowly. */
export interface StepAnatomy {
  readonly step: number;
  readonly loss: number;
  readonly learningRate: number;
  /** In the order in which each is done going forward: a composite after its inner layers. */
  readonly layers: readonly LayerAnatomy[];
  readonly parameters: readonly ParameterAnatomy[];
}

/**
 * Takes a step apart: every layer's input, output and gradient, every parameter's gradient and update, in figures that
 * outlive it. It reads each tensor whole and changes none, so that the run goes on with the same bits.
 *
 * @example
 * ```ts
 * const tanh = { kind: 'tanh', output: { values: [0.5, -0.5], shape: [2, 1] } };
 * const { layers } = stepAnatomy(arraySnapshot({ step: 7, loss: 2, layers: [tanh] }));
 * layers[0]?.output.shape; // → [2, 1]
 * layers[0]?.output.max; // → 0.5
 * ```
 */
export function stepAnatomy({ step, loss, learningRate, layers, parameters }: Snapshot): StepAnatomy {
  return {
    step,
    loss,
    learningRate,
    layers: asDone(layers).map(({ name, kind, depth, input, output, grad }) => ({
      name,
      kind,
      depth,
      ...(input && { input: tensorFigures(input) }),
      output: tensorFigures(output),
      ...(grad && { grad: tensorFigures(grad) }),
    })),
    parameters: parameters.map(({ name, layer, grad, update, data }) => ({
      name,
      layer,
      grad: tensorFigures(grad),
      update: tensorFigures(update),
      data: tensorFigures(data),
    })),
  };
}

/** Composites, which a snapshot has ahead of their inner layers, behind them: only then is what they give known. */
function asDone(layers: readonly LayerSnapshot[]): readonly LayerSnapshot[] {
  const [first, ...rest] = layers;
  if (!first) return [];
  const end = rest.findIndex(({ depth }) => depth <= first.depth);
  const [inner, others] = end < 0 ? [rest, []] : [rest.slice(0, end), rest.slice(end)];
  return [...asDone(inner), first, ...asDone(others)];
}
