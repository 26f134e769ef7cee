import { median } from '../health/evidence/median.ts';

/**
 * What something usually takes, by its latest timings: the median of the means of blocks of them. The means keep what
 * recurs within a block; the median leaves out the block that a garbage collection or another process fell into. The
 * first timings, in which code is compiled, are left out.
 */
export class Timings {
  private readonly means: number[] = [];
  private readonly current: number[] = [];
  private ignored = 0;

  /**
   * @param first Timings left out at the start.
   * @param block Timings in a block: as many as one period of what recurs.
   * @param blocks Blocks remembered: fewer follow changes sooner.
   */
  constructor(
    private readonly first: number,
    private readonly block: number,
    private readonly blocks: number,
  ) {}

  add(time: number): void {
    if (this.ignored < this.first) {
      this.ignored += 1;
      return;
    }
    this.current.push(time);
    if (this.current.length < this.block) return;
    this.means.push(this.current.reduce((sum, one) => sum + one, 0) / this.block);
    if (this.means.length > this.blocks) this.means.shift();
    this.current.length = 0;
  }

  /** Undefined until there is a timing that counts; the least one until there is a block. */
  get typical(): number | undefined {
    if (this.means.length > 0) return median(this.means);
    return this.current.length > 0 ? Math.min(...this.current) : undefined;
  }
}
