import type { StartWeights } from '../../source/startWeights.ts';

/** What a run started with, as its header says: as this page writes it, or `weir run --weights`; undefined of one that its seed drew. */
export function weightsIn(options: Readonly<Record<string, unknown>>): StartWeights | undefined {
  const { weights, weightsLayout } = options;
  if (typeof weights === 'string')
    return {
      file: weights,
      ...((weightsLayout === 'torch' || weightsLayout === 'weir') && { layout: weightsLayout }),
    };
  return isWeights(weights) ? weights : undefined;
}

const isWeights = (value: unknown): value is StartWeights =>
  typeof value === 'object' && value !== null && 'file' in value && typeof value.file === 'string';
