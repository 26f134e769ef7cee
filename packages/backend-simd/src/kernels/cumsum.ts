import { cumulativeKernel } from '../cumulativeKernel.ts';

/** Running sums along an axis. */
export const cumsum = cumulativeKernel('Cumsum', 'cumulativeSum');
