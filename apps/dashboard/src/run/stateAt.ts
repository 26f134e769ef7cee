import type { States } from '@weir/diagnostics';
import { withHistories } from './histories.ts';
import { momentAt } from './moment.ts';
import type { RunState } from './runState.ts';

/** What had been measured by a step; without one, all. */
export function measuredBy({ past, measured }: RunState, step: number | undefined): States {
  const moment = step === undefined ? undefined : momentAt(past, step);
  return moment ? withHistories(moment.measured, measured) : measured;
}

/** A run as it stood at a step: what was measured by then, and what was found by then. */
export function stateAt(run: RunState, step: number | undefined): RunState {
  if (step === undefined) return run;
  const findings = run.findings
    .filter(({ since }) => since <= step)
    .map(({ cleared, ...finding }) =>
      cleared !== undefined && cleared <= step ? { ...finding, cleared } : finding,
    );
  return { ...run, measured: measuredBy(run, step), findings };
}
