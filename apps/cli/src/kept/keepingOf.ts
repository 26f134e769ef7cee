import type { CheckpointRetention, KeepOptions } from '@weir/runs';

/** What `weir run` and `weir serve` put into a header of how the run is kept, and what stops it. */
export interface KeptOptions {
  readonly stopOn?: readonly string[];
  readonly checkpointEvery?: number;
  readonly keep?: CheckpointRetention;
}

/** How a run is kept that is taken up again, or forked: as it was given, unless something else is asked for now. */
export function keepingOf(
  header: KeptOptions,
  now: KeptOptions = {},
): Pick<KeepOptions, 'stopOn' | 'checkpointEvery' | 'retention'> {
  const { stopOn, checkpointEvery = header.checkpointEvery, keep = header.keep } = now;
  const rules = stopOn ?? header.stopOn;
  return {
    ...(rules && { stopOn: rules }),
    ...(checkpointEvery !== undefined && { checkpointEvery }),
    ...(keep && { retention: keep }),
  };
}
