/** Seconds that passed while it ran: `stop` halts it, `start` lets it go on. */
export class Stopwatch {
  private before = 0;
  private from: number | undefined;

  start(): void {
    this.from ??= performance.now();
  }

  stop(): void {
    this.before = this.seconds;
    this.from = undefined;
  }

  get seconds(): number {
    return this.before + (this.from === undefined ? 0 : (performance.now() - this.from) / 1000);
  }
}
