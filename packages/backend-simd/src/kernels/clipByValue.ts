import { unaryKernel } from '../unaryKernel.ts';

type Attrs = { readonly clipValueMin: number; readonly clipValueMax: number };

/** `x`, kept within two bounds. */
export const clipByValue = unaryKernel<Attrs>('ClipByValue', 'clip', ({ clipValueMin, clipValueMax }) => [
  clipValueMin,
  clipValueMax,
]);
