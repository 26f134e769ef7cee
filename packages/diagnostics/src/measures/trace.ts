import { keeping, latest } from '@weir/core';
import type { LayerSnapshot, ParameterSnapshot, Reading, Snapshot } from '@weir/core';
import { defer, filter, map, takeWhile, tap } from 'rxjs';
import type { OperatorFunction } from 'rxjs';
import { diagnosticKind } from '../kinds/diagnosticKind.ts';
import { flatUnits } from '../flatness/flatUnits.ts';
import { log10Ratio, ratio } from '../statistics/ratio.ts';
import { relativeSpread } from '../statistics/relativeSpread.ts';
import { saturatedShare } from '../flatness/saturated.ts';
import { meanStdOf } from '../statistics/meanStdOf.ts';
import type { MeanStd } from '../statistics/meanStdOf.ts';
import { weightMatrices } from '../selection/weightMatrices.ts';
import { MomentsAccumulator } from './momentsAccumulator.ts';
import type { RunningMoments } from './momentsAccumulator.ts';

/** One layer in a report. */
export interface LayerTrace {
  readonly index: number;
  readonly type: string;
  readonly output: MeanStd;
  readonly grad?: MeanStd;
  /** Of tanh: share of |h| > 0.97. */
  readonly saturated097?: number;
  /** Of tanh: units with |h| > 0.99 for the whole batch. */
  readonly deadUnits099?: number;
  /** Of relu: share of outputs that are 0. */
  readonly zeros?: number;
  /** Of relu: units that are 0 for the whole batch. */
  readonly deadUnits?: number;
  /** Of batchNorm: over its features. */
  readonly runningMean?: MeanStd;
  readonly runningVariance?: MeanStd;
}

/** One weight in a report. */
export interface ParameterTrace {
  /** `index.type.parameter`. */
  readonly name: string;
  readonly shape: readonly number[];
  /** After the update. */
  readonly data: MeanStd;
  /** As the update used it. */
  readonly grad: MeanStd;
  readonly gradToData: number;
}

/** What one step of a run shows, in the fields of a report. */
export interface Trace {
  readonly step: number;
  /** log₁₀(std(update) / std(data after it)) of the parameters of rank 2 and up that moved. */
  readonly updateToData: Readonly<Record<string, number>>;
  /** The network's own layers; inner layers of composites are not listed. */
  readonly layers: readonly LayerTrace[];
  /** Parameters of rank 2 and up that have a spread. */
  readonly parameters: readonly ParameterTrace[];
}

/** Options of `trace`, all with defaults. */
export interface TraceOptions {
  /** At which steps. Default: the first, [0]. Add the last one for a report. */
  readonly steps?: readonly number[];
}

/**
 * Emits a `Trace` at each of the steps named, having followed the running moments through all steps before; after the
 * last of them it completes.
 *
 * @example
 * ```ts
 * const tanh = { kind: 'tanh', output: { values: [0.5, -0.5, 1, -1] } };
 * const { layers } = await lastValueFrom(of(arraySnapshot({ layers: [tanh] })).pipe(trace()));
 * layers[0]?.saturated097; // → 0.5
 * ```
 */
export function trace({ steps = [0] }: TraceOptions = {}): OperatorFunction<Snapshot, Trace> {
  const wanted = new Set(steps);
  const last = Math.max(...steps);
  return (source) =>
    defer(() => {
      const running = keeping('moments', new MomentsAccumulator());
      return source.pipe(
        takeWhile(({ step }) => step < last, true),
        tap((snapshot) => running.add(snapshot)),
        filter(({ step }) => wanted.has(step)),
        map((snapshot) => traceOf(snapshot, running.moments)),
      );
    });
}

/** The trace of one snapshot, within its step, given the running moments up to and with it. */
export function traceOf({ step, layers, parameters }: Snapshot, running: RunningMoments): Trace {
  const weights = weightMatrices(parameters);
  return {
    step,
    updateToData: Object.fromEntries(
      weights.flatMap(({ name, data, update }) => {
        const log10 = log10Ratio(relativeSpread(update.moments(), data.moments()), 1);
        return log10 === undefined ? [] : [[name, log10]];
      }),
    ),
    layers: layers.filter(({ depth }) => depth === 0).map((layer) => layerTrace(layer, running)),
    parameters: weights.flatMap(parameterTrace),
  };
}

function layerTrace(layer: LayerSnapshot, running: RunningMoments): LayerTrace {
  const { index, kind, output, grad } = layer;
  const moments = running.layers.find(({ name }) => name === layer.name);
  return {
    index,
    type: kind,
    output: meanStd(output),
    ...(grad ? { grad: meanStd(grad) } : {}),
    ...ofKind[kind]?.(layer),
    ...(moments
      ? { runningMean: meanStdOf(moments.mean), runningVariance: meanStdOf(moments.variance) }
      : {}),
  };
}

const ofKind: Readonly<Record<string, (layer: LayerSnapshot) => Partial<LayerTrace>>> = {
  tanh: (layer) => ({ saturated097: saturatedShare(layer) ?? 0, deadUnits099: deadCount(layer) }),
  relu: (layer) => ({ zeros: 1 - layer.output.share(0), deadUnits: deadCount(layer) }),
};

function deadCount(layer: LayerSnapshot): number {
  return flatUnits(layer)?.filter(Boolean).length ?? 0;
}

function parameterTrace({ name, shape, data, grad }: ParameterSnapshot): readonly ParameterTrace[] {
  const gradToData = ratio(relativeSpread(grad.moments(), data.moments()), 1);
  return gradToData === undefined
    ? []
    : [{ name, shape, data: meanStd(data), grad: meanStd(grad), gradToData }];
}

function meanStd(reading: Reading): MeanStd {
  const { mean, std } = reading.moments();
  return { mean, std };
}

/** `trace` as a configuration names it: its options, its cadence, and what is kept of its measurements. */
export const traceKind = diagnosticKind({
  type: 'trace',
  schema: { 'steps?': '(number.integer >= 0)[]' },
  defaultEvery: 1,
  emitsPlainData: true,
  continuous: true,
  operator: trace,
  state: latest<Trace>(),
});
