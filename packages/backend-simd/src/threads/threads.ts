import type { WasmExports } from '../generated/wasm.ts';
import type { Heap } from '../heap.ts';
import { WorkingSpace } from '../workingSpace.ts';
import { CONTROL_BYTES, MOST_PARTS, controlWords as words } from './controlWords.ts';
import { Rest } from './rest.ts';
import { startWorker } from './startWorker.ts';
import type { ThreadWorker } from './startWorker.ts';

/**
 * The functions of WebAssembly that compute a part of their work. Their last arguments are the working space, whether it is the
 * first part that this thread computes, which part it is, and of how many.
 */
const SHARED = ['matMul', 'convolve', 'convolveFilterGrad'] as const;

/** One of them. */
export type SharedFunction = (typeof SHARED)[number];

/** Multiplications from which work is shared out: some 20 µs. */
const LEAST_WORK = 400_000;
/** Multiplications that a part has at least. */
const LEAST_PART = 100_000;
/** Milliseconds that are spun for a worker that is still at its last part, at least. */
const PATIENCE = 0.1;
/** Milliseconds that are slept at most before looking again. */
const NAP = 1;

/** What a pool of threads works on. */
export interface ThreadsOptions {
  /** Compiled for shared memory. */
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly heap: Heap;
  readonly wasm: WasmExports;
  /** How many threads, with the one that this runs on. */
  readonly count: number;
  /** Called, once, if a worker does not start or breaks off; then all is computed on this thread. */
  readonly failed: (reason: string) => void;
}

/**
 * Threads that share in the work of one kernel after the other: this one and workers on the same memory.
 *
 * A job is cut into parts, which this thread and whoever else is awake take one at a time until none is left; nobody waits for a
 * worker that has not begun. Each part writes values of its own, in the order in which the whole would compute them, so that
 * the bits are those of one thread whoever takes which. A worker that is still at its last part is spun for, then slept for,
 * and left out of jobs for a while: another process has its core.
 */
export class Threads {
  /** How many, with the one that this runs on. */
  readonly count: number;
  readonly #functions: readonly ((...args: number[]) => void)[];
  readonly #word: Int32Array<SharedArrayBuffer>;
  readonly #values: Float64Array<SharedArrayBuffer>;
  readonly #spaces: readonly WorkingSpace[];
  readonly #workers: readonly ThreadWorker[];
  readonly #rest = new Rest(() => performance.now());
  #job = 0;
  #partsOfWorkers = 0;
  #areUsable = true;
  #maySleep = true;

  constructor({ module, memory, heap, wasm, count, failed }: ThreadsOptions) {
    this.count = count;
    // All parameters of WebAssembly are numbers.
    this.#functions = SHARED.map((name) => wasm[name] as (...args: number[]) => void);
    const control = new SharedArrayBuffer(CONTROL_BYTES);
    this.#word = new Int32Array(control);
    this.#values = new Float64Array(control, words.values);
    const others = Array.from({ length: count - 1 }, (_, index) => index);
    this.#spaces = others.map(() => new WorkingSpace(heap));
    this.#workers = others.map((index) =>
      startWorker(
        {
          ...{ module, memory, control, words, names: SHARED },
          tile: heap.allocate(heap.sizeClass(128)),
          scratch: words.scratch + index,
        },
        (reason) => {
          if (!this.#areUsable) return;
          this.#areUsable = false;
          failed(reason);
        },
      ),
    );
  }

  /** How many parts of all jobs so far workers computed, and not this thread. */
  get partsOfWorkers(): number {
    return this.#partsOfWorkers;
  }

  /** Whether workers take part: not any more where one did not start, failed, or all were ended. */
  get areUsable(): boolean {
    return this.#areUsable;
  }

  /** Whether so many multiplications are worth sharing out, and the workers are there for it. */
  areFor(work: number): boolean {
    return work >= LEAST_WORK && this.#areUsable && this.#rest.isOver;
  }

  /** Into how many parts to cut so many multiplications: at most so many for each thread. */
  partsOf(work: number, forEach: number): number {
    return Math.min(MOST_PARTS, this.count * forEach, Math.max(2, Math.floor(work / LEAST_PART)));
  }

  /**
   * Runs a function on all threads, part by part.
   *
   * @param args all but its last four arguments.
   * @param scratch working space of this thread, of `bytes` bytes; each worker gets as much.
   */
  run(name: SharedFunction, args: readonly number[], scratch: number, bytes: number, parts: number): void {
    const run = this.#functions[SHARED.indexOf(name)] ?? missing(name);
    const begun = performance.now();
    this.#putUp(SHARED.indexOf(name), args, bytes, parts);
    let own = 0;
    for (let open = Atomics.load(this.#word, words.open); (open & MOST_PARTS) !== 0;) {
      const found = Atomics.compareExchange(this.#word, words.open, open, open - 1);
      if (found === open) {
        run(...args, scratch, own === 0 ? 1 : 0, parts - (open & MOST_PARTS), parts);
        own++;
        open = Atomics.load(this.#word, words.open);
      } else open = found;
    }
    if (Atomics.load(this.#word, words.done) !== parts - own) {
      const each = (performance.now() - begun) / Math.max(own, 1);
      this.#join(parts - own, Math.max(PATIENCE, 4 * each));
    }
    this.#partsOfWorkers += parts - own;
    if (Atomics.load(this.#word, words.failed) === 0) return;
    this.#areUsable = false;
    run(...args, scratch, 1, 0, 1);
  }

  /** Ends the workers. */
  dispose(): void {
    this.#areUsable = false;
    Atomics.store(this.#word, words.end, 1);
    Atomics.add(this.#word, words.job, 1);
    Atomics.notify(this.#word, words.job);
    for (const worker of this.#workers) worker.end();
  }

  #putUp(name: number, args: readonly number[], bytes: number, parts: number): void {
    const word = this.#word;
    // Ahead of all else, since the memory may refuse. Nobody works on the one before any more.
    this.#spaces.forEach((space, index) => (word[words.scratch + index] = space.atLeast(bytes)));
    word[words.name] = name;
    word[words.parts] = parts;
    word[words.count] = args.length;
    this.#values.set(args);
    this.#job = (this.#job + 1) | 0;
    Atomics.store(word, words.done, 0);
    Atomics.store(word, words.open, (this.#job << 8) | parts);
    Atomics.store(word, words.job, this.#job);
    if (Atomics.load(word, words.asleep) !== 0) Atomics.notify(word, words.job);
  }

  /** Waits until the workers have finished what they have begun. */
  #join(begun: number, patience: number): void {
    const word = this.#word;
    const end = performance.now() + patience;
    do {
      for (let spin = 0; spin < 500; spin++) if (Atomics.load(word, words.done) === begun) return;
    } while (performance.now() < end);
    this.#rest.begin();
    // Asleep, this thread leaves its core to the worker whose own is taken.
    Atomics.store(word, words.waiting, 1);
    for (let done = Atomics.load(word, words.done); done !== begun; done = Atomics.load(word, words.done)) {
      if (this.#maySleep) this.#sleep(done);
    }
    Atomics.store(word, words.waiting, 0);
  }

  #sleep(done: number): void {
    try {
      Atomics.wait(this.#word, words.done, done, NAP);
    } catch {
      this.#maySleep = false; // a page's own thread must not sleep
    }
  }
}

function missing(name: string): never {
  throw new Error(`simd: WebAssembly must have ${name}, got no such function; build it anew`);
}
