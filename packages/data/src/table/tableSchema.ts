import { type } from 'arktype';
import { shuffleSchema } from '../shuffleSchema.ts';

/** A configuration's `data` of type `table`: the CSV at `path`, the columns that predict and the one to predict. */
export const tableSchema = type({
  '+': 'reject',
  type: "'table'",
  /** The file, looked up in `--data-dir`, then in `$WEIR_DATA`, then in the working directory. */
  path: 'string > 0',
  features: 'string[] >= 1',
  target: 'string > 0',
  'delimiter?': "',' | ';' | '|' | '\t'",
  'header?': 'boolean',
  'missing?': "'refuse' | 'mean' | 'drop'",
  /**
   * Whether inputs, and targets that are numbers, are brought to mean 0 and std 1 by the moments of the training split; targets
   * of binaryCrossEntropy and klDivergence are probabilities and stay. Default false.
   */
  'standardise?': 'boolean',
  /** Whether labels become vectors of zeros with a 1 at the class, for losses on values such as mse. Default false. */
  'oneHot?': 'boolean',
  'shuffle?': shuffleSchema,
}).narrow(({ features, target }, context) => {
  const again = features.findIndex((name, at) => features.indexOf(name) < at);
  if (again >= 0) {
    const expected = `a column that is not among the features already: features[${features.indexOf(features[again] ?? '')}] is it too`;
    return context.reject({ path: ['features', again], expected, actual: `"${features[again]}"` });
  }
  return (
    !features.includes(target) ||
    context.reject({
      path: ['target'],
      expected: 'a column that is not among the features',
      actual: `"${target}"`,
    })
  );
});

/** What {@link tableSchema} makes of a configuration. */
export type TableConfiguration = typeof tableSchema.infer;
