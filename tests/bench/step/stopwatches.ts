import { median } from './median.ts';

interface Watch {
  calls: number;
  milliseconds: number;
  readonly steps: { readonly calls: number; readonly milliseconds: number }[];
}

/** What one function took of a step, in microseconds: medians over the steps. */
export interface Share {
  readonly name: string;
  readonly calls: number;
  readonly micros: number;
}

/** Times functions by name, a step at a time. What the clock itself takes is taken off. */
export class Stopwatches {
  private readonly watches = new Map<string, Watch>();
  private readonly millisecondsACall: number;

  constructor() {
    const empty = this.timed('', () => undefined);
    const trials = Array.from({ length: 50 }, () => {
      for (let call = 0; call < 1000; call++) empty();
      return this.take('').milliseconds / 1000;
    });
    this.watches.clear();
    this.millisecondsACall = median(trials);
  }

  /** The function, timed. */
  timed<Args extends readonly unknown[], Result>(
    name: string,
    run: (...args: Args) => Result,
  ): (...args: Args) => Result {
    const watch: Watch = { calls: 0, milliseconds: 0, steps: [] };
    this.watches.set(name, watch);
    return (...args) => {
      const started = performance.now();
      const result = run(...args);
      watch.milliseconds += performance.now() - started;
      watch.calls += 1;
      return result;
    };
  }

  endStep(): void {
    for (const name of this.watches.keys()) {
      const { calls, milliseconds } = this.take(name);
      if (calls > 0) this.watches.get(name)?.steps.push({ calls, milliseconds });
    }
  }

  /** Forgets the steps so far. */
  clear(): void {
    for (const watch of this.watches.values()) watch.steps.length = 0;
  }

  /** The longest first. */
  get shares(): readonly Share[] {
    return Array.from(this.watches, ([name, { steps }]) => {
      const calls = median(steps.map((step) => step.calls));
      const milliseconds = median(steps.map((step) => step.milliseconds)) - calls * this.millisecondsACall;
      return { name, calls, micros: milliseconds * 1000 };
    })
      .filter(({ calls }) => calls > 0)
      .sort((a, b) => b.micros - a.micros);
  }

  /** Microseconds of a step in all of them together. */
  get total(): number {
    return this.shares.reduce((sum, { micros }) => sum + micros, 0);
  }

  private take(name: string): { calls: number; milliseconds: number } {
    const watch = this.watches.get(name);
    if (!watch) return { calls: 0, milliseconds: 0 };
    const { calls, milliseconds } = watch;
    watch.calls = 0;
    watch.milliseconds = 0;
    return { calls, milliseconds };
  }
}
