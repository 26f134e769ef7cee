import { enableProdMode, setBackend } from '@tensorflow/tfjs-core';
import { useSimd, useThreads } from '@weir/backend-simd';
import type { Configuration } from '@weir/experiments';
import { threadsHere } from './threadsHere.ts';

/**
 * Starts the fastest backend that this browser can run, or `simd-fma` where the configuration wants it.
 *
 * @param note Called where it is a slow one, or on fewer threads than asked for.
 * @param asked On how many threads. Default 1.
 */
export async function startBackend(
  { precision }: Pick<Configuration, 'precision'>,
  note: (line: string) => void,
  asked = 1,
): Promise<void> {
  const threads = threadsHere(asked, note);
  enableProdMode(); // tfjs otherwise checks every value it is given
  if (precision === 'fast') {
    const { requireFma, useFmaThreads } = await import('@weir/backend-simd/fma');
    requireFma();
    if (threads > 1) await useFmaThreads(threads);
    else await setBackend('simd-fma');
    return;
  }
  const name = await useSimd();
  if (name === 'simd') {
    if (threads > 1) await useThreads(threads);
  } else {
    note(
      `This browser has no WebAssembly SIMD: it trains on tfjs’s ${name} backend, many times slower. A newer browser, or weir serve, is fast.`,
    );
  }
}
