import type { Preset, RunSummary } from '../source/runSource.ts';
import type { Stop } from './stops.ts';

/** What the run of a stop is called: it is found again by it. */
export const runName = (at: number, { preset }: Stop): string => `tour ${at + 1}: ${preset}`;

/** The run of a stop that there is already, unless it failed; undefined where it is yet to be trained. */
export function runOfStop(at: number, stop: Stop, runs: readonly RunSummary[]): RunSummary | undefined {
  return runs.find(
    ({ name, status }) => name === runName(at, stop) && status !== 'failed' && status !== 'closed',
  );
}

/**
 * The configuration that a stop trains.
 *
 * @throws Error where the source has no such preset.
 */
export function configurationOfStop(at: number, stop: Stop, presets: readonly Preset[]): object {
  const { configuration } = presets.find(({ name }) => name === stop.preset) ?? {};
  if (typeof configuration !== 'object' || configuration === null)
    throw new Error(
      `tour: ${stop.preset} must be a preset with a configuration, got none; serve the page with a newer weir`,
    );
  return { ...configuration, name: runName(at, stop), steps: stop.steps };
}
