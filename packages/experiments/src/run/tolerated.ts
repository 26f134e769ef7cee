import { plainProblem } from '@weir/core';
import type { DiagnosticFailed, Snapshot } from '@weir/core';
import { catchError, defer, map, of, tap, throwError } from 'rxjs';
import type { OperatorFunction } from 'rxjs';
import type { Watcher } from './experiment.ts';

/** What a watcher emits. */
type Watched = Watcher extends OperatorFunction<Snapshot, infer Event> ? Event : never;

/**
 * A watcher with which training goes on whatever it does: what it throws, and what it emits that is no plain data, which
 * nothing could record or send, becomes a `DiagnosticFailed` that names it. Those of a configuration are isolated by
 * themselves; this is for one that was written in code. An error of the snapshots passes on.
 *
 * @param name What it is called where no measurement says it.
 */
export function tolerated(watcher: Watcher, name: string): Watcher {
  if (watcher.isolated) return watcher;
  return (snapshots$) =>
    defer(() => {
      let step = 0;
      let isBroken = false;
      const failed = (diagnostic: string, message: string, dropped: boolean): DiagnosticFailed => ({
        type: 'diagnosticFailed',
        diagnostic,
        step,
        message,
        dropped,
      });
      const checked = (event: Watched): Watched => {
        const problem = problemOf(event);
        if (problem === undefined) return event;
        const { diagnostic = name } = Object(event) as { readonly diagnostic?: string }; // a measurement has it
        return failed(diagnostic, problem, false);
      };
      const seen$ = snapshots$.pipe(
        tap({ next: (snapshot) => (step = snapshot.step), error: () => (isBroken = true) }),
      );
      return defer(() => watcher(seen$)).pipe(
        map(checked),
        catchError((error: unknown) =>
          isBroken
            ? throwError(() => error)
            : of(failed(name, error instanceof Error ? error.message : String(error), true)),
        ),
      );
    });
}

function problemOf(event: unknown): string | undefined {
  const isEvent = typeof event === 'object' && event !== null && 'type' in event;
  if (!isEvent) return `an event must be an object with a type, got ${typeof event}; emit a measurement`;
  try {
    return plainProblem(event, '');
  } catch (error) {
    return error instanceof Error ? error.message : String(error); // a getter may throw
  }
}
