import { readFileSync } from 'node:fs';

interface Tensor {
  readonly shape: readonly number[];
  readonly data: readonly number[];
}

/** Reference values of PyTorch; tests/golden/README.md says how they were made. */
export interface GoldenDiagnostics {
  readonly x: Tensor;
  readonly tanh: {
    readonly mean: number;
    readonly std: number;
    readonly saturated097: number;
    readonly saturated099: number;
  };
  readonly histograms: readonly {
    readonly name: string;
    readonly bins: number;
    readonly range: readonly [number, number] | null;
    readonly density: boolean;
    readonly counts: readonly number[];
    readonly edges: readonly number[];
  }[];
  readonly updateRatio: {
    readonly weight: Tensor;
    readonly grad: Tensor;
    readonly lr: number;
    readonly gradToData: number;
    readonly log10UpdateToData: number;
  };
  readonly deadRelu: { readonly pre: Tensor; readonly dead: readonly number[] };
  readonly deadTanh: { readonly pre: Tensor; readonly threshold: number; readonly dead: readonly number[] };
}

export function goldenDiagnostics(): GoldenDiagnostics {
  const path = new URL('../../../../tests/golden/diagnostics.json', import.meta.url);
  return JSON.parse(readFileSync(path, 'utf8')) as GoldenDiagnostics; // the file's own layout
}
