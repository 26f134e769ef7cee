import type { Finding, FindingChanged, Fold } from '@weir/core';

/** What the rules have found, now and before. */
export interface Health {
  /** Findings that stand, in the order they were raised. */
  readonly findings: readonly Finding[];
  /** Those that have healed, each with the step at which it was cleared. */
  readonly healed: readonly Finding[];
}

/** Gathers changes into what stands and what has healed: `fold(health, keepLast(100))` bounds the latter. */
export const health: Fold<Health, FindingChanged> = {
  initial: { findings: [], healed: [] },
  add(draft, { change, finding }, retain) {
    const state = draft as { findings: Finding[]; healed: Finding[] }; // writable within a draft
    const at = state.findings.findIndex(
      ({ rule, subject }) => rule === finding.rule && subject === finding.subject,
    );
    if (change === 'cleared') {
      if (at >= 0) state.findings.splice(at, 1);
      state.healed.push(finding);
      retain(state.healed);
    } else if (at >= 0) state.findings[at] = finding;
    else state.findings.push(finding);
  },
};
