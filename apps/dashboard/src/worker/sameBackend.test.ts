import { getBackend, setBackend } from '@tensorflow/tfjs-core';
import '@weir/backend-simd';
import { expect, it } from 'vitest';
import { sameBackend } from './sameBackend.ts';

it('lets a run go on where it began, and says what to do where that cannot be', async () => {
  await setBackend('simd');
  await sameBackend({ id: 'a', backend: 'simd' });
  expect(getBackend()).toBe('simd');
  await expect(sameBackend({ id: 'a', backend: 'wasm' })).rejects.toThrow(
    'run: a must go on the backend wasm that it began on, got simd in this browser; take weir resume a where its folder is',
  );
  await expect(sameBackend({ id: 'a', backend: 'wasm' }, 'replay')).rejects.toThrow(
    'take weir replay a where',
  );
  expect(getBackend()).toBe('simd');
});
