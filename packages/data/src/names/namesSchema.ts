import { type } from 'arktype';
import { shuffleSchema } from '../shuffleSchema.ts';

/**
 * A configuration's `data` of type `names`: words from the file at `path`, or from an embedded `corpus`, of which
 * `given-names` is the default.
 */
export const namesSchema = type({
  '+': 'reject',
  type: "'names'",
  'path?': 'string > 0',
  'corpus?': "'given-names'",
  contextLength: 'number.integer >= 1 = 3',
  'boundary?': '0 < string <= 4',
  'oneHot?': 'boolean',
  'shuffle?': shuffleSchema,
}).narrow(
  ({ path, corpus }, context) =>
    path === undefined ||
    corpus === undefined ||
    context.reject({ path: ['corpus'], expected: 'absent beside a path', actual: `"${corpus}"` }),
);

/** What {@link namesSchema} makes of a configuration. */
export type NamesConfiguration = typeof namesSchema.infer;
