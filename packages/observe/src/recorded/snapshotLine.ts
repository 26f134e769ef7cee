import type { Snapshot } from '@weir/core';
import type { RecordedStep } from './recordedStep.ts';
import { snapshotOf } from './snapshotOf.ts';

/**
 * The snapshot of one line of a JSON-lines file; see `RecordedStep`. Python's NaN and Infinity, which JSON does not
 * have, are understood.
 *
 * @throws TypeError if the line is no JSON object, and what `snapshotOf` throws.
 *
 * @example
 * ```ts
 * snapshotLine('{"step": 7, "loss": NaN}').step; // → 7
 * ```
 */
export function snapshotLine(line: string): Snapshot {
  const recorded: unknown = parsed(line);
  if (typeof recorded !== 'object' || recorded === null || Array.isArray(recorded)) {
    throw new TypeError(
      `snapshotLine: line must be a JSON object, got ${brief(line)}; write {"step": 0, "loss": 2.3, "layers": {…}, "parameters": {…}}`,
    );
  }
  return snapshotOf(recorded as RecordedStep); // which checks what it uses
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    try {
      return JSON.parse(line.replace(pythonNumbers, (token) => written[token] ?? token));
    } catch (error) {
      throw new TypeError(
        `snapshotLine: line must be JSON, got ${brief(line)}; one object a line, without a line's end in it`,
        { cause: error },
      );
    }
  }
}

/** Strings first, so that what they hold is left alone. */
const pythonNumbers = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g;
const written: Readonly<Record<string, string>> = { NaN: 'null', Infinity: '1e999', '-Infinity': '-1e999' };

const brief = (line: string): string => (line.length > 60 ? `${line.slice(0, 60)}…` : line);
