import type { RecordedStep } from './recordedStep.ts';

/**
 * What one line of a JSON-lines file holds, ahead of being made a snapshot: to fill in what it leaves out. Python's NaN and
 * Infinity, which JSON does not have, are understood.
 *
 * @throws TypeError if the line is no JSON object; where it is no JSON at all, its cause is a SyntaxError.
 *
 * @example
 * ```ts
 * snapshotOf({ step: 7, ...recordedLine('{"loss": 2.3}') }).step; // → 7
 * ```
 */
export function recordedLine(line: string): RecordedStep {
  const recorded: unknown = parsed(line);
  if (typeof recorded !== 'object' || recorded === null || Array.isArray(recorded)) {
    throw new TypeError(
      `snapshotLine: line must be a JSON object, got ${brief(line)}; write {"step": 0, "loss": 2.3, "layers": {…}, "parameters": {…}}`,
    );
  }
  return recorded as RecordedStep; // snapshotOf checks what it uses
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

/** Strings first, so that what they hold is left alone; in a form that megabytes of base64 do not exhaust the stack by. */
const pythonNumbers = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\b(?:NaN|Infinity)\b/g;
const written: Readonly<Record<string, string>> = { NaN: 'null', Infinity: '1e999', '-Infinity': '-1e999' };

const brief = (line: string): string => (line.length > 60 ? `${line.slice(0, 60)}…` : line);
