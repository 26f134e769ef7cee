import { unaryKernel } from '../unaryKernel.ts';

/** `scaled elu`. */
export const selu = unaryKernel('Selu', 'selu');
