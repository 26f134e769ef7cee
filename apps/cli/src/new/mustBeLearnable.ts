import type { SurveyedTable } from '@weir/data';
import { UsageError } from '../usageError.ts';

/**
 * Lets a table through that there is something to learn of.
 *
 * @throws UsageError if it has a header alone, columns of one name or of one that breaks its line, or a single column.
 */
export function mustBeLearnable({ columns, rows }: SurveyedTable, path: string, text: string): void {
  const names = columns.map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined)
    throw new UsageError(
      `new: ${path} must have a name of its own for each column, got ${JSON.stringify(twice)} twice; rename one`,
    );
  const broken = names.find((name) => /\p{Cc}/u.test(name.replaceAll('\t', '')));
  if (broken !== undefined)
    throw new UsageError(
      `new: ${path} must have names of columns without line breaks and other control characters, got ${JSON.stringify(broken)}; rename it in the file`,
    );
  const [first = ''] = text.split(/\r\n|\n|\r/, 1);
  const parting =
    columns.length > 1 ? undefined : [':', '^', ' ', '~'].find((mark) => first.trim().includes(mark));
  if (parting !== undefined)
    throw new UsageError(
      `new: ${path} must have its columns parted by commas, semicolons, tabs or bars, got ${JSON.stringify(first.slice(0, 60))}; put a comma for each ${JSON.stringify(parting)}`,
    );
  const [only, ...more] = columns;
  if (only && more.length === 0)
    throw new UsageError(
      `new: ${path} must have a column to predict and one to predict it from, got ${JSON.stringify(only.name)} alone; ${
        only.isNumeric ? 'add a column' : 'if it is a list of words, name it .txt'
      }`,
    );
  if (rows === 0)
    throw new UsageError(
      `new: ${path} must have rows of examples, got the names of columns alone; add a row each`,
    );
}
