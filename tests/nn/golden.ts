import { readFileSync } from 'node:fs';
import { layerCases as cases } from '../kernels/golden.ts';
import type { LayerCase as KernelCase, Values } from '../kernels/golden.ts';

export { optimizerCases } from '../kernels/golden.ts';
export type { Values };

/** A case of `golden/layers.json` with torch's buffers, which kernels know nothing of. */
export interface LayerCase extends KernelCase {
  readonly buffersBefore?: Readonly<Record<string, Values>>;
  readonly buffersAfter?: Readonly<Record<string, Values>>;
}

/** A loss of `golden/layers.json`: labels where `target` is a list, else values. */
export interface LossCase {
  readonly name: string;
  readonly x: Values;
  readonly target: readonly number[] | Values;
  readonly loss: number;
  readonly dx: Values;
}

export interface Draw {
  readonly name: string;
  readonly config: { readonly mode?: string; readonly nonlinearity?: string; readonly gain?: number };
  readonly seed: number;
  /** `[out, in]` or `[out, in, height, width]`. */
  readonly torchShape: readonly number[];
  readonly std: number;
  readonly absmax: number;
  readonly torchOrder: readonly number[];
}

export interface Initial {
  readonly gain: Readonly<Record<string, number>>;
  readonly gainLeakyRelu: Readonly<Record<string, number>>;
  readonly draws: readonly Draw[];
  readonly torchLinearDefault: {
    readonly seed: number;
    readonly fanIn: number;
    readonly fanOut: number;
    readonly bound: number;
    readonly weightTorchOrder: readonly number[];
    readonly bias: readonly number[];
  };
  readonly fans: readonly {
    readonly shape: readonly number[];
    readonly fanIn: number;
    readonly fanOut: number;
  }[];
}

/** The rates of torch's scheduler at 40 steps. */
export interface ScheduleCase {
  readonly name: string;
  readonly lr: readonly number[];
}

// JSON is untyped; the golden README describes these shapes.
const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../golden/${name}.json`, import.meta.url), 'utf8'));

const losses = /^(crossEntropy|mse|l1|huber|binaryCrossEntropy)/;

export const layerCases: readonly LayerCase[] = cases.filter(({ name }) => !losses.test(name));
export const lossCases = (read('layers') as readonly LossCase[]).filter(({ name }) => losses.test(name));
export const initial = read('init') as Initial;
export const scheduleCases = (read('optim') as { schedules: readonly ScheduleCase[] }).schedules;
