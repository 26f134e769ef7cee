import type { RunCommand, RunEvent } from '@weir/core';
import { Observable, Subject, of } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { bookedRun } from './bookedRun.ts';
import type { BookedRun } from './bookedRun.ts';

const progress = (from: number): RunEvent => ({
  type: 'progress',
  from,
  losses: [from + 1],
  learningRate: 0.1,
  seconds: 0,
});
const booked = (events$: Observable<RunEvent>) => bookedRun({ id: '1', name: 'one' }, () => events$);

/** What a subscriber gets, and how it ends. */
function heard(run: BookedRun) {
  const seen: { events: RunEvent[]; end?: unknown } = { events: [] };
  run.events$.subscribe({
    next: (event) => seen.events.push(event),
    error: (error: unknown) => (seen.end = error),
    complete: () => (seen.end = 'completed'),
  });
  return seen;
}
const steps = ({ events }: { events: readonly RunEvent[] }) =>
  events.flatMap((event) => (event.type === 'progress' ? event.losses : []));

describe('bookedRun', () => {
  it('gives each subscriber the past and then what comes', () => {
    const source$ = new Subject<RunEvent>();
    const run = booked(source$);
    source$.next(progress(0));
    const early = heard(run);
    source$.next(progress(1));
    const late = heard(run);
    source$.next(progress(2));
    source$.complete();
    expect([steps(early), steps(late)]).toEqual([
      [1, 2, 3],
      [1, 2, 3],
    ]);
    expect([early.end, late.end, heard(run).end]).toEqual(['completed', 'completed', 'completed']);
  });

  it('delivers in order what a subscriber causes while it gets an event', () => {
    const source$ = new Subject<RunEvent>();
    const run = booked(source$);
    const seen: number[] = [];
    run.events$.subscribe((event) => {
      if (event.type !== 'progress') return;
      seen.push(event.from);
      if (event.from === 0) source$.next(progress(5));
    });
    source$.next(progress(0));
    expect(seen).toEqual([0, 5]);
  });

  it('says how it stands: running, completed, failed with the reason, closed', () => {
    const status = (events$: Observable<RunEvent>) => booked(events$).summary();
    expect(status(new Subject())).toMatchObject({ status: 'running', name: 'one', step: 0 });
    expect(status(of(progress(0)))).toMatchObject({ status: 'completed', step: 1, loss: 1 });
    const failed = status(new Observable((subscriber) => subscriber.error(new Error('no data'))));
    expect(failed).toMatchObject({ status: 'failed', error: 'no data' });
    const run = booked(new Subject());
    run.close();
    expect(run.summary().status).toBe('closed');
    expect(run.outcome()).toEqual({ type: 'closed' });
  });

  it('is diverged where the run ended for that, and not for another failure', () => {
    const failing = (name: string) =>
      booked(
        new Observable((subscriber) => {
          subscriber.next(progress(0));
          subscriber.error(Object.assign(new Error('broken'), { name }));
        }),
      ).summary().diverged;
    expect([failing('DivergedError'), failing('RangeError')]).toEqual([true, undefined]);
  });

  it('hands the run’s error to every subscriber', () => {
    const error = new Error('broken');
    const run = booked(new Observable((subscriber) => subscriber.error(error)));
    expect(heard(run).end).toBe(error);
  });

  it('takes commands while it lives, and none after', () => {
    const commands: RunCommand[] = [];
    const source$ = new Subject<RunEvent>();
    const run = bookedRun({ id: '1', name: 'one' }, (control$) => {
      control$.subscribe((command) => commands.push(command));
      return source$;
    });
    expect(run.command({ type: 'pause' })).toBe(true);
    source$.complete();
    expect(run.command({ type: 'resume' })).toBe(false);
    expect(commands).toEqual([{ type: 'pause' }]);
  });

  it('lets go of the run when it is closed', () => {
    const source$ = new Subject<RunEvent>();
    const run = booked(source$);
    const seen = heard(run);
    run.close();
    expect(source$.observed).toBe(false);
    expect(seen.end).toBe('completed');
  });
});
