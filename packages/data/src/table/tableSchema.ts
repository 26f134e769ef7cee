import { type } from 'arktype';
import { shuffleSchema } from '../shuffleSchema.ts';

/** A configuration's `data` of type `table`: the CSV at `path`, the columns that predict and the one to predict. */
export const tableSchema = type({
  '+': 'reject',
  type: "'table'",
  path: 'string > 0',
  features: 'string[] >= 1',
  target: 'string > 0',
  'delimiter?': "',' | ';' | '|' | '\t'",
  'header?': 'boolean',
  'missing?': "'refuse' | 'mean' | 'drop'",
  'standardise?': 'boolean',
  'oneHot?': 'boolean',
  'shuffle?': shuffleSchema,
}).narrow(
  ({ features, target }, context) =>
    !features.includes(target) ||
    context.reject({
      path: ['target'],
      expected: 'a column that is not among the features',
      actual: `"${target}"`,
    }),
);

/** What {@link tableSchema} makes of a configuration. */
export type TableConfiguration = typeof tableSchema.infer;
