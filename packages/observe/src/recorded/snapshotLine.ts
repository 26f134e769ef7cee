import type { Snapshot } from '@weir/core';
import { recordedLine } from './recordedLine.ts';
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
export const snapshotLine = (line: string): Snapshot => snapshotOf(recordedLine(line));
