import type { WriteStream } from 'node:tty';
import type { RunEvent } from '@weir/core';
import { SingleBar } from 'cli-progress';
import type { Colors } from './colors.ts';
import { standingParts } from './progressLine.ts';
import type { Standing } from './progressLine.ts';
import type { ProgressView } from './progressView.ts';
import { runLog } from './runLog.ts';

/** Progress for a terminal: a bar in its last line, and above it the lines that stay. */
export function barProgress(stream: WriteStream, colors: Colors): ProgressView {
  const log = runLog();
  let bar: SingleBar | undefined;
  let standing: Standing = { done: 0, steps: 0, loss: NaN, learningRate: NaN, seconds: 0 };

  const line = (progress: number): string => {
    const { step, loss, rate, speed, left } = standingParts(standing);
    const text = [step, colors.bold(loss), rate, speed, left].filter((part) => part !== '').join('  ');
    const width = Math.min(30, Math.max(0, (stream.columns || 80) - text.length - 4));
    const full = Math.round(width * progress);
    return `${colors.cyan('█'.repeat(full))}${colors.dim('░'.repeat(width - full))}  ${text}`;
  };
  const end = (): void => {
    process.off('exit', end);
    bar?.stop();
    bar = undefined;
  };
  const say = (lines: readonly string[]): void => {
    if (lines.length === 0) return;
    // The bar's own clearing, then the line, and the bar below it at its next turn.
    if (bar) stream.write('\r\x1b[K');
    for (const text of lines) stream.write(`${text}\n`);
  };
  const advance = ({
    from,
    losses,
    learningRate,
    seconds,
  }: Extract<RunEvent, { type: 'progress' }>): void => {
    standing = { ...standing, done: from + losses.length, loss: losses.at(-1) ?? NaN, learningRate, seconds };
    bar?.update(standing.done);
  };
  return {
    event(event) {
      if (event.type === 'evaluated' || event.type === 'finished') end();
      say(log(event));
      if (event.type === 'started') {
        standing = { ...standing, steps: event.steps };
        bar = new SingleBar({
          stream,
          fps: 10,
          clearOnComplete: true,
          hideCursor: true,
          gracefulExit: false, // signals are the command's
          format: (_options, { progress }) => line(progress),
        });
        process.once('exit', end); // a bar hides the cursor
        bar.start(event.steps, 0);
      }
      if (event.type === 'progress') advance(event);
    },
    say: (text) => say([text]),
    end,
  };
}
