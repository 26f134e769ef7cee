import type { Control } from '@weir/nn';
import { first } from 'rxjs';

/**
 * Lets a kept run that was paused come back so: what is recorded behind its checkpoint is computed again, and it waits where
 * it stood. To be called once its commands wait, ahead of its first step.
 *
 * @param from Steps done at the checkpoint.
 * @param step Steps done where it was paused.
 */
export function pausedAgain(control: Control, from: number, step: number): void {
  control.applied$
    .pipe(first(({ step: at, command }) => command.type === 'pause' && at >= step))
    // It stands at the last step that is recorded: what is sent from here on need not wait for the one behind it.
    .subscribe(() => control.release());
  control.repeat(from < step ? { type: 'runTo', step } : { type: 'pause' });
}
