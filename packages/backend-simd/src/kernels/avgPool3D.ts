import { volumePoolKernel } from '../poolKernel.ts';

/** Mean of each window of a volume. */
export const avgPool3D = volumePoolKernel('AvgPool3D', 'averagePool3D');
