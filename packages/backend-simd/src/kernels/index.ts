import type { KernelConfig } from '@tensorflow/tfjs-core';

/** Every kernel that the backend does not inherit. A new one is a file beside this and a line here. */
export const kernels: readonly KernelConfig[] = [];
