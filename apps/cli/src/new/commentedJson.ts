/** A key with its value, which is a list of values with comments of their own or any plain data. */
export interface CommentedEntry {
  readonly key: string;
  readonly value: unknown;
  /** Lines above the key. */
  readonly why?: readonly string[];
  /** In the place of `value`: a list, each element below its own comment. */
  readonly elements?: readonly { readonly value: unknown; readonly why: readonly string[] }[];
}

/** Characters that a value may take on its key's line. */
const lineLength = 110;

/** An object as JSON with comments, in the order of its entries. */
export function commentedJson(entries: readonly CommentedEntry[]): string {
  const lines = entries.flatMap(({ key, value, why = [], elements }, at) => {
    const comma = at < entries.length - 1 ? ',' : '';
    const comments = why.map((line) => `  // ${line}`);
    if (!elements) return [...comments, `  ${JSON.stringify(key)}: ${printed(value, '  ')}${comma}`];
    const inner = elements.flatMap((element, place) => [
      ...element.why.map((line) => `    // ${line}`),
      `    ${printed(element.value, '    ')}${place < elements.length - 1 ? ',' : ''}`,
    ]);
    return [...comments, `  ${JSON.stringify(key)}: [`, ...inner, `  ]${comma}`];
  });
  return ['{', ...lines, '}', ''].join('\n');
}

function printed(value: unknown, indent: string): string {
  const flat = onOneLine(value);
  if (flat.length + indent.length <= lineLength || typeof value !== 'object' || value === null) return flat;
  const deeper = `${indent}  `;
  const lines = Array.isArray(value)
    ? value.map((element) => printed(element, deeper))
    : Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}: ${printed(inner, deeper)}`);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return `${open}\n${lines.map((line) => `${deeper}${line}`).join(',\n')}\n${indent}${close}`;
}

function onOneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = Object.entries(value).map(([key, of]) => `${JSON.stringify(key)}: ${onOneLine(of)}`);
  return `{${inner.join(', ')}}`;
}
