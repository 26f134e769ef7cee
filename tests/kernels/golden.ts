import { readFileSync } from 'node:fs';

/** A tensor as the golden files write it: row-major. */
export interface Values {
  readonly shape: readonly number[];
  readonly data: ArrayLike<number>;
}

/** One layer or loss of `golden/layers.json`; which of the fields it has depends on its kind. */
export interface LayerCase {
  readonly name: string;
  readonly training?: boolean;
  readonly config?: Readonly<Record<string, number | boolean>>;
  readonly x: Values;
  readonly y: Values;
  readonly dy: Values;
  readonly dx: Values;
  readonly params: Readonly<Record<string, Values>>;
  readonly grads: Readonly<Record<string, Values>>;
  readonly indices?: readonly (readonly number[])[];
  readonly target?: readonly number[];
  readonly loss?: number;
}

/** Twelve steps of one optimiser on the quadratic `½ Σ w (A w)`, whose gradient is `A w`. */
export interface OptimizerCase {
  readonly name: string;
  readonly w0: Values;
  readonly A: Values;
  readonly trajectory: readonly Values[];
}

/** What `golden/diagnostics.json` says of the tensor `x` and of `tanh(x)`. */
export interface DiagnosticsCase {
  readonly x: Values;
  readonly tanh: Readonly<Record<'mean' | 'std' | 'saturated097' | 'saturated099', number>>;
  readonly histograms: readonly {
    readonly name: string;
    readonly bins: number;
    readonly density: boolean;
    readonly counts: readonly number[];
    readonly edges: readonly number[];
  }[];
  readonly updateRatio: { readonly weight: Values; readonly grad: Values; readonly gradToData: number };
  readonly deadRelu: { readonly pre: Values; readonly dead: readonly number[] };
  readonly deadTanh: { readonly pre: Values; readonly threshold: number; readonly dead: readonly number[] };
}

// JSON is untyped; the golden README describes these shapes.
const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../golden/${name}.json`, import.meta.url), 'utf8'));

export const layerCases = read('layers') as readonly LayerCase[];
export const optimizerCases = (read('optim') as { optimizers: readonly OptimizerCase[] }).optimizers;
export const diagnosticsCase = read('diagnostics') as DiagnosticsCase;

/** The layer case of a name. */
export function layerCase(name: string): LayerCase {
  const found = layerCases.find((layer) => layer.name === name);
  if (!found) throw new Error(`golden: layers.json must have a case ${name}`);
  return found;
}
