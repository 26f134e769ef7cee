import { logicalKernel } from '../binaryKernel.ts';

/** Whether one alone holds. */
export const logicalXor = logicalKernel('LogicalXor', 'logicalXor');
