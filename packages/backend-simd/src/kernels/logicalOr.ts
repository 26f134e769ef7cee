import { logicalKernel } from '../binaryKernel.ts';

/** Whether one holds. */
export const logicalOr = logicalKernel('LogicalOr', 'logicalOr');
