import type { SurveyedColumn, SurveyedTable } from '@weir/data';
import { didYouMean } from '@weir/experiments';
import { UsageError } from '../usageError.ts';

/** What people call the column that they want to know, the surest first. */
const usualTargets = ['target', 'label', 'class', 'category', 'species', 'outcome', 'y'];

/**
 * The column of a table that is predicted: the one that was named, else one called target, label, class and the like, else the
 * last that can be; and another that it could be as well.
 *
 * @throws UsageError if the named one is none or always the same, or none can be predicted.
 */
export function targetOf(
  { columns, rows }: SurveyedTable,
  path: string,
  given: string | undefined,
): { readonly wanted: SurveyedColumn; readonly rival?: SurveyedColumn } {
  const names = columns.map(({ name }) => name);
  if (given !== undefined) {
    const named = columns.find(({ name }) => name === given);
    if (!named)
      throw new UsageError(
        `--target must name a column of ${path}, got ${JSON.stringify(given)}; ${didYouMean(given, names)}`,
      );
    if (named.distinct < 2)
      throw new UsageError(
        `--target must name a column of at least two different values, got ${JSON.stringify(given)} with ${named.distinct}; name another`,
      );
    return { wanted: named };
  }
  const possible = columns.filter((column) => canBeTarget(column, rows));
  const rank = ({ name }: SurveyedColumn): number => usualTargets.indexOf(name.toLowerCase());
  const [usual, rival] = possible.filter((column) => rank(column) >= 0).sort((a, b) => rank(a) - rank(b));
  const wanted = usual ?? possible.at(-1);
  if (wanted) return { wanted, ...(rival && { rival }) };
  throw new UsageError(
    `new: ${path} must have a column to predict, of numbers or of words that come again, got ${names.map((name) => JSON.stringify(name)).join(', ')}; name one by --target`,
  );
}

function canBeTarget({ isNumeric, isCount, distinct, missing }: SurveyedColumn, rows: number): boolean {
  return !isCount && distinct >= 2 && (isNumeric || distinct <= (rows - missing) / 2);
}
