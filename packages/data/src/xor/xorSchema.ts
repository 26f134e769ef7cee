import { type } from 'arktype';

/** A configuration's `data` of type `xor`, which has no settings. */
export const xorSchema = type({ '+': 'reject', type: "'xor'" });

/** What {@link xorSchema} makes of a configuration. */
export type XorConfiguration = typeof xorSchema.infer;
