import { assignmentsOf, groupFindings } from '@weir/diagnostics';
import { setOption } from '@weir/experiments';
import type { Setup } from './setups.ts';
import type { Outcome } from './trained.ts';

/** What is printed to be pasted behind `weir run`, where a rule's findings stand. */
export function pasted({ ever }: Outcome, rule: string): readonly string[] {
  const group = groupFindings(ever).find(({ cause, consequences }) =>
    [cause, ...consequences.map((below) => below.cause)].some((one) => one.rule === rule),
  );
  return group ? assignmentsOf(group) : [];
}

/** Indices of layers hold for the network as it is: what is taken out goes last. */
export function applied(setup: Setup, assignments: readonly string[]): Setup {
  const { csv, ...given } = setup;
  const set = assignments.reduce(setOption, given) as Setup; // the same but for values, which parsing checks
  return { ...set, ...(csv !== undefined && { csv }) };
}
