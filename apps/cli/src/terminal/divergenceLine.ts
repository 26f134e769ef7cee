import type { DivergedError, Finding } from '@weir/core';

/**
 * Why a run diverged, in a line: what the error says happened, and of the remedies that of its cause. The error itself
 * knows neither the data nor what the rules found.
 *
 * @param findings All that were found.
 */
export function divergenceLine({ what, message }: DivergedError, findings: readonly Finding[]): string {
  const own = findings.findLast(({ rule }) => rule === 'notFinite');
  if (!own) return message;
  const { cause } = own;
  const first =
    cause && findings.find(({ rule, subject }) => rule === cause.rule && subject === cause.subject);
  const set = (first?.set ?? own.set ?? []).map((assignment) => `--set ${assignment}`);
  const remedy = first ? `it follows from ${first.rule}: ${first.remedy}` : own.remedy;
  return [`${what}; ${first ? remedy : lowered(remedy)}`, ...set].join(' ');
}

const lowered = (sentence: string): string => sentence.charAt(0).toLowerCase() + sentence.slice(1);
