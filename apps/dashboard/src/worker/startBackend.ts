import { enableProdMode, setBackend } from '@tensorflow/tfjs-core';
import { useSimd } from '@weir/backend-simd';
import type { Configuration } from '@weir/experiments';

/**
 * Starts the fastest backend that this browser can run, or `simd-fma` where the configuration wants it.
 *
 * @param note Called where it is a slow one.
 */
export async function startBackend(
  { precision }: Pick<Configuration, 'precision'>,
  note: (line: string) => void,
): Promise<void> {
  enableProdMode(); // tfjs otherwise checks every value it is given
  if (precision === 'fast') {
    const { requireFma } = await import('@weir/backend-simd/fma');
    requireFma();
    await setBackend('simd-fma');
    return;
  }
  const name = await useSimd();
  if (name !== 'simd') {
    note(
      `This browser has no WebAssembly SIMD: it trains on tfjs’s ${name} backend, many times slower. A newer browser, or weir serve, is fast.`,
    );
  }
}
