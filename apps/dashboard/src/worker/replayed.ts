import type { RunEvent } from '@weir/core';
import { experimentOf, loadData, parseConfiguration } from '@weir/experiments';
import type { Configuration } from '@weir/experiments';
import { MissingFileError, readHeader, replay } from '@weir/runs';
import type { Observable } from 'rxjs';
import type { ReplayRequest } from '../source/replay.ts';
import { ownFile } from './ownFile.ts';
import { sameBackend } from './sameBackend.ts';
import { storeHere } from './storeHere.ts';

/**
 * A part of a run that is kept in this browser, computed again by a network of its own and looked at with the diagnostics
 * that are asked for; the run is only read.
 *
 * @param note Called with where its parameters were those of a checkpoint, and with what is damaged.
 * @throws Error where this browser keeps nothing; the stream errors where that part cannot be had.
 */
export async function replayed(
  id: string,
  { diagnostics, from, to }: ReplayRequest,
  startBackend: (configuration: Configuration) => Promise<void>,
  note: (line: string) => void,
): Promise<Observable<RunEvent>> {
  const store = await storeHere();
  if (!store) throw new Error(notKept(id));
  await readHeader(store, id).catch((error: unknown) => {
    throw error instanceof MissingFileError ? new Error(notKept(id)) : error;
  });
  return replay(store, id, {
    async prepare(header) {
      // A budget would thin what is seen by the time that it takes now.
      const { budget: _, ...config } = parseConfiguration(header.config);
      const configuration = parseConfiguration({ ...config, diagnostics });
      await startBackend(configuration);
      await sameBackend(header, 'replay');
      return experimentOf(configuration, await loadData(configuration, { read: ownFile }));
    },
    from,
    ...(to !== undefined && { to }),
    note,
  });
}

const notKept = (id: string): string =>
  `replay: ${id} must be kept in this browser, got nothing of it here; train it once more in a window that is not private, with room left`;
