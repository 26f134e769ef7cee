import { unaryKernel } from '../unaryKernel.ts';

/** `tanh x`, within 2.5 ulp. */
export const tanh = unaryKernel('Tanh', 'tanh');
