import type { Chart } from '@weir/charts';
import { inspectorNames } from '../inspect/inspectors.ts';

/** Diagnostics that a run was trained without and that a panel can show, by name: what a replay can attach. */
export function attachable(charts: readonly Pick<Chart, 'diagnostic'>[], config: unknown): readonly string[] {
  const shown = new Set<string>([...charts.map(({ diagnostic }) => diagnostic), ...inspectorNames]);
  const on = measuredIn(config);
  // Every run tells its loss.
  return [...shown].filter((name) => name !== 'loss' && !on.has(name)).sort();
}

/** The diagnostics that a configuration names. */
export function measuredIn(config: unknown): ReadonlySet<string> {
  if (typeof config !== 'object' || config === null || !('diagnostics' in config)) return new Set();
  if (!Array.isArray(config.diagnostics)) return new Set();
  return new Set(
    config.diagnostics.flatMap((one: unknown) =>
      typeof one === 'object' && one !== null && 'type' in one ? [String(one.type)] : [],
    ),
  );
}
