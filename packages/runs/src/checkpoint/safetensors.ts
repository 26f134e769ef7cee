/** Kinds of elements that Weir reads, and the bytes that one takes. */
const elementBytes = { F32: 4, F64: 8, I32: 4, I64: 8, U8: 1 } as const;
/** Types of numbers that a safetensors file can hold and this package reads. */
export type Dtype = keyof typeof elementBytes;

/** A named array of a safetensors file: little-endian, row-major bytes. */
export interface StoredTensor {
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  readonly bytes: Uint8Array;
}

/** A safetensors file: tensors by name, and strings that say what they are. */
export interface Safetensors {
  readonly tensors: ReadonlyMap<string, StoredTensor>;
  readonly metadata: Readonly<Record<string, string>>;
}

/** No header is longer, as in the format's own reader. */
const mostHeader = 100_000_000;

/** The format of https://github.com/huggingface/safetensors: a u64 length, a JSON header, the tensors' bytes. */
export function writeSafetensors({ tensors, metadata }: Safetensors): Uint8Array<ArrayBuffer> {
  let offset = 0;
  const header: Record<string, unknown> = { __metadata__: metadata };
  for (const [name, { dtype, shape, bytes }] of tensors) {
    header[name] = { dtype, shape, data_offsets: [offset, offset + bytes.length] };
    offset += bytes.length;
  }
  const text = JSON.stringify(header);
  // Data begin at a multiple of 8, so that they can be viewed in place; the format pads by spaces.
  const head = new TextEncoder().encode(
    text.padEnd(text.length + padding(new TextEncoder().encode(text).length)),
  );
  const file = new Uint8Array(8 + head.length + offset);
  new DataView(file.buffer).setBigUint64(0, BigInt(head.length), true);
  file.set(head, 8);
  let at = 8 + head.length;
  for (const { bytes } of tensors.values()) {
    file.set(bytes, at);
    at += bytes.length;
  }
  return file;
}

const padding = (length: number): number => (8 - (length % 8)) % 8;

/**
 * Reads a safetensors file; the tensors' bytes are views of it.
 *
 * @throws SafetensorsError that says at which byte what is wrong.
 */
export function readSafetensors(file: Uint8Array): Safetensors {
  if (file.length < 8)
    throw new SafetensorsError(0, 'the length of the header in 8 bytes', `${file.length} bytes`);
  const length = Number(new DataView(file.buffer, file.byteOffset).getBigUint64(0, true));
  if (length > mostHeader || length > file.length - 8) {
    throw new SafetensorsError(0, `a header within the file's ${file.length} bytes`, `a header of ${length}`);
  }
  const header = headerOf(file.subarray(8, 8 + length));
  const data = file.subarray(8 + length);
  const { __metadata__: metadata = {}, ...entries } = header;
  if (!isStrings(metadata))
    throw new SafetensorsError(8, '__metadata__ of strings', JSON.stringify(metadata).slice(0, 80));
  const tensors = new Map(
    Object.entries(entries).map(([name, entry]) => [name, tensorOf(name, entry, data, 8 + length)] as const),
  );
  return { tensors, metadata };
}

/** A file that is no safetensors file, or a damaged one. */
export class SafetensorsError extends Error {
  override readonly name = 'SafetensorsError';
  constructor(
    /** Where in the file. */
    readonly offset: number,
    wanted: string,
    got: string,
  ) {
    super(
      `safetensors: byte ${offset} must begin ${wanted}, got ${got}; the file is damaged or of another kind`,
    );
  }
}

function headerOf(bytes: Uint8Array): Record<string, unknown> {
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new SafetensorsError(8, 'a header in JSON', 'something else');
  }
  if (typeof header !== 'object' || header === null || Array.isArray(header)) {
    throw new SafetensorsError(8, 'a header that is an object', JSON.stringify(header).slice(0, 80));
  }
  return header as Record<string, unknown>; // every value is looked at
}

function isStrings(value: unknown): value is Readonly<Record<string, string>> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((text) => typeof text === 'string')
  );
}

function tensorOf(name: string, entry: unknown, data: Uint8Array, base: number): StoredTensor {
  const called = JSON.stringify(name.slice(0, 80));
  if (typeof entry !== 'object' || entry === null)
    throw new SafetensorsError(8, `an object for ${called}`, String(entry).slice(0, 80));
  const { dtype, shape, data_offsets: offsets } = entry as Record<string, unknown>; // every value is looked at
  if (typeof dtype !== 'string' || !Object.hasOwn(elementBytes, dtype)) {
    throw new SafetensorsError(
      8,
      `a dtype among ${Object.keys(elementBytes).join(', ')} for ${called}`,
      String(dtype).slice(0, 40),
    );
  }
  if (!isCounts(shape))
    throw new SafetensorsError(
      8,
      `a shape of counts for ${called}`,
      String(JSON.stringify(shape)).slice(0, 80),
    );
  if (!isCounts(offsets) || offsets.length !== 2) {
    throw new SafetensorsError(
      8,
      `two data_offsets for ${called}`,
      String(JSON.stringify(offsets)).slice(0, 80),
    );
  }
  const [start = 0, end = 0] = offsets;
  if (start > end || end > data.length) {
    throw new SafetensorsError(
      base + Math.min(start, data.length),
      `${called} within ${data.length} bytes of data`,
      `${start} to ${end}`,
    );
  }
  const kind = dtype as Dtype; // it is a key
  const bytes = shape.reduce((product, size) => product * size, elementBytes[kind]);
  if (end - start !== bytes) {
    throw new SafetensorsError(
      base + start,
      `${bytes} bytes of ${called}, as its shape says`,
      `${end - start}`,
    );
  }
  return { dtype: kind, shape, bytes: data.subarray(start, end) };
}

function isCounts(value: unknown): value is readonly number[] {
  return (
    Array.isArray(value) &&
    value.length <= 16 &&
    value.every((count) => Number.isSafeInteger(count) && count >= 0)
  );
}
