import { ConfigurationError, JsonError, printProblem } from '@weir/experiments';
import type { ComposeProblem } from '../../compose/composeMessages.ts';
import type { Path } from '../../compose/path.ts';

/**
 * What is wrong, each at its place, in the words of the command line.
 *
 * @param text The configuration's, in which an error of JSON is looked up.
 * @param place Of what does not say where it is.
 */
export function problemsIn(error: unknown, text: string, place: Path = []): readonly ComposeProblem[] {
  if (error instanceof ConfigurationError)
    return error.problems.map((problem) => ({ path: problem.path, message: printProblem(problem) }));
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof JsonError) return [{ path: [], message, offset: offsetOf(text, error) }];
  return [{ path: place, message }];
}

function offsetOf(text: string, { line, column }: JsonError): number {
  const ends = [...text.matchAll(/\r\n|\n|\r/g)].map(({ index, 0: { length } }) => index + length);
  return Math.min(text.length, (ends[line - 2] ?? 0) + column - 1);
}
