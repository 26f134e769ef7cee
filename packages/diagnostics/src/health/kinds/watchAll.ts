import type { DiagnosticFailed, FindingChanged, Snapshot } from '@weir/core';
import type { OperatorFunction } from 'rxjs';
import { ruleProfiles } from './ruleProfiles.ts';
import type { RuleProfile } from './ruleProfiles.ts';
import type { RuleInputs, RuleKind } from './ruleKind.ts';
import { ruleKinds } from './ruleKinds.ts';
import { watch } from './watch.ts';

/**
 * Every health rule at its own cadence, as watchers of one run.
 *
 * @param profile Default `ruleProfiles.lecture`; `ruleProfiles.sagemaker` is looser, for large networks.
 */
export function watchAll(
  inputs: RuleInputs = {},
  profile: RuleProfile = ruleProfiles.lecture,
): readonly OperatorFunction<Snapshot, FindingChanged | DiagnosticFailed>[] {
  const kinds: readonly RuleKind[] = ruleKinds;
  const options: Readonly<Record<string, object>> = profile;
  return kinds.map((kind) => watch(kind, options[kind.type] ?? {}, inputs));
}
