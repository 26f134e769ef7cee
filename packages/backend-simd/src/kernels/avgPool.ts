import { poolKernel } from '../poolKernel.ts';

/** Mean of each window, padding left out. */
export const avgPool = poolKernel('AvgPool', 'averagePool');
