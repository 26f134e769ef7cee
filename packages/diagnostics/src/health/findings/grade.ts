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

/** The gravest severity whose threshold the value exceeds, with that threshold. */
export function grade(
  value: number,
  { info = Infinity, warning = Infinity, error = Infinity }: Grades,
): { readonly severity: Severity; readonly threshold: number } | undefined {
  if (value > error) return { severity: 'error', threshold: error };
  if (value > warning) return { severity: 'warning', threshold: warning };
  if (value > info) return { severity: 'info', threshold: info };
  return undefined;
}

/** How many times one is the other, whichever is larger: 1 where they are equal, Infinity where one is 0. */
export function timesApart(a: number, b: number): number {
  return Math.max(a / b, b / a);
}
