import { getBackend, setBackend } from '@tensorflow/tfjs-core';
import type { RunHeader } from '@weir/runs';

/**
 * Sees to it that a run that is kept goes on the backend that it began on, so that its bits are the same. The one that its
 * configuration wants must have been started.
 *
 * @param command Of the command line, which does the same elsewhere. Default `resume`.
 * @throws Error where this browser does not have it, with what to do.
 */
export async function sameBackend(
  { id, backend }: Pick<RunHeader, 'id' | 'backend'>,
  command: 'resume' | 'replay' = 'resume',
): Promise<void> {
  if (backend === getBackend()) return;
  if (backend === 'cpu' && (await setBackend('cpu'))) return;
  throw new Error(
    `run: ${id} must go on the backend ${backend} that it began on, got ${getBackend()} in this browser; take weir ${command} ${id} where its folder is`,
  );
}
