import { keeping } from '@weir/core';
import type { Budget } from '@weir/diagnostics';
import type { Control } from '@weir/nn';
import { filter, ignoreElements, merge, tap } from 'rxjs';
import type { Observable } from 'rxjs';
import { Stopwatch } from './stopwatch.ts';

/** The seconds that a run has trained, without set-up, pauses and evaluations, over all the processes it has had. */
export class Clock {
  private readonly watch = new Stopwatch();
  private before = 0;

  /** @param budget Paused for whatever is no training. */
  constructor(
    private readonly control: Control,
    private readonly budget: Budget | undefined,
  ) {
    keeping('seconds', {
      save: () => this.seconds,
      restore: (saved: number) => {
        this.before = saved;
      },
    });
  }

  get seconds(): number {
    return this.before + this.watch.seconds;
  }

  start(): void {
    this.watch.start();
  }

  stop(): void {
    this.watch.stop();
    this.budget?.pause();
  }

  /** Does some work that is no training. */
  without<Result>(work: () => Result): Result {
    this.stop();
    try {
      return work();
    } finally {
      this.start();
      this.budget?.pause();
    }
  }

  /** Stands still while the run is paused; emits nothing. */
  get pauses$(): Observable<never> {
    const { idle$, applied$, held$, waits$ } = this.control;
    const goesOn = ({ command: { type } }: { readonly command: { readonly type: string } }) =>
      type === 'resume' || type === 'step' || type === 'runTo';
    return merge(
      idle$.pipe(tap(() => this.stop())),
      applied$.pipe(
        filter(goesOn),
        tap(() => this.start()),
      ),
      // The time goes on, as a slow run is one that takes long; to a budget it is none of training's.
      waits$.pipe(tap(() => this.budget?.pause())),
      held$.pipe(tap((held) => (held ? this.stop() : this.start()))),
    ).pipe(ignoreElements());
  }
}
