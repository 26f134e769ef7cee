import { xor } from '@weir/data';
import { xorSchema } from '@weir/data/schemas';
import { dataKind } from './dataKind.ts';

/** The four points of exclusive or, as classes or as numbers, whichever the loss compares with. */
export const xorKind = dataKind({
  type: 'xor',
  schema: xorSchema,
  build: async (_options, { targets }) => (targets === 'classes' ? xor('classes') : xor('values')),
});
