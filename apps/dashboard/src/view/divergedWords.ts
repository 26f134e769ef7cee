import type { Finding } from '@weir/core';
import { groupFindings } from '@weir/diagnostics';

/**
 * Why a run diverged, and what to do: the remedy of the first finding that stands, which knows the network, in the place of
 * the general one that the error ends with.
 *
 * @param reason The error's message, its remedy behind the last semicolon.
 */
export function divergedWords(reason: string, findings: readonly Finding[]): string {
  const cause = groupFindings(findings).find(({ cause: { cleared } }) => cleared === undefined)?.cause;
  const end = reason.lastIndexOf('; ');
  return cause === undefined || end < 0 ? reason : `${reason.slice(0, end)}. ${cause.remedy}`;
}
