import { unaryKernel } from '../unaryKernel.ts';

/** `x` where it is at least 0, `eˣ − 1` elsewhere. */
export const elu = unaryKernel('Elu', 'elu');
