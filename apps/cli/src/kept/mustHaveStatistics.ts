import { RunRequestError } from '@weir/runs';
import { namedLayers } from '@weir/nn';
import type { AnyLayer } from '@weir/nn';

/**
 * Checks that a run's network can be used outside training: a batchNorm has running statistics once a step was done.
 *
 * @param step Steps done.
 * @throws RunRequestError if it has not done one, and needs to.
 */
export function mustHaveStatistics(
  id: string,
  step: number,
  { network }: { readonly network: AnyLayer },
): void {
  const norm = [...namedLayers(network).keys()].find((name) => name.endsWith('.batchNorm'));
  if (step > 0 || norm === undefined) return;
  throw new RunRequestError(
    `${id}: must have done a step, got 0: ${norm} has no running statistics before the first; give --at 1, or more`,
  );
}
