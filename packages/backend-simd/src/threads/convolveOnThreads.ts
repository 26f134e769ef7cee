import type { SimdBackend } from '../simdBackend.ts';

/** Parts for each thread of a convolution, whose parts are of images, and of a filter's gradient, of which each frames all images. */
const PARTS = { convolve: 6, convolveFilterGrad: 2 } as const;

/**
 * One of the WebAssembly functions of convolutions, on as many threads as pay.
 *
 * @param args all that it takes but its working space and what follows.
 * @param bytes of working space.
 * @param work multiplications.
 */
export function convolveOnThreads(
  backend: SimdBackend,
  name: 'convolve' | 'convolveFilterGrad',
  args: readonly number[],
  bytes: number,
  work: number,
): void {
  const { threads } = backend;
  const scratch = backend.scratch(bytes);
  if (threads?.areFor(work)) {
    threads.run(name, args, scratch, bytes, threads.partsOf(work, PARTS[name]));
    return;
  }
  // As many as it takes, see the callers.
  const run = backend.wasm[name] as (...args: number[]) => void;
  run(...args, scratch, 1, 0, 1);
}
