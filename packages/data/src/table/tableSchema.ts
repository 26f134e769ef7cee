import { type } from 'arktype';
import { shuffleSchema } from '../shuffleSchema.ts';

/** A configuration's `data` of type `table`: the CSV at `path`, the columns that predict and those to predict. */
export const tableSchema = type({
  '+': 'reject',
  type: "'table'",
  /** The file, looked up in `--data-dir`, then in `$WEIR_DATA`, then in the working directory. */
  path: 'string > 0',
  features: 'string[] >= 1',
  /** The column to predict, or a list of columns of numbers: the values that an example's outputs are compared with, in this order. */
  target: 'string > 0 | (string > 0)[] >= 1',
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
}).narrow(({ features, target, oneHot }, context) => {
  const targets = typeof target === 'string' ? [target] : target;
  for (const [option, names] of Object.entries({ features, target: targets })) {
    const again = names.findIndex((name, at) => names.indexOf(name) < at);
    if (again < 0) continue;
    const expected = `a column that is not among the ${option === 'target' ? 'targets' : option} already: ${option}[${names.indexOf(names[again] ?? '')}] is it too`;
    return context.reject({ path: [option, again], expected, actual: `"${names[again]}"` });
  }
  const both = targets.findIndex((name) => features.includes(name));
  if (both >= 0) {
    return context.reject({
      path: typeof target === 'string' ? ['target'] : ['target', both],
      expected: 'a column that is not among the features',
      actual: `"${targets[both]}"`,
    });
  }
  if (oneHot && targets.length > 1) {
    return context.reject({
      path: ['oneHot'],
      expected: 'false where target is a list of columns, which are numbers already',
      actual: 'true',
    });
  }
  return true;
});

/** What {@link tableSchema} makes of a configuration. */
export type TableConfiguration = typeof tableSchema.infer;
