import { cumulativeKernel } from '../cumulativeKernel.ts';

/** Running products along an axis. */
export const cumprod = cumulativeKernel('Cumprod', 'cumulativeProduct');
