import type { FindingChanged, RunEvent } from '@weir/core';
import { identity, map } from 'rxjs';
import type { MonoTypeOperatorFunction } from 'rxjs';
import type { Configuration } from '../configuration/configuration.ts';
import { assignmentOf } from './assignmentOf.ts';

/**
 * Findings with what would mend them, ready to follow `--set`, wherever the configuration of the run decides it.
 *
 * @param config As the run has it; of an experiment put together by hand it may be anything, and decides nothing.
 */
export function withAssignments(config: unknown): MonoTypeOperatorFunction<RunEvent> {
  if (!isConfiguration(config)) return identity;
  return map((event) => (event.type === 'finding' ? assigned(config, event) : event));
}

function assigned(configuration: Configuration, event: FindingChanged): FindingChanged {
  const { finding } = event;
  const set = (finding.settings ?? []).flatMap((setting) => assignmentOf(configuration, setting) ?? []);
  return set.length === 0 ? event : { ...event, finding: Object.freeze({ ...finding, set }) };
}

const isConfiguration = (config: unknown): config is Configuration =>
  typeof config === 'object' && config !== null && 'model' in config && Array.isArray(config.model);
