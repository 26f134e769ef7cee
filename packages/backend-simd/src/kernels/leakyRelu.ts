import { unaryKernel } from '../unaryKernel.ts';

type Attrs = { readonly alpha: number };

/** `x` where it is at least 0, `alpha · x` elsewhere. */
export const leakyRelu = unaryKernel<Attrs>('LeakyRelu', 'leakyRelu', ({ alpha }) => alpha);
