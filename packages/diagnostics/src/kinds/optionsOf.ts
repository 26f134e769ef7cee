import type { type } from 'arktype';

/**
 * What options a schema lets through. A schema is a definition as arktype has them (`{ 'bins?': 'number.integer >= 1' }`),
 * plain data, so that who uses a diagnostic alone loads no validator.
 */
export type OptionsOf<Schema extends object> = object extends Schema ? object : type.infer<Schema>;
