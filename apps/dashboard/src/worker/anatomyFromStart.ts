import type { StepAnatomy } from '@weir/diagnostics';
import { runExperiment } from '@weir/experiments';
import type { Experiment } from '@weir/experiments';
import { Control } from '@weir/nn';
import { anatomyWatcher, takenApart } from '@weir/runs';
import type { RunOrigin } from '../browser/messages.ts';
import { withWeights } from './withWeights.ts';

/** Steps that are computed again for one that is looked at: some ten seconds of the lecture's deep network. */
const most = 10_000;

/**
 * A step of a run that is not kept, taken apart: computed again from the beginning, with what the run was commanded since.
 *
 * @param prepare Makes the experiment of a configuration, and starts what it is to be computed on.
 * @throws RangeError if the step is further from the beginning than anybody wants to wait for.
 */
export async function anatomyFromStart(
  { config, commands, weights }: RunOrigin,
  step: number,
  prepare: (config: unknown) => Promise<Experiment>,
): Promise<StepAnatomy> {
  if (step >= most)
    throw new RangeError(
      `slow motion: step must be below ${most.toLocaleString('en')} in a run that is not kept, as all of it is computed again, got ${step.toLocaleString('en')}; ` +
        'choose an earlier one with the slider, or train it where this browser keeps runs: in a window that is not private, on a page that is served securely',
    );
  const drawn = await prepare(config);
  const experiment = weights ? await withWeights(drawn, weights) : drawn;
  const control = new Control();
  control.schedule(commands);
  return takenApart(runExperiment({ ...experiment, watchers: [anatomyWatcher(step)] }, { control }));
}
