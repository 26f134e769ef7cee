import type { Snapshot } from '@weir/core';
import { recordedLine, snapshotOf } from '@weir/observe';
import { UsageError } from '../usageError.ts';
import type { Line } from './linesOf.ts';

/**
 * The steps that lines of JSON hold, one after the other. A line that has no step is the one after the line before. A last
 * line that breaks off is left out, and said: what wrote it was ended in the midst of it.
 *
 * @param source Where the lines come from, for messages; `-` is stdin.
 * @throws UsageError that says which line is wrong, and what is.
 */
export async function* recordedSteps(
  lines: AsyncIterable<Line>,
  source: string,
  log: (line: string) => void,
): AsyncGenerator<Snapshot> {
  let before = -1;
  for await (const line of lines) {
    const place = `${source === '-' ? 'line' : `${source}, line`} ${line.number}`;
    const snapshot = snapshotAt(place, line, before + 1);
    if (!snapshot) {
      log(`${place} breaks off and is left out; the program that wrote it was ended, or is not done`);
      return;
    }
    if (snapshot.step <= before) {
      throw new UsageError(
        `${place}: step must be above that of the line before, ${before}, got ${snapshot.step}; write steps in order, each training to a file of its own`,
      );
    }
    before = snapshot.step;
    yield snapshot;
  }
}

/** Undefined of a line that breaks off. */
function snapshotAt(place: string, { text, isClosed }: Line, step: number): Snapshot | undefined {
  try {
    const recorded = recordedLine(text);
    if (recorded.loss === undefined) {
      throw new TypeError(
        'watch: loss must be the mean loss of the minibatch, or null where it is not finite, got none; write "loss": 2.3',
      );
    }
    return snapshotOf({ step, ...recorded });
  } catch (error) {
    if (!isClosed && error instanceof Error && error.cause instanceof SyntaxError) return undefined;
    throw new UsageError(`${place}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
