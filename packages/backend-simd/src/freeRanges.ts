/** Bytes that belong to nobody. */
export interface Range {
  start: number;
  bytes: number;
}

/** Free ranges of a memory, kept by the power of two below their size, so that one large enough is found soon. */
export class FreeRanges {
  readonly #bins: Range[][] = Array.from({ length: 33 }, () => []);
  #bytes = 0;

  add(start: number, bytes: number): void {
    this.#bins[31 - Math.clz32(bytes)]?.push({ start, bytes });
    this.#bytes += bytes;
  }

  /** Where so many bytes begin that were cut from a range; 0 if there is none so large. */
  cut(bytes: number): number {
    if (this.#bytes < bytes) return 0;
    for (let bin = 31 - Math.clz32(bytes); bin < this.#bins.length; bin++) {
      const ranges = this.#bins[bin] ?? [];
      for (let index = ranges.length - 1; index >= 0; index--) {
        const range = ranges[index];
        if (range === undefined || range.bytes < bytes) continue;
        const last = ranges.pop();
        if (last !== undefined && last !== range) ranges[index] = last;
        this.#bytes -= range.bytes;
        if (range.bytes > bytes) this.add(range.start + bytes, range.bytes - bytes);
        return range.start;
      }
    }
    return 0;
  }

  /**
   * Joins its ranges and others where they touch.
   *
   * @param top Where what was never handed out begins.
   * @returns Where it begins now: a range that ends there is given back to it.
   */
  merge(others: readonly Range[], top: number): number {
    const free = [...this.#bins.flat(), ...others].sort((a, b) => a.start - b.start);
    for (const bin of this.#bins) bin.length = 0;
    this.#bytes = 0;
    let current: Range | undefined;
    for (const range of free) {
      if (current && current.start + current.bytes === range.start) {
        current.bytes += range.bytes;
      } else {
        if (current) this.add(current.start, current.bytes);
        current = { ...range };
      }
    }
    if (!current) return top;
    if (current.start + current.bytes === top) return current.start;
    this.add(current.start, current.bytes);
    return top;
  }
}
