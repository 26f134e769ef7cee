import { describe, expect, it } from 'vitest';
import { mulberry } from '../testing/mulberry.ts';
import { mutated } from '../testing/mutated.ts';
import { crc32c } from './crc32c.ts';
import { frame } from './frame.ts';
import { readFrames } from './readFrames.ts';

const text = (value: string) => new TextEncoder().encode(value);
const joined = (...parts: readonly Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
const records = ['{"a":1}', '', '{"text":"ÿWRþ é"}', 'x'.repeat(3000)].map((value, at) =>
  frame(at, text(value)),
);
const log = joined(...records);

const summary = (bytes: Uint8Array) =>
  [...readFrames(bytes)].map((found) =>
    found.type === 'record' ? found.sequence : `${found.type} at ${found.offset}`,
  );

it('has the checksum of RFC 3720', () => {
  expect(crc32c(text('123456789'))).toBe(0xe3069283);
  expect(crc32c(new Uint8Array(32))).toBe(0x8a9136aa);
});

describe('a log of records', () => {
  it('gives each back with its place', () => {
    const found = [...readFrames(log, 100)];
    expect(
      found.map((one) => (one.type === 'record' ? new TextDecoder().decode(one.payload) : one.type)),
    ).toEqual(['{"a":1}', '', '{"text":"ÿWRþ é"}', 'x'.repeat(3000)]);
    expect(found.map((one) => one.offset)).toEqual([100, 127, 147, 187]);
  });

  it('that breaks off at any byte ends in a torn tail, and nothing else is lost', () => {
    const ends = records.reduce<number[]>((all, one) => [...all, (all.at(-1) ?? 0) + one.length], [0]);
    for (let size = 0; size <= log.length; size++) {
      const found = [...readFrames(log.subarray(0, size))];
      const whole = ends.filter((end) => end > 0 && end <= size).length;
      expect(found.filter(({ type }) => type === 'record')).toHaveLength(whole);
      const rest = found.filter(({ type }) => type !== 'record');
      expect(rest).toEqual(ends.includes(size) ? [] : [{ type: 'torn', offset: ends[whole] }]);
    }
  });

  it('with one byte changed anywhere in the middle tells where, and goes on at the next record', () => {
    const [first = log, second = log] = records;
    for (let at = first.length; at < first.length + second.length; at++) {
      const bytes = log.slice();
      bytes[at] = (bytes[at] ?? 0) ^ 0x10;
      expect(summary(bytes)).toEqual([0, `corruption at ${first.length}`, 2, 3]);
    }
  });

  it('tells of what lies between two records', () => {
    const [first = log, ...rest] = records;
    expect(summary(joined(first, text('garbage'), ...rest))).toEqual([
      0,
      `corruption at ${first.length}`,
      1,
      2,
      3,
    ]);
  });

  it('read with 10,000 mutations never throws, and invents no record', () => {
    const random = mulberry(12);
    const known = new Set(records.map((one) => one.slice(16).join()));
    for (let round = 0; round < 10_000; round++) {
      for (const found of readFrames(mutated(log, random))) {
        if (found.type === 'record')
          expect(known.has(joined(found.payload, bytesOf(crc32c(found.payload))).join())).toBe(true);
        else expect(Number.isInteger(found.offset)).toBe(true);
      }
    }
  }, 30_000);

  it('takes time in proportion to its bytes when it is nothing but heads', () => {
    const head = frame(1, new Uint8Array(0)).slice(0, 16);
    const claim = frame(1, new Uint8Array(1_000_000)).slice(0, 16);
    const hostile = new Uint8Array(4_000_000);
    for (let at = 0; at + 16 <= hostile.length; at += 16) hostile.set(at % 32 === 0 ? claim : head, at);
    const start = performance.now();
    expect([...readFrames(hostile)].length).toBeGreaterThan(0);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

const bytesOf = (sum: number) => new Uint8Array(Uint32Array.of(sum).buffer);
