import { grouped } from './numberFormat.ts';
import { wrapped } from './wrapped.ts';

/** How many of the same kind are named after the first; the summary and the report have all. */
const mostNamed = 4;

/**
 * Lines of things of which many may come at once, one a layer: the first in full, the next few by name, and of the rest how many
 * they are, as soon as something else comes.
 *
 * @param width Characters in a line.
 * @returns What to print of one, and ahead of it of those before: `key` is what makes it one of the same kind as the last;
 * undefined of something else.
 */
export function repeated(
  width: number,
): (key: string | undefined, subject: string, lines: readonly string[]) => readonly string[] {
  let last: string | undefined;
  let named = 0;
  let left: string[] = [];
  return (key, subject, lines) => {
    if (key !== undefined && key === last) {
      if (++named <= mostNamed) return wrapped(`  and ${subject}`, width, '  ');
      left.push(subject);
      return [];
    }
    const [only = ''] = left;
    const rest = left.length === 1 ? only : `${grouped(left.length)} more`;
    const before = left.length > 0 ? wrapped(`  and ${rest}`, width, '  ') : [];
    [last, named, left] = [key, 0, []];
    return [...before, ...lines];
  };
}
