/** Seconds that passed between `start` and `stop`, or until now. */
export class Stopwatch {
  private from: number | undefined;
  private to: number | undefined;

  start(): void {
    this.from = performance.now();
  }

  stop(): void {
    this.to = performance.now();
  }

  get seconds(): number {
    return this.from === undefined ? 0 : ((this.to ?? performance.now()) - this.from) / 1000;
  }
}
