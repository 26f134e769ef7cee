/** Milliseconds that the workers are left out after the first that came late, and at most. */
const SHORTEST = 4;
const LONGEST = 512;

/**
 * When workers are left out of jobs because one of them was late, as it is when another process has its core: for 4 ms at first,
 * and twice as long each time that one is late again soon after, so that a busy core costs little.
 */
export class Rest {
  #length = 0;
  #until = 0;

  constructor(private readonly now: () => number) {}

  /** Whether it is over, or there was none. */
  get isOver(): boolean {
    return this.#length === 0 || this.now() >= this.#until;
  }

  /** Begins one. */
  begin(): void {
    const now = this.now();
    const isSoon = this.#length > 0 && now - this.#until < 2 * this.#length;
    this.#length = isSoon ? Math.min(2 * this.#length, LONGEST) : SHORTEST;
    this.#until = now + this.#length;
  }
}
