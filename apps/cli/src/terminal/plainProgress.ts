import type { RunEvent } from '@weir/core';
import { progressLine } from './progressLine.ts';
import type { ProgressView } from './progressView.ts';
import { runLog } from './runLog.ts';

/** Progress for what is no terminal: a line every `logEvery` steps. */
export function plainProgress(
  write: (line: string) => void,
  logEvery: number,
  evaluates = true,
): ProgressView {
  const log = runLog(undefined, evaluates);
  let steps = 0;
  const progress = ({
    from,
    losses,
    learningRate,
    seconds,
  }: Extract<RunEvent, { type: 'progress' }>): void => {
    losses.forEach((loss, at) => {
      const step = from + at;
      if (step % logEvery === 0 || step === steps - 1) {
        write(progressLine({ done: step + 1, steps, loss, learningRate, seconds }));
      }
    });
  };
  return {
    event(event) {
      if (event.type === 'started') steps = event.steps;
      if (event.type === 'progress') progress(event);
      log(event).forEach(write);
    },
    say: write,
    end: () => {},
  };
}
