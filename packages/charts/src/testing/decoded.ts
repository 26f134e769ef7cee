import { inflateSync } from 'node:zlib';

/** An image of a palette as an eye sees it: the colour of each pixel, row after row. */
export function decoded(url: string): { readonly colors: readonly (readonly string[])[] } {
  const png = Buffer.from(url.replace('data:image/png;base64,', ''), 'base64');
  const parts = new Map<string, Buffer>();
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    parts.set(png.toString('latin1', at + 4, at + 8), png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const part = (name: string) => parts.get(name) ?? Buffer.alloc(0);
  const [width, height] = [part('IHDR').readUInt32BE(0), part('IHDR').readUInt32BE(4)];
  const lines = inflateSync(part('IDAT')); // it checks the sum of what it reads
  if (lines.length !== height * (width + 1)) throw new Error(`decoded: ${lines.length} bytes of an image`);
  const color = (place: number) =>
    part('tRNS')[place] === 0 ? 'transparent' : `#${part('PLTE').toString('hex', 3 * place, 3 * place + 3)}`;
  return {
    colors: Array.from({ length: height }, (_, row) =>
      Array.from({ length: width }, (__, at) => color(lines[row * (width + 1) + 1 + at] ?? 0)),
    ),
  };
}
