import { unaryKernel } from '../unaryKernel.ts';

type Attrs = { readonly alpha: number };

/** 1 where `x` is above 0, `alpha` elsewhere; NaN stays NaN. */
export const step = unaryKernel<Attrs>('Step', 'step', ({ alpha }) => alpha);
