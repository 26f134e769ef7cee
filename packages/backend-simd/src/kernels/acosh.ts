import { unaryKernel } from '../unaryKernel.ts';

/** `arcosh x`. */
export const acosh = unaryKernel('Acosh', 'areaCosine');
