import { probe } from './probe.ts';

// One after the other: both set tfjs's backend.
void probe('simd').then(async (exact) => postMessage([exact, await probe('simd-fma')]));
