import { median } from './median.ts';
import type { Taken, Worker } from './worker.ts';

/** Seconds of warm-up, for compilers to settle, and of one turn. */
export interface Pace {
  readonly warmUp: number;
  readonly turn: number;
  /** How many turns it takes at most. */
  readonly turns: number;
}

/** One way of training a network, timed a turn at a time. */
export class Contestant {
  /** Of each turn, per step. */
  readonly turns: Taken[] = [];
  /** Why it cannot take part. */
  failure: string | undefined;
  private steps = 1;

  constructor(
    readonly name: string,
    private readonly worker: Worker,
    private readonly request: object,
    private readonly pace: Pace,
  ) {}

  async warmUp(): Promise<void> {
    try {
      const first = await this.take(1);
      let warm = await this.take(stepsIn(this.pace.warmUp / 2, first));
      warm = await this.take(stepsIn(this.pace.warmUp / 2, warm));
      this.steps = stepsIn(this.pace.turn, warm);
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error);
    }
  }

  async turn(): Promise<void> {
    if (this.failure !== undefined || this.turns.length >= this.pace.turns) return;
    this.turns.push(await this.take(this.steps));
  }

  /** Median seconds of a step. */
  get median(): Taken {
    return {
      wall: median(this.turns.map(({ wall }) => wall)),
      cpu: median(this.turns.map(({ cpu }) => cpu)),
    };
  }

  /** Median, over the rounds that both took part in, of this one's time in the other's. */
  ratioTo(other: Contestant): Taken {
    const pairs = this.turns.flatMap((turn, round) => {
      const theirs = other.turns[round];
      return theirs ? [{ wall: turn.wall / theirs.wall, cpu: turn.cpu / theirs.cpu }] : [];
    });
    return { wall: median(pairs.map(({ wall }) => wall)), cpu: median(pairs.map(({ cpu }) => cpu)) };
  }

  private async take(steps: number): Promise<Taken> {
    const { wall, cpu } = await this.worker.ask<Taken>({ ...this.request, steps });
    return { wall: wall / steps, cpu: cpu / steps };
  }
}

const stepsIn = (seconds: number, { cpu }: Taken): number => Math.max(1, Math.round(seconds / cpu));
