import { FreeRanges } from './freeRanges.ts';
import { classBytes, classOf } from './sizeClasses.ts';

const PAGE = 65536;
/** Bytes kept free at the very end, so that a kernel may load a whole vector past the last value. */
const SLACK = 256;

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
  readonly #isShared: boolean;
  readonly #recycled: number[][] = classBytes.map(() => []);
  readonly #ranges = new FreeRanges();
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
    this.#isShared = !(memory.buffer instanceof ArrayBuffer);
    this.#top = Math.ceil(base / 64) * 64;
    this.f32 = new Float32Array(memory.buffer);
    this.i32 = new Int32Array(memory.buffer);
    this.u8 = new Uint8Array(memory.buffer);
  }

  /** Whether an array buffer is the memory, as it is or as it was before it grew. */
  isMemory(buffer: ArrayBufferLike): boolean {
    // A view of shared memory goes on being one when the memory grows, under a buffer of its own.
    return buffer === this.u8.buffer || (this.#isShared && buffer instanceof SharedArrayBuffer);
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
    const bytes = classBytes[sizeClass];
    if (recycled === undefined || bytes === undefined) return this.#refuse(2 ** 32);
    let pointer = recycled.pop();
    if (pointer === undefined) pointer = this.#cut(bytes);
    this.liveBytes += bytes;
    if (this.liveBytes > this.peakLiveBytes) this.peakLiveBytes = this.liveBytes;
    return pointer;
  }

  /** Takes a block back. */
  free(pointer: number, sizeClass: number): void {
    const bytes = classBytes[sizeClass] ?? 0;
    this.#recycled[sizeClass]?.push(pointer);
    this.liveBytes -= bytes;
    this.#freedSinceMerge = true;
  }

  #cut(bytes: number): number {
    const inRange = this.#ranges.cut(bytes);
    if (inRange !== 0) return inRange;
    if (this.#top + bytes + SLACK <= this.totalBytes) return this.#cutFromTop(bytes);
    if (this.#freedSinceMerge) {
      this.#merge();
      const merged = this.#ranges.cut(bytes);
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

  /** Joins all free blocks that touch, and gives the last of them back to the untouched end. */
  #merge(): void {
    const blocks = this.#recycled.flatMap((pointers, sizeClass) => {
      const bytes = classBytes[sizeClass] ?? 0;
      return pointers.splice(0).map((start) => ({ start, bytes }));
    });
    this.#freedSinceMerge = false;
    this.#top = this.#ranges.merge(blocks, this.#top);
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
