import { median } from '../health/median.ts';

/**
 * What something usually takes, by its latest timings: the median of the means of blocks of them. The means keep what
 * recurs within a block; the median leaves out the block that a garbage collection or another process fell into. The
 * first timing, which includes compilation, is left out.
 */
export class Timings {
  private readonly means: number[] = [];
  private sum = 0;
  private count = 0;
  private started = false;

  /**
   * @param block Timings in a block: as many as one period of what recurs.
   * @param blocks Blocks remembered: fewer follow changes sooner.
   */
  constructor(
    private readonly block: number,
    private readonly blocks: number,
  ) {}

  add(time: number): void {
    if (!this.started) {
      this.started = true;
      return;
    }
    this.sum += time;
    this.count += 1;
    if (this.count < this.block) return;
    this.means.push(this.sum / this.count);
    if (this.means.length > this.blocks) this.means.shift();
    this.sum = 0;
    this.count = 0;
  }

  /** Undefined before the second timing. */
  get typical(): number | undefined {
    if (this.means.length > 0) return median(this.means);
    return this.count > 0 ? this.sum / this.count : undefined;
  }
}
