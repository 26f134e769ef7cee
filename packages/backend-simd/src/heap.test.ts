import { describe, expect, it } from 'vitest';
import { Heap } from './heap.ts';

const MEGABYTE = 2 ** 20;

function heap(maximumBytes?: number): Heap {
  return new Heap(new WebAssembly.Memory({ initial: 2, maximum: 65536 }), 1000, maximumBytes);
}

describe('Heap', () => {
  it('gives blocks of at least the size asked for, at most 1/16 or 16 bytes larger, aligned to 16', () => {
    const subject = heap();
    for (let bytes = 1; bytes < 3e6; bytes += 1 + (bytes >>> 6)) {
      const before = subject.liveBytes;
      const sizeClass = subject.sizeClass(bytes);
      const pointer = subject.allocate(sizeClass);
      const given = subject.liveBytes - before;
      expect(given).toBeGreaterThanOrEqual(bytes);
      expect(given).toBeLessThanOrEqual(Math.max(bytes + 16, bytes * (17 / 16)));
      expect(pointer % 16).toBe(0);
      subject.free(pointer, sizeClass);
    }
    expect(subject.liveBytes).toBe(0);
  });

  it('hands out no byte twice', () => {
    const subject = heap();
    const blocks: { pointer: number; bytes: number; sizeClass: number }[] = [];
    let seed = 1;
    const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
    for (let turn = 0; turn < 20_000; turn++) {
      if (blocks.length > 0 && random(5) < 2) {
        const [block] = blocks.splice(random(blocks.length), 1);
        if (block) subject.free(block.pointer, block.sizeClass);
      } else {
        const bytes = 1 + random(2 ** (1 + random(14)));
        const sizeClass = subject.sizeClass(bytes);
        blocks.push({ pointer: subject.allocate(sizeClass), bytes, sizeClass });
      }
    }
    blocks.sort((a, b) => a.pointer - b.pointer);
    blocks.reduce((end, { pointer, bytes }) => {
      expect(pointer).toBeGreaterThanOrEqual(end);
      return pointer + bytes;
    }, 1000);
    expect(blocks.at(-1)?.pointer).toBeLessThan(subject.totalBytes);
  });

  it('finds a freed block again', () => {
    const subject = heap();
    const sizeClass = subject.sizeClass(12_800);
    const first = subject.allocate(sizeClass);
    subject.free(first, sizeClass);
    expect(subject.allocate(sizeClass)).toBe(first);
  });

  it.each([
    ['small blocks, then large ones', [100, 4000, 1 << 20]],
    ['large blocks, then small ones', [1 << 20, 4000, 100]],
  ])('stays within 1.5 times the live set over %s', (_name, sizes) => {
    const subject = heap();
    const live = 40 * MEGABYTE;
    for (const bytes of sizes) {
      const sizeClass = subject.sizeClass(bytes);
      const pointers = Array.from({ length: live / bytes }, () => subject.allocate(sizeClass));
      for (const pointer of pointers) subject.free(pointer, sizeClass);
    }
    expect(subject.totalBytes).toBeLessThan(1.5 * live);
  });

  it('refuses with the request and the total, unchanged', () => {
    const subject = heap(4 * MEGABYTE);
    const kept = subject.allocate(subject.sizeClass(2 * MEGABYTE));
    const live = subject.liveBytes;
    expect(() => subject.allocate(subject.sizeClass(3 * MEGABYTE))).toThrow(
      new RegExp(`another ${3 * MEGABYTE} bytes, got ${live} in use of \\d+`),
    );
    expect(subject.liveBytes).toBe(live);
    subject.free(kept, subject.sizeClass(2 * MEGABYTE));
    expect(subject.allocate(subject.sizeClass(3 * MEGABYTE))).toBeGreaterThan(0);
  });
});
