import { type } from 'arktype';
import { shuffleSchema } from '../shuffleSchema.ts';

/**
 * A configuration's `data` of type `names`: words from the file at `path`, or from an embedded `corpus`, of which
 * `given-names` is the default.
 */
export const namesSchema = type({
  '+': 'reject',
  type: "'names'",
  /** A file of words, one a line. Default: the names of `corpus`. */
  'path?': 'string > 0',
  /** Names that come with Weir, in the place of a file. Default `given-names`. */
  'corpus?': "'given-names'",
  contextLength: 'number.integer >= 1 = 3',
  'boundary?': '0 < string <= 4',
  /** Whether labels become vectors of zeros with a 1 at the class, for losses on values such as mse. Default false. */
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
