/** Blocks up to this size come in steps of 16 bytes; above, in 16 steps an octave. */
const FINE_LIMIT = 1024;
const FINE_STEP = 16;
const STEPS_PER_OCTAVE = 16;
const PAGE = 65536;
/** Bytes kept free at the very end, so that a kernel may load a whole vector past the last value. */
const SLACK = 256;

/** Where a class of blocks begins: its index for a request of `bytes`, at most 2³². */
function classOf(bytes: number): number {
  if (bytes <= FINE_LIMIT) return bytes <= FINE_STEP ? 1 : (bytes + FINE_STEP - 1) >>> 4;
  const octave = 31 - Math.clz32(bytes - 1);
  const step = 1 << (octave - 4); // a 16th of the octave
  const past = bytes - step * STEPS_PER_OCTAVE;
  return FINE_LIMIT / FINE_STEP + (octave - 10) * STEPS_PER_OCTAVE + ((past + step - 1) >>> (octave - 4));
}

const CLASS_COUNT = FINE_LIMIT / FINE_STEP + 22 * STEPS_PER_OCTAVE + 1;

const CLASS_BYTES = Array.from({ length: CLASS_COUNT }, (_, index) => {
  const fine = FINE_LIMIT / FINE_STEP;
  if (index <= fine) return index * FINE_STEP;
  const octave = 10 + Math.floor((index - fine - 1) / STEPS_PER_OCTAVE);
  const step = ((index - fine - 1) % STEPS_PER_OCTAVE) + 1;
  return 2 ** octave + (step * 2 ** octave) / STEPS_PER_OCTAVE;
});

interface Range {
  start: number;
  bytes: number;
}

/**
 * The allocator of one growing WebAssembly memory.
 *
 * A freed block waits in the list of its size class, where the next request of that class finds it at once:
 * a training loop, whose sizes repeat, touches nothing else. Requests that find no such block cut one from a
 * larger free range, then from the untouched end; before the memory grows, all free neighbours are merged.
 * Sizes are rounded up by at most 1/16.
 *
 * Growth detaches every typed array on the memory, so use `f32`, `i32`, `u8` afresh after each allocation.
 */
export class Heap {
  f32: Float32Array<ArrayBuffer>;
  i32: Int32Array<ArrayBuffer>;
  u8: Uint8Array<ArrayBuffer>;
  /** Bytes handed out, rounded to their classes. */
  liveBytes = 0;
  /** The most that was ever handed out at once. */
  peakLiveBytes = 0;

  readonly #memory: WebAssembly.Memory;
  readonly #maximumBytes: number;
  readonly #recycled: number[][] = Array.from({ length: CLASS_COUNT }, () => []);
  /** Free ranges by the power of two below their size. */
  readonly #ranges: Range[][] = Array.from({ length: 33 }, () => []);
  #rangeBytes = 0;
  #freedSinceMerge = false;
  /** From here to the end nothing was ever handed out, or all was merged back. */
  #top: number;

  /**
   * @param memory the memory; may hold other data below `base`.
   * @param base first byte of the heap.
   * @param maximumBytes where to refuse growth; the default is all that 32-bit WebAssembly can address.
   */
  constructor(memory: WebAssembly.Memory, base: number, maximumBytes = 2 ** 32 - PAGE) {
    this.#memory = memory;
    this.#maximumBytes = maximumBytes;
    this.#top = Math.ceil(base / 64) * 64;
    this.f32 = new Float32Array(memory.buffer);
    this.i32 = new Int32Array(memory.buffer);
    this.u8 = new Uint8Array(memory.buffer);
  }

  /** Size of the whole memory. */
  get totalBytes(): number {
    return this.u8.byteLength;
  }

  /**
   * The size class of a request; `allocate` and `free` take it, so that a tensor's is found once.
   *
   * @throws RangeError on more than WebAssembly can address.
   */
  sizeClass(bytes: number): number {
    return bytes <= 2 ** 32 ? classOf(bytes) : this.#refuse(bytes);
  }

  /**
   * The address of a block of a size class, aligned to 16 bytes, with whatever values were there.
   *
   * @throws RangeError when the memory cannot grow that far; nothing has changed then.
   */
  allocate(sizeClass: number): number {
    const recycled = this.#recycled[sizeClass];
    const bytes = CLASS_BYTES[sizeClass];
    if (recycled === undefined || bytes === undefined) return this.#refuse(2 ** 32);
    let pointer = recycled.pop();
    if (pointer === undefined) pointer = this.#cut(bytes);
    this.liveBytes += bytes;
    if (this.liveBytes > this.peakLiveBytes) this.peakLiveBytes = this.liveBytes;
    return pointer;
  }

  /** Takes a block back. */
  free(pointer: number, sizeClass: number): void {
    const bytes = CLASS_BYTES[sizeClass] ?? 0;
    this.#recycled[sizeClass]?.push(pointer);
    this.liveBytes -= bytes;
    this.#freedSinceMerge = true;
  }

  #cut(bytes: number): number {
    const inRange = this.#cutFromRange(bytes);
    if (inRange !== 0) return inRange;
    if (this.#top + bytes + SLACK <= this.totalBytes) return this.#cutFromTop(bytes);
    if (this.#freedSinceMerge) {
      this.#merge();
      const merged = this.#cutFromRange(bytes);
      if (merged !== 0) return merged;
    }
    if (this.#top + bytes + SLACK > this.totalBytes) this.#grow(bytes);
    return this.#cutFromTop(bytes);
  }

  #cutFromTop(bytes: number): number {
    const pointer = this.#top;
    this.#top += bytes;
    return pointer;
  }

  #cutFromRange(bytes: number): number {
    if (this.#rangeBytes < bytes) return 0;
    for (let bin = 31 - Math.clz32(bytes); bin < this.#ranges.length; bin++) {
      const ranges = this.#ranges[bin] ?? [];
      for (let index = ranges.length - 1; index >= 0; index--) {
        const range = ranges[index];
        if (range === undefined || range.bytes < bytes) continue;
        const last = ranges.pop();
        if (last !== undefined && last !== range) ranges[index] = last;
        this.#rangeBytes -= range.bytes;
        if (range.bytes > bytes) this.#addRange(range.start + bytes, range.bytes - bytes);
        return range.start;
      }
    }
    return 0;
  }

  #addRange(start: number, bytes: number): void {
    this.#ranges[31 - Math.clz32(bytes)]?.push({ start, bytes });
    this.#rangeBytes += bytes;
  }

  /** Joins all free blocks that touch, and gives the last of them back to the untouched end. */
  #merge(): void {
    const free: Range[] = this.#ranges.flat();
    this.#recycled.forEach((pointers, sizeClass) => {
      const bytes = CLASS_BYTES[sizeClass] ?? 0;
      for (const start of pointers) free.push({ start, bytes });
      pointers.length = 0;
    });
    for (const bin of this.#ranges) bin.length = 0;
    this.#rangeBytes = 0;
    this.#freedSinceMerge = false;
    free.sort((a, b) => a.start - b.start);
    let current: Range | undefined;
    for (const range of free) {
      if (current && current.start + current.bytes === range.start) {
        current.bytes += range.bytes;
      } else {
        if (current) this.#addRange(current.start, current.bytes);
        current = { ...range };
      }
    }
    if (!current) return;
    if (current.start + current.bytes === this.#top) this.#top = current.start;
    else this.#addRange(current.start, current.bytes);
  }

  /** Grows by what is missing and an eighth more; by just what is missing where that is refused. */
  #grow(bytes: number): void {
    const missing = Math.ceil((this.#top + bytes + SLACK - this.totalBytes) / PAGE);
    const spare = Math.min(Math.ceil(this.totalBytes / 8 / PAGE), 1024);
    if (!this.#tryGrow(missing + spare) && !this.#tryGrow(missing)) this.#refuse(bytes);
    this.f32 = new Float32Array(this.#memory.buffer);
    this.i32 = new Int32Array(this.#memory.buffer);
    this.u8 = new Uint8Array(this.#memory.buffer);
  }

  #tryGrow(pages: number): boolean {
    if (this.totalBytes + pages * PAGE > this.#maximumBytes) return false;
    try {
      this.#memory.grow(pages);
      return true;
    } catch {
      return false; // The engine refuses with a RangeError; ours says how much is in use.
    }
  }

  #refuse(bytes: number): never {
    throw new RangeError(
      `simd: memory must hold another ${bytes} bytes, got ${this.liveBytes} in use of ${this.totalBytes} ` +
        `that cannot grow further; dispose of tensors (tf.tidy) or use smaller batches`,
    );
  }
}
