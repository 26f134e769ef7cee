import type { Heap } from './heap.ts';

/** A block that is kept from one use to the next, and replaced where a larger one is asked for. */
export class WorkingSpace {
  #pointer = 0;
  #sizeClass = 0;

  constructor(private readonly heap: Heap) {}

  /** The address of at least `bytes` bytes, with whatever was there; 0 for none. */
  atLeast(bytes: number): number {
    const { heap } = this;
    const sizeClass = bytes === 0 ? 0 : heap.sizeClass(bytes);
    if (sizeClass > this.#sizeClass) {
      if (this.#pointer !== 0) heap.free(this.#pointer, this.#sizeClass);
      this.#sizeClass = 0;
      this.#pointer = 0;
      this.#pointer = heap.allocate(sizeClass);
      this.#sizeClass = sizeClass;
    }
    return this.#pointer;
  }
}
