import type { WriteStream } from 'node:tty';
import type { RunEvent } from '@weir/core';
import type { TakenUp } from '@weir/runs';
import { SingleBar } from 'cli-progress';
import type { Colors } from './colors.ts';
import { progressParts, sinceOf } from './progressLine.ts';
import type { Progress } from './progressLine.ts';
import type { ProgressView } from './progressView.ts';
import { runLog } from './runLog.ts';
import { widthOf } from './widthOf.ts';
import { wrapped } from './wrapped.ts';

/** Progress for a terminal: a bar in its last line, and above it the lines that stay. */
export function barProgress(
  stream: WriteStream,
  colors: Colors,
  evaluates = true,
  takenUp?: TakenUp,
): ProgressView {
  const log = runLog(widthOf(stream), evaluates, takenUp);
  let bar: SingleBar | undefined;
  let progress: Progress = {
    done: 0,
    steps: 0,
    loss: NaN,
    learningRate: NaN,
    seconds: 0,
    since: sinceOf(takenUp),
  };

  const line = (share: number): string => {
    const { step, loss, rate, speed, left } = progressParts(progress);
    const parts = progress.done > 0 ? [step, colors.bold(loss), rate, speed, left] : [step];
    const columns = stream.columns || 80; // some terminals have yet to say
    const width = columns >= 100 ? 24 : columns >= 80 ? 10 : 0;
    const full = Math.round(width * share);
    const drawn = `${colors.cyan('█'.repeat(full))}${colors.dim('░'.repeat(width - full))}`;
    return [drawn, ...parts].filter((part) => part !== '').join('  ');
  };
  const start = (): void => {
    bar = new SingleBar({
      stream,
      fps: 10,
      clearOnComplete: true,
      hideCursor: true,
      gracefulExit: false, // signals are the command's
      format: (_options, { progress }) => line(progress),
    });
    process.once('exit', end);
    bar.start(progress.steps, progress.done);
  };
  const end = (): void => {
    process.off('exit', end);
    bar?.stop();
    bar = undefined;
  };
  const say = (lines: readonly string[]): void => {
    if (lines.length === 0) return;
    const goesOn = bar !== undefined;
    end(); // a bar that goes on would bring the cursor back to where it began, over the lines
    for (const text of lines) stream.write(`${text}\n`);
    if (goesOn) start();
  };
  const advance = ({
    from,
    losses,
    learningRate,
    seconds,
  }: Extract<RunEvent, { type: 'progress' }>): void => {
    const done = from + losses.length;
    progress = { ...progress, done, loss: losses.at(-1) ?? NaN, learningRate, seconds };
    if (done === progress.steps) end();
    else bar?.update(done);
  };
  return {
    event(event) {
      if (event.type === 'progress') advance(event);
      if (event.type === 'finished') end();
      say(log(event).flatMap((line) => wrapped(line, widthOf(stream), '  ')));
      if (event.type === 'started') {
        progress = { ...progress, steps: event.steps };
        start();
      }
    },
    say: (text) => say(wrapped(text, widthOf(stream), '  ')),
    end,
  };
}
