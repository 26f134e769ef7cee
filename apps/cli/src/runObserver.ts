import type { RunEvent } from '@weir/core';
import { ReportBuilder } from '@weir/experiments';
import type { Configuration, Report } from '@weir/experiments';
import type { Reached, TakenUp } from '@weir/runs';
import { colorsFor } from './terminal/colors.ts';
import { noFigures, withEvent } from './terminal/figures.ts';
import type { ProgressView } from './terminal/progressView.ts';
import { stderrProgress } from './terminal/stderrProgress.ts';
import { summary } from './terminal/summary.ts';
import { tableWidthOf, widthOf } from './terminal/widthOf.ts';
import { threadsInUse, withThreadCount } from './threadsInUse.ts';

/** What a command keeps of a run's events while it shows how it goes. */
export interface RunObserver {
  readonly view: ProgressView;
  next(event: RunEvent): void;
  /** It was interrupted and can be resumed. */
  interrupted(reached: Reached): void;
  /** Whether a rule ended the run. */
  readonly endedByRule: boolean;
  /** What was reached so far, as tables. */
  summary(): string;
  /** The same as a report's fields. */
  report(): Report;
}

/**
 * Shows a run's progress on stderr, of one that is taken up that behind its past, and keeps what its summary and its report
 * are made of.
 */
export function runObserver(
  { logEvery }: Configuration,
  log: (line: string) => void,
  {
    evaluates = true,
    takenUp,
  }: { readonly evaluates?: boolean; readonly takenUp?: TakenUp | undefined } = {},
): RunObserver {
  const view = stderrProgress(log, logEvery, evaluates, takenUp);
  const builder = new ReportBuilder(logEvery);
  let figures = noFigures;
  let endedByRule = false;
  return {
    view,
    next(event) {
      view.event(event);
      builder.add(event);
      figures = withEvent(figures, event);
      if (event.type === 'finished') endedByRule = event.reason === 'rule';
    },
    interrupted({ steps, evaluation }) {
      builder.interrupted(steps);
      if (!evaluation) return;
      builder.add(evaluation);
      figures = withEvent(figures, evaluation);
    },
    get endedByRule() {
      return endedByRule;
    },
    summary() {
      const { stdout } = process;
      return `${summary(figures, colorsFor(stdout), widthOf(stdout), tableWidthOf(stdout)).join('\n')}\n`;
    },
    report: () => withThreadCount(builder.report(), threadsInUse()),
  };
}
