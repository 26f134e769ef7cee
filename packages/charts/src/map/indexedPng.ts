/** An image of at most 256 colours. */
export interface IndexedImage {
  readonly width: number;
  readonly height: number;
  /** Of each pixel, row after row, its place in the palette. */
  readonly pixels: Uint8Array;
  /** `#rrggbb`, or `transparent`. */
  readonly palette: readonly string[];
}

/**
 * An image as PNG. Its pixels are not compressed: a map has few, and is drawn again many times a second. So this is shorter
 * than a library's call would be to load, and does the same in Node, a page and a worker.
 *
 * @throws RangeError of a palette of more than 256 colours.
 */
export function indexedPng({ width, height, pixels, palette }: IndexedImage): Uint8Array {
  if (palette.length > 256)
    throw new RangeError(
      `indexedPng: palette must have at most 256 colours, got ${palette.length}; merge some`,
    );
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([8, 3, 0, 0, 0], 8); // eight bits a pixel, by palette
  const colors = palette.flatMap((color) =>
    [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16) || 0),
  );
  const opacity = palette.map((color) => (color === 'transparent' ? 0 : 255));
  const scanlines = new Uint8Array(height * (width + 1)); // each begins with its filter: none
  for (let row = 0; row < height; row++)
    scanlines.set(pixels.subarray(row * width, (row + 1) * width), row * (width + 1) + 1);
  return joined([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', header),
    chunk('PLTE', Uint8Array.from(colors)),
    chunk('tRNS', Uint8Array.from(opacity)),
    chunk('IDAT', stored(scanlines)),
    chunk('IEND', new Uint8Array()),
  ]);
}

/** The longest block of DEFLATE that is stored as it is. */
const longest = 0xffff;

/** A zlib stream that holds bytes as they are. */
function stored(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [Uint8Array.of(0x78, 0x01)];
  for (let at = 0; at === 0 || at < bytes.length; at += longest) {
    const block = bytes.subarray(at, at + longest);
    const isLast = at + longest >= bytes.length;
    const { length } = block;
    parts.push(Uint8Array.of(isLast ? 1 : 0, length, length >> 8, ~length, ~length >> 8), block);
  }
  let [low, high] = [1, 0];
  for (const byte of bytes) {
    low = (low + byte) % 65521;
    high = (high + low) % 65521;
  }
  return joined([...parts, Uint8Array.of(high >> 8, high, low >> 8, low)]);
}

function chunk(type: string, content: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + content.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, content.length);
  for (let at = 0; at < 4; at++) bytes[4 + at] = type.charCodeAt(at);
  bytes.set(content, 8);
  view.setUint32(8 + content.length, crc32(bytes.subarray(4, 8 + content.length)));
  return bytes;
}

/** The check sum of PNG, bit by bit: no table is made at import for some kilobytes. */
function crc32(bytes: Uint8Array): number {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
