import type { Finding, FindingChanged } from '@weir/core';
import { sameFinding } from '../findings/sameFinding.ts';

/** Every finding there ever was, once another change is taken in: those that ended stay, with the step at which they did. */
export function everFound(
  before: readonly Finding[],
  { change, step, finding }: FindingChanged,
): readonly Finding[] {
  const now = change === 'cleared' ? { ...finding, cleared: finding.cleared ?? step } : finding;
  const at = before.findIndex((one) => sameFinding(one, now));
  return at < 0 ? [...before, now] : before.with(at, now);
}
