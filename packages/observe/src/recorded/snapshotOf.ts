import { arrayReading, arraySnapshot } from '@weir/core';
import type { PlainLayer, PlainParameter, PlainTensor, Snapshot } from '@weir/core';
import { kindNamed } from '../kindNamed.ts';
import { imagesChannelsLast, weightOutputsLast } from './channelsLast.ts';
import { plainTensor } from './plainTensor.ts';
import { recordedObjective } from './recordedObjective.ts';
import type { RecordedLayer, RecordedParameter, RecordedStep, RecordedTensor } from './recordedStep.ts';

/**
 * A snapshot of numbers that were recorded anywhere, for every diagnostic, rule and chart. Its readings never expire.
 *
 * @throws TypeError or RangeError where something is no tensor, shapes do not match, or an update cannot be known.
 *
 * @example
 * ```ts
 * const { layers } = snapshotOf({ layers: { '0.tanh': { output: [[0.1, 0.99], [-1, 0.3]] } } });
 * layers[0]?.output.share(0.97, { absolute: true }); // → 0.5
 * ```
 */
export function snapshotOf(recorded: RecordedStep): Snapshot {
  const { step = 0, loss, learningRate, objective, layout = 'tfjs', layers = {}, parameters = {} } = recorded;
  mustBeObject('layers', layers);
  mustBeObject('parameters', parameters);
  mustBeStep(step);
  if (loss !== null) mustBeNumber('loss', loss, 'null stands for what is not finite');
  mustBeNumber('learningRate', learningRate, 'leave it out where it is not known');
  if (layout !== 'torch' && layout !== 'tfjs') {
    throw new TypeError(
      `snapshotOf: layout must be "torch" or "tfjs", got ${JSON.stringify(layout)}; leave it out for tfjs's`,
    );
  }
  const isTorch = layout === 'torch';
  const plainLayers = (): readonly PlainLayer[] =>
    Object.entries(layers).map(([name, layer]) => layerOf(name, kinds.get(name) ?? '', layer, isTorch));
  const kinds = new Map(Object.entries(layers).map(([name, layer]) => [name, kindOf(name, layer)]));
  const made = plainLayers();
  return arraySnapshot({
    step,
    loss: loss ?? NaN,
    ...(learningRate !== undefined && { learningRate }),
    ...(objective !== undefined && {
      objective: recordedObjective(objective, unitsOf(made.at(-1)?.output.shape, isTorch)),
    }),
    layers: made,
    parameters: Object.entries(parameters).map(([name, parameter]) => {
      mustBeObject(name, parameter);
      const cut = name.lastIndexOf('.');
      if (isGiven(parameter.grad) && !isGiven(parameter.update) && learningRate === undefined) {
        throw new TypeError(
          `snapshotOf: ${name} must have an update where learningRate is not given, got none; give either`,
        );
      }
      return parameterOf(name, kinds.get(name.slice(0, Math.max(0, cut))), parameter, isTorch);
    }),
  });
}

/** Units of the last layer; PyTorch's `[N, C, L]` and `[N, L, C]` cannot be told apart. */
const unitsOf = (shape: readonly number[] | undefined, isTorch: boolean): number | undefined =>
  isTorch && shape?.length === 3 ? undefined : shape?.at(-1);

function kindOf(name: string, layer: RecordedLayer): string {
  mustBeObject(name, layer);
  const { kind = lastPartOf(name) } = layer;
  if (typeof kind === 'string' && kind !== '') return kindNamed(kind);
  throw new TypeError(
    `snapshotOf: kind of ${JSON.stringify(name)} must be what made its output, "Tanh", got ${JSON.stringify(kind)}; ` +
      'a name that ends in it, "3.tanh", does as well',
  );
}

const lastPartOf = (name: string): string =>
  name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf('/')) + 1).replace(/[_\d]+$/, '');

function layerOf(name: string, kind: string, layer: RecordedLayer, isTorch: boolean): PlainLayer {
  const { alpha, input, output, grad, momentum } = layer;
  mustBeNumber(`${name}.alpha`, alpha, 'leave it out for its default');
  mustBeNumber(`${name}.momentum`, momentum, 'leave it out for 0.1');
  const tensor = (what: string, recorded: RecordedTensor): PlainTensor => {
    const plain = plainTensor(`${name}.${what}`, recorded);
    return isTorch ? imagesChannelsLast(plain) : plain;
  };
  const arrived = isGiven(input) ? tensor('input', input) : undefined;
  return {
    name,
    kind,
    ...(alpha !== undefined && { alpha }),
    ...(arrived && { input: arrived }),
    output: tensor('output', output),
    ...(isGiven(grad) && { grad: tensor('grad', grad) }),
    ...(kind === 'batchNorm' &&
      arrived && {
        batchMoments: { ...momentsOf(arrived), ...(momentum !== undefined && { momentum }) },
      }),
  };
}

function momentsOf({ values, shape }: PlainTensor) {
  const { mean, std } = arrayReading('input', values, shape).unitMoments();
  return { mean, variance: Array.from(std, (spread) => spread ** 2) };
}

function parameterOf(
  name: string,
  kind: string | undefined,
  { data, grad, update, fanIn }: RecordedParameter,
  isTorch: boolean,
): PlainParameter {
  const isWeight = kind === 'linear' || kind === 'conv2d';
  const tensor = (what: string, recorded: RecordedTensor) => {
    const plain = plainTensor(`${name}.${what}`, recorded);
    return isTorch && isWeight ? weightOutputsLast(plain) : plain;
  };
  const values = tensor('data', data);
  const summed =
    fanIn ?? (isWeight && values.shape.length >= 2 ? product(values.shape.slice(0, -1)) : undefined);
  return {
    name: isTorch && kind === 'batchNorm' ? normName(name) : name,
    data: values,
    ...(isGiven(grad) && { grad: tensor('grad', grad) }),
    ...(isGiven(update) && { update: tensor('update', update) }),
    ...(summed !== undefined && { fanIn: summed }),
  };
}

/** PyTorch calls a batchNorm's gamma and beta weight and bias, which they are not. */
const normName = (name: string): string => name.replace(/\.weight$/, '.gamma').replace(/\.bias$/, '.beta');

/** Python's None, which JSON writes as null, stands for none as what is left out does. */
const isGiven = (tensor: RecordedTensor | undefined): tensor is NonNullable<RecordedTensor> =>
  tensor !== undefined && tensor !== null;

const product = (sides: readonly number[]): number => sides.reduce((total, side) => total * side, 1);

function mustBeStep(step: unknown): void {
  if (Number.isSafeInteger(step) && Number(step) >= 0) return;
  throw new RangeError(
    `snapshotOf: step must be an integer of at least 0, got ${JSON.stringify(step)}; count steps, 0 for the first`,
  );
}

function mustBeNumber(name: string, value: unknown, remedy: string): void {
  if (value === undefined || typeof value === 'number') return;
  throw new TypeError(`snapshotOf: ${name} must be a number, got ${JSON.stringify(value)}; ${remedy}`);
}

function mustBeObject(name: string, value: unknown): void {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return;
  throw new TypeError(
    `snapshotOf: ${name} must be an object, got ${Array.isArray(value) ? 'a list' : JSON.stringify(value)}; its keys are names`,
  );
}
