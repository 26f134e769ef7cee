import '@tensorflow/tfjs-backend-cpu';
import { memory, ready, setBackend } from '@tensorflow/tfjs-core';
import { currentDevice } from '@weir/kernels';
import { expect } from 'vitest';

/** For `beforeAll`: tests run on tfjs's cpu backend. */
export async function onCpu(): Promise<void> {
  await setBackend('cpu');
  await ready();
}

/** What is alive on the backend: data buffers, and the engine's tensors. */
export const alive = (): { readonly data: number; readonly tensors: number } => ({
  data: currentDevice().backend.numDataIds(),
  tensors: memory().numTensors,
});

/** Fails if `use` leaves anything alive. */
export async function expectNothingStays(use: () => unknown): Promise<void> {
  const before = alive();
  await use();
  expect(alive()).toEqual(before);
}
