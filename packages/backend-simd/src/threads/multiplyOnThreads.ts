import type { SimdBackend } from '../simdBackend.ts';

/** Parts for each thread: of few, a late worker would have the last for long; of many, each lays operands out anew. */
const PARTS = 4;

/**
 * The WebAssembly function `matMul`, on as many threads as pay: addresses of `a`, `b`, `bias` (or 0) and the result, `m`, `n`, `k`,
 * which of both operands are transposed (0 or 1), and working space of `matMulScratch` bytes.
 */
export function multiplyOnThreads(
  { wasm, threads }: SimdBackend,
  a: number,
  b: number,
  bias: number,
  out: number,
  m: number,
  n: number,
  k: number,
  flipA: number,
  flipB: number,
  scratch: number,
): void {
  const work = m * n * k;
  if (threads === undefined || !threads.areFor(work)) {
    wasm.matMul(a, b, bias, out, m, n, k, flipA, flipB, scratch, 1, 0, 1);
    return;
  }
  const bytes = wasm.matMulScratch(m, n, k, flipA, flipB);
  const args = [a, b, bias, out, m, n, k, flipA, flipB];
  threads.run('matMul', args, scratch, bytes, threads.partsOf(work, PARTS));
}
