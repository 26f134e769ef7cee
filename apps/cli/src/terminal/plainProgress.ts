import type { RunEvent } from '@weir/core';
import type { TakenUp } from '@weir/runs';
import { progressLine, sinceOf } from './progressLine.ts';
import type { ProgressView } from './progressView.ts';
import { runLog } from './runLog.ts';

/** Progress for what is no terminal: a line every `logEvery` steps, of a run that is taken up behind those that are recorded. */
export function plainProgress(
  write: (line: string) => void,
  logEvery: number,
  evaluates = true,
  takenUp?: TakenUp,
): ProgressView {
  const log = runLog(undefined, evaluates, takenUp);
  const since = sinceOf(takenUp);
  const isTold = (step: number) => step < (takenUp?.recorded ?? 0);
  let steps = 0;
  let done = 0;
  /** What was found or measured at steps whose losses are still to come: it is said behind their lines. */
  let held: { readonly step: number; readonly lines: readonly string[] }[] = [];
  const release = (until = Infinity): void => {
    const ready = held.filter(({ step }) => step <= until);
    held = held.filter(({ step }) => step > until);
    for (const { lines } of ready) lines.forEach(write);
  };
  const progress = ({
    from,
    losses,
    learningRate,
    seconds,
  }: Extract<RunEvent, { type: 'progress' }>): void => {
    losses.forEach((loss, at) => {
      const step = from + at;
      if (!isTold(step) && (step % logEvery === 0 || step === steps - 1)) {
        write(progressLine({ done: step + 1, steps, loss, learningRate, seconds, since }));
      }
      release(step);
    });
    done = from + losses.length;
  };
  return {
    event(event) {
      if (event.type === 'started') steps = event.steps;
      const last = lastStepOf(event);
      if (last !== undefined && last >= done) {
        held.push({ step: last, lines: log(event) });
        return;
      }
      if (event.type === 'progress') progress(event);
      else if (event.type !== 'measurement') release();
      log(event).forEach(write);
    },
    say: write,
    end: () => release(),
  };
}

/** The step whose line what an event says belongs behind, where it is of one. */
function lastStepOf(event: RunEvent): number | undefined {
  if (event.type === 'finding') return event.step;
  // Both are between two steps, and name the next.
  return event.type === 'evaluated' || event.type === 'rateChanged' ? event.step - 1 : undefined;
}
