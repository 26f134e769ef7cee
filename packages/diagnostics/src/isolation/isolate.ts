import { kept, plainProblem, stateRoom } from '@weir/core';
import type { DiagnosticFailed, Snapshot } from '@weir/core';
import { Observable, Subject, Subscription } from 'rxjs';
import type { OperatorFunction } from 'rxjs';

/** After so many failures a diagnostic is asked no more. */
const mostFailures = 3;

/** Options of `isolate`. */
export interface IsolateOptions {
  /** Whether all that the operator emits is plain data, by whoever wrote it: it is not looked through then. Default false. */
  readonly emitsPlainData?: boolean;
}

/**
 * Runs a diagnostic or a rule so that it can fail and the training goes on: what it emits becomes an event; what it
 * throws becomes a `DiagnosticFailed` that names it, and it starts afresh with the next snapshot. So does what it emits or
 * keeps if that is no plain data (a BigInt, a function, a circle, a Map): nothing could record it, send it or go on from it.
 * The third failure drops it (`dropped: true`), and the stream completes. An error of the source reaches it first, so that it may
 * have a last word, and then passes on.
 *
 * ```
 * source   --a--b--c--d--|
 * operator --1--#
 *             isolate
 *          --1--F--3--4--|
 * ```
 *
 * @param event What a value becomes, given the step at which it came.
 */
export function isolate<Value, Event>(
  diagnostic: string,
  operator: OperatorFunction<Snapshot, Value>,
  event: (value: Value, step: number) => Event,
  { emitsPlainData = false }: IsolateOptions = {},
): OperatorFunction<Snapshot, Event | DiagnosticFailed> {
  return (source) =>
    new Observable((subscriber) => {
      const upstream = new Subscription();
      const room = stateRoom(diagnostic);
      const own = room.within(() => stateRoom('own', (problem) => fail(new TypeError(problem))));
      const failures = room.within(() => kept('failures', 0));
      const course = room.within(() => kept<'ahead' | 'running' | 'finished'>('course', 'ahead'));
      let step = 0;
      let ended = false;
      let broken: { readonly error: unknown } | undefined;
      let running: { readonly input: Subject<Snapshot>; readonly output: Subscription } | undefined;

      const fail = (error: unknown) => {
        stop();
        own.clear();
        course.value = 'ahead';
        if (broken?.error === error) return; // the source's own, on its way through
        failures.value += 1;
        const dropped = failures.value >= mostFailures;
        const message = error instanceof Error ? error.message : String(error);
        subscriber.next({ type: 'diagnosticFailed', diagnostic, step, message, dropped });
        if (dropped || ended) finish();
      };
      const finish = () => {
        if (broken) return;
        course.value = 'finished';
        upstream.unsubscribe();
        subscriber.complete();
      };
      const stop = () => {
        running?.output.unsubscribe();
        running = undefined;
      };
      const start = () => {
        const input = new Subject<Snapshot>();
        const output = new Subscription();
        running = { input, output };
        course.value = 'running';
        const observer = {
          next(value: Value) {
            if (emitsPlainData) return subscriber.next(event(value, step));
            const made = plain(() => event(value, step));
            if ('problem' in made) fail(made.problem);
            else subscriber.next(made.event);
          },
          error: fail,
          complete: finish,
        };
        output.add(own.within(() => operator(input).subscribe(observer)));
        return input;
      };

      subscriber.add(stop);
      if (failures.value >= mostFailures || course.value === 'finished') return finish(); // before the run was taken up again
      subscriber.add(upstream);
      // It may have other sources than snapshots, of which there may be none left.
      if (course.value === 'running') start();
      upstream.add(
        source.subscribe({
          next(snapshot) {
            step = snapshot.step;
            const isFirst = !running;
            try {
              (running?.input ?? start()).next(snapshot);
              // Later ones are looked at when they are saved: most that are no plain data were never any.
              if (isFirst) own.check();
            } catch (error) {
              fail(error); // operators may throw when applied, before there is a stream to fail
            }
          },
          error(error: unknown) {
            broken = { error };
            // A source may fail ahead of its first value: the last word is due all the same.
            if (course.value === 'ahead' && failures.value === 0) start();
            running?.input.error(error);
            subscriber.error(error);
          },
          complete() {
            ended = true;
            if (running) running.input.complete();
            else finish();
          },
        }),
      );
    });
}

/** An event that can be recorded and sent, or why it cannot. */
function plain<Event>(make: () => Event): { readonly event: Event } | { readonly problem: unknown } {
  try {
    const event = make();
    const problem = plainProblem(event, '');
    return problem === undefined ? { event } : { problem: new TypeError(problem) };
  } catch (problem) {
    return { problem }; // a getter may throw
  }
}
