import type { Finding, FindingChanged, Fold } from '@weir/core';
import { sameFinding } from './sameFinding.ts';

/** What the rules have found, now and before. */
export interface Health {
  /** Findings that stand, in the order they were raised. */
  readonly findings: readonly Finding[];
  /** Those that have ended, each with the step at which it did. */
  readonly healed: readonly Finding[];
}

/** Gathers changes into what stands and what has ended: `fold(health, keepLast(100))` bounds the latter. */
export const health: Fold<Health, FindingChanged> = {
  initial: { findings: [], healed: [] },
  add(draft, { change, finding }, retain) {
    const state = draft as { findings: Finding[]; healed: Finding[] }; // writable within a draft
    const healed = state.healed.findIndex((one) => sameFinding(one, finding));
    if (healed >= 0) state.healed.splice(healed, 1); // it goes on
    const at = state.findings.findIndex((one) => sameFinding(one, finding));
    if (change === 'cleared') {
      if (at >= 0) state.findings.splice(at, 1);
      state.healed.push(finding);
      retain(state.healed);
    } else if (at >= 0) state.findings[at] = finding;
    else state.findings.push(finding);
  },
};
