import { enableProdMode } from '@tensorflow/tfjs-core';

/** Registers a backend. Only the one that is timed is imported, as in the command. */
export async function loadBackend(name: string): Promise<void> {
  enableProdMode();
  if (name === 'simd') await import('@weir/backend-simd');
  else if (name === 'simd-fma') await import('@weir/backend-simd/fma');
  else if (name === 'wasm') await import('@tensorflow/tfjs-backend-wasm');
  else await import('@tensorflow/tfjs-backend-cpu');
}
