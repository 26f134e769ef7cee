import { describe, expect, it } from 'vitest';
import { decoded } from '../testing/decoded.ts';
import { dataUrl } from './dataUrl.ts';
import { indexedPng } from './indexedPng.ts';

describe('indexedPng', () => {
  it('holds each pixel, with those that are transparent', () => {
    const palette = ['transparent', '#ff0000', '#00ff7f'];
    const png = indexedPng({ width: 3, height: 2, pixels: Uint8Array.of(0, 1, 2, 2, 1, 0), palette });
    expect(decoded(dataUrl(png)).colors).toEqual([palette, [...palette].reverse()]);
  });

  it('holds more than one block of DEFLATE takes', () => {
    const [width, height] = [300, 301];
    const pixels = Uint8Array.from({ length: width * height }, (_, at) => (at * 7) % 3);
    const palette = ['#000000', '#111111', '#222222'];
    const { colors } = decoded(dataUrl(indexedPng({ width, height, pixels, palette })));
    expect(colors.flat().every((color, at) => color === palette[pixels[at] ?? 0])).toBe(true);
    expect(colors.flat()).toHaveLength(width * height);
  });

  it('is, byte for byte, what readers that look at check sums take: a white pixel', () => {
    const png = indexedPng({ width: 1, height: 1, pixels: Uint8Array.of(0), palette: ['#ffffff'] });
    expect(Buffer.from(png).toString('base64')).toBe(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAMAAAAoyzS7AAAAA1BMVEX///+nxBvIAAAAAXRSTlP/beQ36wAAAA1JREFUeAEBAgD9/wAAAAIAAX4FDdIAAAAASUVORK5CYII=',
    );
  });

  it('refuses more colours than a byte can name', () => {
    const palette = Array.from({ length: 257 }, () => '#000000');
    expect(() => indexedPng({ width: 1, height: 1, pixels: Uint8Array.of(0), palette })).toThrow(
      'indexedPng: palette must have at most 256 colours, got 257; merge some',
    );
  });
});
