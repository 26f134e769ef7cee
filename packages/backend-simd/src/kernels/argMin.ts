import { argKernel } from '../argKernel.ts';

/** Where along an axis the smallest value first stands. */
export const argMin = argKernel('ArgMin', 'argMin');
