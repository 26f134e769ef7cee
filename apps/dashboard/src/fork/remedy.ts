import type { Choice } from '../select/choice.ts';

/** What can be done about a finding besides reading it. */
export interface Remedy {
  /** Trains a twin with options as they follow `--set`, from one of the run's steps. */
  readonly apply?: ((set: readonly string[], at: number) => Promise<void>) | undefined;
  /** From which step it would train, of what a rule says to change. */
  readonly startOf?: ((rule: string, set: readonly string[]) => number) | undefined;
  /** The network's layers in their order, and the choice that the units of a finding are for. */
  readonly units?: { readonly layers: readonly string[]; readonly choice: Choice } | undefined;
  /** Leads to the chart in which one sees what a rule speaks of. */
  readonly lead?: ((rule: string, subject: string) => void) | undefined;
}
