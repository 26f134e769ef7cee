import { probe } from './probe.ts';

// One after the other: both set tfjs's backend.
const threads = crossOriginIsolated ? 2 : 1;
void probe('simd', threads).then(async (exact) => postMessage([exact, await probe('simd-fma', threads)]));
