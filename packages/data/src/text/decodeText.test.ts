import { describe, expect, it } from 'vitest';
import { decodeText } from './decodeText.ts';

const text = 'Ada\nNew York\nZoë\n';

/** The text as UTF-16, its two bytes in the order given. */
function utf16(of: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(2 * of.length));
  for (let at = 0; at < of.length; at++) view.setUint16(2 * at, of.charCodeAt(at), littleEndian);
  return new Uint8Array(view.buffer);
}

describe('decodeText', () => {
  it.each([true, false])('reads UTF-16 with and without a mark, little endian: %s', (little) => {
    expect(decodeText(utf16(text, little), 'x')).toBe(text);
    expect(decodeText(utf16(`\uFEFF${text}`, little), 'x')).toBe(text);
  });

  it('reads UTF-8 with and without a mark', () => {
    const encode = (of: string): Uint8Array => new TextEncoder().encode(of);
    expect(decodeText(encode(text), 'x')).toBe(text);
    expect(decodeText(encode(`\uFEFF${text}`), 'x')).toBe(text);
    expect(decodeText(encode(''), 'x')).toBe('');
  });

  it('names the first byte of what is neither', () => {
    expect(() => decodeText(Uint8Array.of(0x61, 0xe9, 0x0a), 'x')).toThrow(
      'text: x line 1, byte 1 must be UTF-8',
    );
  });
});
