import { arrayReading } from './arrayReading.ts';
import { brief, mustBeAlike, mustBeCount, mustBeFlat, mustBeKind, mustBeList } from './plainChecks.ts';
import type { PlainTensor } from './plainTensor.ts';
import type { Reading } from './reading.ts';
import type { LayerSnapshot, Objective, ParameterSnapshot, Snapshot } from './snapshot.ts';

/** One layer's part of a snapshot in plain numbers, as `arraySnapshot` takes it. */
export interface PlainLayer {
  readonly kind: string;
  /** Default: index and kind. */
  readonly name?: string;
  /** Default 0. */
  readonly depth?: number;
  readonly alpha?: number;
  readonly beta?: number;
  readonly input?: PlainTensor;
  readonly output: PlainTensor;
  readonly grad?: PlainTensor;
  readonly batchMoments?: {
    readonly mean: ArrayLike<number>;
    readonly variance: ArrayLike<number>;
    /** Default 0.1. */
    readonly momentum?: number;
    /** Default `'variance'`. */
    readonly tracks?: 'variance' | 'std';
    /** Default 1e-5. */
    readonly eps?: number;
    /** Default false. */
    readonly unbiased?: boolean;
  };
}

/** One parameter's part of a snapshot in plain numbers, as `arraySnapshot` takes it. */
export interface PlainParameter {
  /** `2.linear.weight`: what stands before the last dot is the layer that owns it. */
  readonly name: string;
  readonly fanIn?: number;
  /** Whether it stays as it is by intention. Default false. */
  readonly frozen?: boolean;
  readonly data: PlainTensor;
  /** Default: zeros. */
  readonly grad?: PlainTensor;
  /** Default: −learningRate · grad, as sgd's. */
  readonly update?: PlainTensor;
}

/** A snapshot in plain numbers; whatever is left out has a default. */
export interface PlainSnapshot {
  /** Default 0. */
  readonly step?: number;
  /** Default 1. */
  readonly loss?: number;
  /** Default 0.1. */
  readonly learningRate?: number;
  /** Default: nobody knows. */
  readonly objective?: Objective;
  readonly layers?: readonly PlainLayer[];
  readonly parameters?: readonly PlainParameter[];
}

/**
 * A snapshot of plain arrays, whose readings never expire: for tests of diagnostics without a backend.
 *
 * @throws RangeError if a tensor's values are not as many as its shape says, or two that belong together differ in
 *   shape; TypeError if values are not flat numbers, or a kind is written otherwise than diagnostics know it (`Tanh`).
 */
export function arraySnapshot({
  step = 0,
  loss = 1,
  learningRate = 0.1,
  objective,
  layers = [],
  parameters = [],
}: PlainSnapshot): Snapshot {
  mustBeCount('step', step);
  if (typeof loss !== 'number')
    throw new TypeError(`arraySnapshot: loss must be a number, got ${brief(loss)}`);
  mustBeList('layers', layers);
  mustBeList('parameters', parameters);
  let index = -1;
  const layerOf = (plain: PlainLayer): LayerSnapshot => {
    const { kind, depth = 0, alpha, beta, input, output, grad, batchMoments } = plain;
    if (depth === 0) index += 1;
    const name = plain.name ?? `${index}.${kind}`;
    mustBeKind(name, kind);
    mustBeCount(`${name}.depth`, depth);
    mustBeFlat(`${name}.output`, output);
    if (input) mustBeFlat(`${name}.input`, input);
    if (grad) mustBeAlike(`${name}.grad`, grad, output);
    if (batchMoments && batchMoments.mean.length !== batchMoments.variance.length) {
      throw new RangeError(
        `arraySnapshot: ${name}.batchMoments must have a mean and a variance for each feature, got ${batchMoments.mean.length} and ${batchMoments.variance.length}; give as many of both`,
      );
    }
    return Object.freeze({
      name,
      index,
      kind,
      depth,
      output: reading(`${name}.output`, output),
      ...(alpha === undefined ? {} : { alpha }),
      ...(beta === undefined ? {} : { beta }),
      ...(input ? { input: reading(`${name}.input`, input) } : {}),
      ...(grad ? { grad: reading(`${name}.grad`, grad) } : {}),
      ...(batchMoments
        ? {
            batchMoments: {
              mean: arrayReading(`${name}.mean`, batchMoments.mean),
              variance: arrayReading(`${name}.variance`, batchMoments.variance),
              momentum: batchMoments.momentum ?? 0.1,
              tracks: batchMoments.tracks ?? 'variance',
              eps: batchMoments.eps ?? 1e-5,
              unbiased: batchMoments.unbiased ?? false,
            },
          }
        : {}),
    });
  };
  const parameterOf = ({ name, fanIn, frozen, data, grad, update }: PlainParameter): ParameterSnapshot => {
    mustBeFlat(`${name}.data`, data);
    if (grad) mustBeAlike(`${name}.grad`, grad, data);
    if (update) mustBeAlike(`${name}.update`, update, data);
    if (fanIn !== undefined) mustBeCount(`${name}.fanIn`, fanIn, 1);
    const shape = data.shape ?? [data.values.length];
    const slope = grad ?? { values: new Float64Array(data.values.length), shape };
    const step = update ?? { values: Float64Array.from(slope.values, (g) => -learningRate * g), shape };
    return Object.freeze({
      name,
      layer: name.slice(0, Math.max(0, name.lastIndexOf('.'))),
      shape,
      data: reading(`${name}.data`, data),
      grad: reading(`${name}.grad`, { shape, ...slope }),
      update: reading(`${name}.update`, { shape, ...step }),
      ...(fanIn === undefined ? {} : { fanIn }),
      ...(frozen === undefined ? {} : { frozen }),
    });
  };
  return Object.freeze({
    step,
    loss,
    learningRate,
    ...(objective && { objective: Object.freeze({ ...objective }) }),
    layers: Object.freeze(layers.map(layerOf)),
    parameters: Object.freeze(parameters.map(parameterOf)),
  });
}

function reading(name: string, { values, shape }: PlainTensor): Reading {
  return arrayReading(name, values, shape);
}
