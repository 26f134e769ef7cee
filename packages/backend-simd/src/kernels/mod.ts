import { binaryKernel } from '../binaryKernel.ts';

/** The rest of `a / b`, with the sign of `b`. */
export const mod = binaryKernel('Mod', 'modulo');
