/** Letters in a line that still stands as one. */
const width = 100;

/** JSON as one writes it by hand: what fits a line stands in one, so that a layer is a line. */
export function printed(value: unknown, indent = ''): string {
  const line = inLine(value);
  const isFlat = typeof value !== 'object' || value === null;
  if (isFlat || (indent !== '' && indent.length + line.length <= width)) return line;
  const inner = `${indent}  `;
  if (Array.isArray(value))
    return value.length === 0
      ? '[]'
      : `[\n${value.map((element: unknown) => `${inner}${printed(element, inner)}`).join(',\n')}\n${indent}]`;
  const entries = Object.entries(value).filter(([, element]) => element !== undefined);
  return entries.length === 0
    ? '{}'
    : `{\n${entries.map(([key, element]) => `${inner}${JSON.stringify(key)}: ${printed(element, inner)}`).join(',\n')}\n${indent}}`;
}

function inLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, element]) => element !== undefined);
  return entries.length === 0
    ? '{}'
    : `{${entries.map(([key, element]) => `${JSON.stringify(key)}: ${inLine(element)}`).join(', ')}}`;
}
