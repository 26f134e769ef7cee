import { probe } from './probe.ts';

const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
const inWorker = new Promise((resolve, reject) => {
  worker.onmessage = ({ data }) => resolve(data);
  worker.onerror = ({ message }) => reject(new Error(message));
});
// On several threads where memory can be shared.
const threads = crossOriginIsolated ? 2 : 1;
// For the test to pick up.
Object.assign(globalThis, {
  probes: Promise.all([
    probe('simd', threads).then(async (exact) => [exact, await probe('simd-fma', threads)]),
    inWorker,
  ]),
});
