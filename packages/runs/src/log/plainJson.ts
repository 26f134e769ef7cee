/** Typed arrays that keep their kind. */
const arrays = { Float32Array, Float64Array, Int32Array, Uint32Array, Uint8Array } as const;
type ArrayKind = keyof typeof arrays;

/**
 * Plain data as JSON that gives back every bit: NaN, ±Infinity and −0 as `{"$number": "NaN"}`, typed arrays as
 * `{"$Float32Array": base64}` of little-endian bytes. A key that begins with `$` gets another `$` ahead.
 */
export function stringifyPlain(value: unknown): string {
  return JSON.stringify(isOrdinary(value) ? value : encoded(value));
}

/**
 * What `stringifyPlain` wrote.
 *
 * @throws SyntaxError if it did not.
 */
export function parsePlain(text: string): unknown {
  const value: unknown = JSON.parse(text);
  return text.includes('"$') ? decoded(value) : value;
}

/** Whether JSON keeps it as it is, as nearly always. */
function isOrdinary(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isOrdinary);
  if (ArrayBuffer.isView(value)) return false;
  for (const key in value) {
    if (key.startsWith('$') || !isOrdinary((value as Record<string, unknown>)[key])) return false;
  }
  return true;
}

function encoded(value: unknown): unknown {
  if (typeof value === 'number')
    return isOrdinary(value) ? value : { $number: Object.is(value, -0) ? '-0' : String(value) };
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(encoded);
  if (ArrayBuffer.isView(value)) {
    const kind = value.constructor.name;
    if (!isArrayKind(kind))
      throw new TypeError(
        `stringifyPlain: arrays must be of ${Object.keys(arrays).join(', ')}, got ${kind}; copy it into one`,
      );
    return { [`$${kind}`]: base64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)) };
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key.startsWith('$') ? `$${key}` : key, encoded(inner)]),
  );
}

function decoded(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(decoded);
  const entries = Object.entries(value);
  const [only] = entries;
  if (entries.length === 1 && only) {
    const [key, inner] = only;
    if (key === '$number') return numberOf(inner);
    const kind = key.slice(1);
    if (key.startsWith('$') && isArrayKind(kind)) return arrayOf(kind, inner);
  }
  return Object.fromEntries(
    entries.map(([key, inner]) => [key.startsWith('$$') ? key.slice(1) : key, decoded(inner)]),
  );
}

function numberOf(text: unknown): number {
  const number = { NaN, Infinity, '-Infinity': -Infinity, '-0': -0 }[String(text)];
  if (number === undefined)
    throw new SyntaxError(
      `parsePlain: $number must be NaN, Infinity, -Infinity or -0, got ${String(text).slice(0, 40)}; the record is not Weir's`,
    );
  return number;
}

function arrayOf(kind: ArrayKind, text: unknown): unknown {
  const { [kind]: Kind } = arrays;
  const bytes = typeof text === 'string' ? bytesOf(text) : undefined;
  if (!bytes || bytes.length % Kind.BYTES_PER_ELEMENT !== 0) {
    throw new SyntaxError(
      `parsePlain: $${kind} must be base64 of whole elements, got something else; the record is not Weir's`,
    );
  }
  return new Kind(bytes.buffer);
}

const isArrayKind = (name: string): name is ArrayKind => Object.hasOwn(arrays, name);

/** Most arguments that one call takes everywhere. */
const mostArguments = 8192;

function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let start = 0; start < bytes.length; start += mostArguments) {
    binary += String.fromCharCode(...bytes.subarray(start, start + mostArguments));
  }
  return btoa(binary);
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    const binary = atob(text);
    const bytes = new Uint8Array(binary.length);
    for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
    return bytes;
  } catch {
    return undefined;
  }
}
