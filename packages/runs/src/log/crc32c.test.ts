import { expect, it } from 'vitest';
import { mulberry } from '../testing/mulberry.ts';
import { crc32c } from './crc32c.ts';

/** Bit by bit, as the polynomial is defined. */
function bitByBit(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0x82f63b78 : sum >>> 1;
  }
  return ~sum >>> 0;
}

it('is that of RFC 3720, B.4', () => {
  expect(crc32c(new TextEncoder().encode('123456789'))).toBe(0xe3069283);
  expect(crc32c(new Uint8Array(32))).toBe(0x8a9136aa);
  expect(crc32c(new Uint8Array(32).fill(0xff))).toBe(0x62a8ab43);
  expect(crc32c(Uint8Array.from({ length: 32 }, (_, at) => at))).toBe(0x46dd794e);
});

it('is the polynomial’s at every length and place', () => {
  const random = mulberry(2);
  const bytes = Uint8Array.from({ length: 80 }, () => random() * 256);
  for (let from = 0; from < 9; from++) {
    for (let to = from; to <= bytes.length; to++) {
      const part = bytes.subarray(from, to);
      expect(crc32c(part)).toBe(bitByBit(part));
    }
  }
});
