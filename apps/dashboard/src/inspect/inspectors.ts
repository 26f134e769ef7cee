import type { States } from '@weir/diagnostics';

/** The panels beside the charts, by the diagnostic that each shows. */
export const inspectorNames = ['samples', 'mistakes', 'batchNormUnits', 'trace'] as const;

/** Which of them have something to show. */
export const inspectable = ({ samples, mistakes, batchNormUnits, trace }: States): readonly string[] => [
  ...(samples.entries.length > 0 ? ['samples'] : []),
  ...(mistakes.latest ? ['mistakes'] : []),
  ...((batchNormUnits.latest?.layers.length ?? 0) > 0 ? ['batchNormUnits'] : []),
  ...(trace.latest ? ['trace'] : []),
];
