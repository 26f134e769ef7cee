import type { Severity } from '@weir/core';

/** From which value on a rule speaks, and how loudly. A severity left out is never reached. */
export interface Grades {
  /** Above which value it is worth knowing. Default: as the rule's text says; where that names none, never. */
  readonly info?: number;
  /** Above which value it is a warning. Default likewise. */
  readonly warning?: number;
  /** Above which value it is an error. Default likewise. */
  readonly error?: number;
}

/** The same for arktype, to be spread into a rule's schema. */
export const gradesSchema = {
  'info?': 'number >= 0',
  'warning?': 'number >= 0',
  'error?': 'number >= 0',
} as const;

/** The same of thresholds that are shares. */
export const shareGradesSchema = {
  'info?': '0 <= number <= 1',
  'warning?': '0 <= number <= 1',
  'error?': '0 <= number <= 1',
} as const;

/**
 * The gravest severity whose threshold the value exceeds, with that threshold. A value within the margin below the lowest
 * threshold is `near`: it raises nothing, but keeps what stands.
 */
export function grade(
  value: number,
  { info = Infinity, warning = Infinity, error = Infinity }: Grades,
): { readonly severity: Severity; readonly threshold: number; readonly near?: true } | undefined {
  if (value > error) return { severity: 'error', threshold: error };
  if (value > warning) return { severity: 'warning', threshold: warning };
  if (value > info) return { severity: 'info', threshold: info };
  const threshold = Math.min(info, warning, error);
  if (!isNear(value, threshold)) return undefined;
  const severity = info === threshold ? 'info' : warning === threshold ? 'warning' : 'error';
  return { severity, threshold, near: true };
}

/** Share of a threshold by which a value must be below it for what it raised to be cleared. */
const margin = 0.1;

/** Whether a value is at most at a threshold, but not clear of it: between the two, what was raised stands. */
export function isNear(value: number, threshold: number): boolean {
  return value <= threshold && threshold - value < margin * Math.abs(threshold);
}

/** How many times one is the other, whichever is larger: 1 where they are equal, Infinity where one is 0. */
export function timesApart(a: number, b: number): number {
  return Math.max(a / b, b / a);
}
