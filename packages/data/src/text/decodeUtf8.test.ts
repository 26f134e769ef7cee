import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeUtf8 } from './decodeUtf8.ts';

describe('decodeUtf8', () => {
  it('reads back any text, without its byte order mark', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!text.startsWith('\uFEFF'));
        expect(decodeUtf8(new TextEncoder().encode(`\uFEFF${text}`), 'x')).toBe(text);
      }),
    );
  });

  it.each([
    [[0x61, 0x0a, 0xe9, 0x0a], 'line 2, byte 2', 'the byte 0xe9'], // é in Latin-1, a sequence that is not gone on with
    [[0xff, 0xfe, 0x61, 0x00], 'line 1, byte 0', 'the byte 0xff'], // UTF-16
    [[0xef, 0xbb, 0xbf, 0x61, 0x0a, 0xe9], 'line 2, byte 5', 'the byte 0xe9'], // behind a byte order mark
    [[0x61, 0xef, 0xbf], 'line 1, byte 2', 'the byte 0xbf'], // as the replacement character begins
    [[0x61, 0xc3], 'line 1, byte 1', 'the byte 0xc3'], // é cut in two by the file's end
  ])('names where %j stops being UTF-8', (bytes, where, got) => {
    expect(() => decodeUtf8(Uint8Array.from(bytes), 'old.txt')).toThrow(
      `text: old.txt ${where} must be UTF-8, got ${got}; save the file as UTF-8 text`,
    );
  });
});
