import type { Share } from './stopwatches.ts';

/** Where the time of a step goes, in microseconds; a step without instruments is 100 %. */
export interface Profile {
  /** Processor time of a step as it is, nothing instrumented. */
  readonly step: number;
  readonly kernels: readonly Share[];
  readonly kernelTotal: number;
  /** In the WebAssembly functions that the kernels call. */
  readonly wasm: number;
  /** Pauses of the garbage collector, wherever they fall. */
  readonly garbage: number;
}
