import { join } from 'node:path';
import { eventsUpTo, pictures, png, svg } from '@weir/runs/draw';
import type { StoredRun } from '@weir/runs';
import { UsageError } from '../usageError.ts';
import { mustHaveReached } from './mustHaveReached.ts';

/** Which pictures of a run, and as what. */
export interface PictureOptions {
  readonly to: 'svg' | 'png';
  /** The one wanted. Default all. */
  readonly chart?: string;
  /** After so many steps. Default all. */
  readonly at?: number;
}

/**
 * The charts of a run as files: in a folder, or as the one that is wanted.
 *
 * @throws UsageError if it has no such chart, or has not come so far.
 */
export async function pictureFiles(
  stored: StoredRun,
  { to, chart, at }: PictureOptions,
  out: string,
): Promise<readonly (readonly [path: string, content: string | Uint8Array])[]> {
  mustHaveReached(stored, at);
  const all = pictures(at === undefined ? stored.events : eventsUpTo(stored.events, at));
  const wanted = all.filter(({ name }) => chart === undefined || name === chart);
  if (wanted.length === 0) {
    const known = all.map(({ name }) => name).join(', ') || 'none: nothing was measured yet';
    throw new UsageError(
      `--chart must be one that the run has something for, got ${chart ?? 'none'}; it has ${known}`,
    );
  }
  return Promise.all(
    wanted.map(async (picture) => {
      const drawn = await svg(picture);
      const path = chart === undefined ? join(out, `${picture.name}.${to}`) : out;
      return [path, to === 'svg' ? drawn : png(drawn)] as const;
    }),
  );
}
