import type { Outcomes } from './worker.ts';

const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
// For the test to pick up.
Object.assign(globalThis, {
  outcomes: new Promise<Outcomes>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Outcomes>) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
  }),
});
