import type { Finding } from '@weir/core';

/** What one rule has to say of one or more layers, and what follows from it. */
export interface FindingGroup {
  /** The one that speaks for all: the gravest, of the first layer. */
  readonly cause: Finding;
  /** All of the rule, first layer to last. */
  readonly findings: readonly Finding[];
  readonly consequences: readonly FindingGroup[];
}
