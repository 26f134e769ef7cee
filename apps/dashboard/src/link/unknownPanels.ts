/**
 * What is wrong with the panels that an embedded page is to show, and the remedy; undefined where there are all of them.
 *
 * @param wanted By name.
 * @param all The names that there are.
 */
export function unknownPanels(wanted: readonly string[], all: readonly string[]): string | undefined {
  const unknown = wanted.filter((panel) => !all.includes(panel));
  if (unknown.length === 0) return undefined;
  return `embed: panels must be charts, got ${unknown.join(', ')}; there are ${all.join(', ')}`;
}
