import { golden } from './golden.ts';
import type { GoldenTensor } from './golden.ts';

interface GoldenDiagnostics {
  readonly x: GoldenTensor;
  readonly tanh: { mean: number; std: number; saturated097: number; saturated099: number };
  readonly histograms: readonly {
    readonly name: string;
    readonly bins: number;
    readonly range: readonly [number, number] | null;
    readonly density: boolean;
    readonly counts: readonly number[];
    readonly edges: readonly number[];
  }[];
}

/** What PyTorch measured. */
export const diagnostics = golden<GoldenDiagnostics>('diagnostics');
