/** A value as examples print it: numbers to four digits, arrays of any kind in brackets. */
export function printed(value: unknown): string {
  if (typeof value === 'number') return String(Number(value.toPrecision(4))).replace(/^-0$/, '0');
  if (ArrayBuffer.isView(value)) return printed(Array.from(value as Float32Array)); // every view here is of numbers
  if (Array.isArray(value)) return `[${value.map(printed).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).map(([name, of]) => `${name}: ${printed(of)}`);
    return fields.length > 0 ? `{ ${fields.join(', ')} }` : '{}';
  }
  return typeof value === 'string' ? `'${value}'` : String(value);
}

/**
 * Compares a value with what an example says it is.
 *
 * @throws Error with both if they differ.
 */
export function show(value: unknown, expected: string): void {
  const got = printed(value);
  if (got !== expected) throw new Error(`the example says → ${expected}, and it is ${got}`);
}
