import type { Snapshot } from '@weir/core';
import { budgeted, diagnose } from '@weir/diagnostics';
import type { Budget, DiagnosticInputs, DiagnosticKind } from '@weir/diagnostics';
import { filter, pipe } from 'rxjs';
import type { Watcher } from '../../run/experiment.ts';
import type { DiagnosticConfiguration } from '../configuration.ts';
import { knownDiagnostics } from '../extensions.ts';
import { kindOf } from './kindOf.ts';

/** What diagnostics are given besides snapshots. */
export interface WatchingOptions {
  /** What a run gives those that ask for it. */
  readonly inputs?: DiagnosticInputs;
  /** May thin the cadences. Default: they are as configured. */
  readonly budget?: Budget;
}

/**
 * The diagnostics that a configuration lists, each at its cadence and, so that a run's end is never missing, at the
 * last of its steps.
 */
export function watchersOf(
  diagnostics: readonly DiagnosticConfiguration[],
  steps: number,
  { inputs = {}, budget }: WatchingOptions = {},
): readonly Watcher[] {
  const last = steps - 1;
  const watcherOf = ({ type, every, ...options }: DiagnosticConfiguration, index: number): Watcher => {
    const found: DiagnosticKind = kindOf<DiagnosticKind>(`diagnostics[${index}]`, knownDiagnostics(), {
      type,
    });
    const due = (step: number) => step % every === 0 || step === last;
    const informed = { ...inputs, due };
    const kind = { ...found, operator: (chosen: object) => found.operator(chosen, informed) }; // its schema checked them
    const continuous = found.continuous(options, inputs);
    const isDue = ({ step }: { readonly step: number }) => due(step);
    const atEachStep = diagnose(kind, options, 1);
    const account = { diagnostic: type, every: continuous ? 1 : every, last, fixed: continuous };
    if (!continuous)
      return budget ? budgeted(budget, account, atEachStep) : pipe(filter<Snapshot>(isDue), atEachStep);
    return pipe(
      budget ? budgeted(budget, account, atEachStep) : atEachStep,
      filter((event) => event.type === 'diagnosticFailed' || isDue(event)),
    );
  };
  return diagnostics.map((one, index) => Object.assign(watcherOf(one, index), { isolated: true as const }));
}
