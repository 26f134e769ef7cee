import type { DiagnosticFailed, FindingChanged, Snapshot } from '@weir/core';
import { connect, merge } from 'rxjs';
import type { OperatorFunction } from 'rxjs';
import { ruleProfiles } from './ruleProfiles.ts';
import type { RuleProfile } from './ruleProfiles.ts';
import type { RuleInputs, RuleKind } from './ruleKind.ts';
import { ruleKinds } from './ruleKinds.ts';
import { watch } from './watch.ts';

/**
 * Every health rule, each at its own cadence and unable to stop the training, as one operator:
 * `snapshots$.pipe(watchAll())`.
 *
 * @param profile Default `ruleProfiles.lecture`; `ruleProfiles.sagemaker` is looser, for large networks.
 * @param steps Cadence of all rules, such as 1 where snapshots come thinned. Default: each rule's own.
 */
export function watchAll(
  inputs: RuleInputs = {},
  profile: RuleProfile = ruleProfiles.lecture,
  steps?: number,
): OperatorFunction<Snapshot, FindingChanged | DiagnosticFailed> {
  const kinds: readonly RuleKind[] = ruleKinds;
  const options: Readonly<Record<string, object>> = profile;
  const watchers = kinds.map((kind) =>
    watch(kind, options[kind.type] ?? {}, inputs, steps ?? kind.defaultEvery),
  );
  return connect((shared$) => merge(...watchers.map((watcher) => shared$.pipe(watcher))));
}
