import type { DiagnosticFailed, Measurement, Snapshot } from '@weir/core';
import { Observable, Subject, Subscription } from 'rxjs';
import type { OperatorFunction } from 'rxjs';

/** After so many failures a diagnostic is asked no more. */
const mostFailures = 3;

/**
 * Runs a diagnostic so that it can fail and the training goes on: what it emits becomes `Measurement`s; what it
 * throws becomes a `DiagnosticFailed` that names it, and it starts afresh with the next snapshot. The third
 * failure drops it (`dropped: true`), and the stream completes. Errors of the source itself pass on.
 *
 * ```
 * source   --a--b--c--d--|
 * operator --1--#
 *             attempt
 *          --1--F--3--4--|
 * ```
 */
export function attempt<Value>(
  diagnostic: string,
  operator: OperatorFunction<Snapshot, Value>,
): OperatorFunction<Snapshot, Measurement<Value> | DiagnosticFailed> {
  return (source) =>
    new Observable((subscriber) => {
      const upstream = new Subscription();
      let failures = 0;
      let step = 0;
      let ended = false;
      let running: { readonly input: Subject<Snapshot>; readonly output: Subscription } | undefined;

      const fail = (error: unknown) => {
        stop();
        failures += 1;
        const dropped = failures >= mostFailures;
        const message = error instanceof Error ? error.message : String(error);
        subscriber.next({ type: 'diagnosticFailed', diagnostic, step, message, dropped });
        if (dropped || ended) finish();
      };
      const finish = () => {
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
        output.add(
          operator(input).subscribe({
            next: (value) => subscriber.next({ type: 'measurement', diagnostic, step, value }),
            error: fail,
            complete: finish,
          }),
        );
        return input;
      };

      subscriber.add(stop);
      subscriber.add(upstream);
      upstream.add(
        source.subscribe({
          next(snapshot) {
            step = snapshot.step;
            try {
              (running?.input ?? start()).next(snapshot);
            } catch (error) {
              fail(error); // operators may throw when applied, before there is a stream to fail
            }
          },
          error: (error: unknown) => subscriber.error(error),
          complete() {
            ended = true;
            if (running) running.input.complete();
            else finish();
          },
        }),
      );
    });
}
