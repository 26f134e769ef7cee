/**
 * A table's lines as a terminal can show them: where one is wider, each row goes on below itself, indented, from the same
 * column on. Lines without columns stay as they are.
 *
 * @param lines As `aligned` makes them, with bars between the cells.
 */
export function broken(lines: readonly string[], width: number): readonly string[] {
  if (lines.every(({ length }) => length <= width)) return lines;
  // A bar at the end, ahead of an empty cell, is for tables in one piece.
  const rows = lines.map((line) => line.replace(/( \|)+$/, '').split(bar));
  const widths = rows
    .filter(({ length }) => length > 1)
    .reduce<readonly number[]>(
      (widest, cells) =>
        Array.from({ length: Math.max(widest.length, cells.length) }, (_, at) =>
          Math.max(widest[at] ?? 0, cells[at]?.length ?? 0),
        ),
      [],
    );
  const groups = groupsOf(widths, width);
  return rows.flatMap((cells) =>
    groups
      .map(([from, to]) => cells.slice(from, to).join(bar).trimEnd())
      .flatMap((text, group) => (text === '' ? [] : [`${group > 0 ? indent : ''}${text}`])),
  );
}

/** Which columns stand in one line: as many as fit, at least one. */
function groupsOf(
  widths: readonly number[],
  width: number,
): readonly (readonly [from: number, to: number])[] {
  const groups: [number, number][] = [[0, 1]];
  let taken = widths[0] ?? 0;
  for (const [column, cell] of [...widths.entries()].slice(1)) {
    const group = groups.at(-1) ?? [0, 0];
    taken += bar.length + cell;
    if (taken <= width) group[1] = column + 1;
    else {
      groups.push([column, column + 1]);
      taken = indent.length + cell;
    }
  }
  return groups;
}

const bar = ' | ';
const indent = '    ';
