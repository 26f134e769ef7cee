import type { DiagnosticName, States } from '@weir/diagnostics';
import { momentAt } from '../run/moment.ts';
import type { Moment } from '../run/moment.ts';
import type { RunState } from '../run/runState.ts';

/**
 * Lays what a replay measured over a run, as if it had been measured then: of the diagnostics that were attached, and by every
 * step that either measured at. Nothing else of the run is another.
 */
export function withReplayed(
  names: readonly DiagnosticName[],
): (run: RunState, replayed: RunState) => RunState {
  const over = (measured: States, replayed: States): States => ({
    ...measured,
    ...Object.fromEntries(names.map((name) => [name, replayed[name]])), // each its own state
  });
  const joined = (run: RunState, replayed: RunState): readonly Moment[] => {
    const steps = new Set([...run.past, ...replayed.past].map(({ step }) => step));
    const by = ({ past, measured }: RunState, step: number) => momentAt(past, step)?.measured ?? measured;
    return [...steps]
      .sort((one, other) => one - other)
      .map((step) => ({ step, measured: over(by(run, step), by(replayed, step)) }));
  };
  let known: readonly [RunState['past'], RunState['past'], readonly Moment[]] | undefined;
  return (run, replayed) => {
    if (replayed.past.length === 0) return run;
    // A run's losses come more often than its measurements.
    if (known?.[0] !== run.past || known[1] !== replayed.past)
      known = [run.past, replayed.past, joined(run, replayed)];
    return { ...run, measured: over(run.measured, replayed.measured), past: known[2] };
  };
}
