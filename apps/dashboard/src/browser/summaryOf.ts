import { hasDiverged } from '@weir/core';
import type { Severity } from '@weir/core';
import type { Phase, RunState } from '../run/runState.ts';
import type { RunSummary } from '../source/runSource.ts';

/** What is known of a run from its beginning. */
export type Called = Pick<
  RunSummary,
  'id' | 'name' | 'startedAt' | 'variant' | 'comparison' | 'fork' | 'note' | 'origin' | 'weights'
>;

const statuses: Readonly<Record<Phase, RunSummary['status']>> = {
  waiting: 'running',
  running: 'running',
  paused: 'paused',
  completed: 'completed',
  stopped: 'stopped',
  failed: 'failed',
  interrupted: 'interrupted',
  lost: 'closed',
};

const gravity: readonly Severity[] = ['info', 'warning', 'error'];

/** A run's state in a line, as a server would put it. */
export function summaryOf(called: Called, state: RunState): RunSummary {
  const { phase, step, started, loss, initialLoss, evaluation, reason } = state;
  const active = state.findings.filter(({ cleared }) => cleared === undefined);
  const gravest = gravity.findLast((severity) => active.some((finding) => finding.severity === severity));
  return {
    ...called,
    status: statuses[phase],
    step,
    steps: started?.steps ?? 0,
    ...(loss !== undefined && { loss }),
    ...(initialLoss !== undefined && { initialLoss }),
    ...((state.notFinite || hasDiverged(state)) && { diverged: true as const }),
    ...(gravest !== undefined && { findings: { count: active.length, gravest } }),
    ...(evaluation && { evaluation: evaluation.splits }),
    ...(state.elsewhere && { trainedBy: 'tab' as const }),
    ...(phase === 'failed' && reason !== undefined && { error: reason }),
  };
}
