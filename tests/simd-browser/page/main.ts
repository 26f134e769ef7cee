import { probe } from './probe.ts';

const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
const inWorker = new Promise((resolve, reject) => {
  worker.onmessage = ({ data }) => resolve(data);
  worker.onerror = ({ message }) => reject(new Error(message));
});
// For the test to pick up.
Object.assign(globalThis, {
  probes: Promise.all([probe('simd').then(async (exact) => [exact, await probe('simd-fma')]), inWorker]),
});
