import { volumePoolKernel } from '../poolKernel.ts';

/** Largest value of each window of a volume. */
export const maxPool3D = volumePoolKernel('MaxPool3D', 'maxPool3D');
