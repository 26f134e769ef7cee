import type { RunEvent, SavedState } from '@weir/core';
import type { Checkpoint } from '../checkpoint/checkpoint.ts';

/** What early stopping keeps of the parameters with the least validation loss, as the run's state has it. */
interface Best {
  readonly step: number;
  readonly parameters: unknown;
  readonly moments: unknown;
}

/**
 * The parameters and running moments that an ended run left its network with, where they are not those after its last
 * step: early stopping gives the best ones back. `undefined` for any other run.
 *
 * @param checkpoint The newest.
 */
export function conclusion(
  { step, state }: Checkpoint,
  events: readonly RunEvent[],
): { readonly step: number; readonly state: SavedState } | undefined {
  const finished = events.findLast((event) => event.type === 'finished');
  const { best } = (state['earlyStopping'] ?? {}) as { readonly best?: Best }; // as EarlyStopper keeps it
  const isOther = best !== undefined && best.step === finished?.best?.step && best.step !== step;
  if (!isOther) return undefined;
  return { step: best.step, state: { parameters: best.parameters, moments: best.moments } };
}
