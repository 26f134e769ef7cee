import { describe, expect, it } from 'vitest';
import { crc32c } from './crc32c.ts';
import { frame, frameBytes, framesOf, headBytes, marker, mostPayload, mustFitFrame } from './frame.ts';
import { readFrames } from './readFrames.ts';

const ascii = (text: string) => new TextEncoder().encode(text);

describe('crc32c', () => {
  // RFC 3720, B.4, and the check value of the Castagnoli polynomial.
  it.each([
    ['123456789', ascii('123456789'), 0xe3069283],
    ['32 zeros', new Uint8Array(32), 0x8a9136aa],
    ['32 ones', new Uint8Array(32).fill(0xff), 0x62a8ab43],
    ['0 to 31', Uint8Array.from({ length: 32 }, (_, at) => at), 0x46dd794e],
    ['nothing', new Uint8Array(0), 0],
  ])('of %s is the standard’s', (_, bytes, sum) => {
    expect(crc32c(bytes)).toBe(sum);
  });
});

describe('frame', () => {
  it('is marker, length, sequence, their checksum, the payload and its checksum', () => {
    const record = frame(7, ascii('abc'));
    const view = new DataView(record.buffer);
    expect(record).toHaveLength(frameBytes + 3);
    expect([...record.subarray(0, 4)]).toEqual([...marker]);
    expect([view.getUint32(4, true), view.getUint32(8, true)]).toEqual([3, 7]);
    expect(view.getUint32(12, true)).toBe(crc32c(record.subarray(4, 12)));
    expect([...record.subarray(headBytes, headBytes + 3)]).toEqual([...ascii('abc')]);
    expect(view.getUint32(headBytes + 3, true)).toBe(crc32c(ascii('abc')));
  });

  it('is read back, one after the other', () => {
    const log = [frame(0, ascii('one')), frame(1, new Uint8Array(0)), frame(2, ascii('three'))];
    const bytes = Uint8Array.from(log.flatMap((record) => [...record]));
    const found = [...readFrames(bytes, 0)].map((each) =>
      each.type === 'record' ? [each.sequence, new TextDecoder().decode(each.payload)] : each.type,
    );
    expect(found).toEqual([
      [0, 'one'],
      [1, ''],
      [2, 'three'],
    ]);
  });

  it('refuses a payload longer than a reader would take', () => {
    // A length alone: 64 MiB need not be there.
    const long = { length: mostPayload + 1 } as Uint8Array;
    expect(() => frame(0, long)).toThrow(
      new RangeError(
        `frame: payload must have at most ${mostPayload} bytes, got ${mostPayload + 1}; measure less at a step`,
      ),
    );
  });

  it('refuses a text that is longer in UTF-8, ahead of its being written', () => {
    const letters = mostPayload / 2;
    expect(() => mustFitFrame('é'.repeat(letters))).not.toThrow();
    expect(() => mustFitFrame('é'.repeat(letters + 1))).toThrow(
      `frame: payload must have at most ${mostPayload} bytes, got ${mostPayload + 2}; measure less at a step`,
    );
  });

  it('has a marker that no text holds', () => {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    for (const byte of [marker[0] ?? 0, marker[3] ?? 0])
      expect(() => decoder.decode(Uint8Array.of(byte))).toThrow();
  });
});

describe('framesOf', () => {
  it('makes the bytes that frame makes of each text', () => {
    const texts = ['one', '', 'déjà vu', '流 🌊', 'x'.repeat(1000)];
    const one = texts.flatMap((text, at) => [...frame(7 + at, ascii(text))]);
    expect([...framesOf(7, texts)]).toEqual(one);
    expect(framesOf(0, [])).toHaveLength(0);
  });
});
