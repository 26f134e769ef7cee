import { getBackend } from '@tensorflow/tfjs-core';
import type { BestParameters, RunFinished, RunStarted } from '@weir/core';
import type { Course } from './course.ts';
import type { Experiment } from './experiment.ts';
import { namedStandardisation } from './namedStandardisation.ts';

/** Number of classes of the loss; `undefined` of losses on values. */
export const classesOf = ({ data, network, loss }: Experiment): number | undefined =>
  loss.classes(network.outputShape(data.train.inputShape));

/** The event that a run begins with. */
export function started(experiment: Experiment): RunStarted {
  const { name, config, data, network, steps } = experiment;
  const classes = classesOf(experiment);
  return {
    type: 'started',
    name,
    config,
    backend: getBackend(),
    steps,
    parameterCount: network.parameters.reduce((total, { size }) => total + size, 0),
    ...(classes !== undefined && { expectedInitialLoss: -Math.log(1 / classes) }),
    examples: { train: data.train.size, validation: data.validation.size, test: data.test.size },
    ...(data.standardisation && { standardisation: namedStandardisation(data) }),
  };
}

/** The event that a run ends with. */
export function finished(
  { done, endedBy, stoppedEarly }: Course,
  steps: number,
  seconds: number,
  best: BestParameters | undefined,
): RunFinished {
  const ended = { type: 'finished', steps: done, ...(best && { best }), seconds } as const;
  if (endedBy !== undefined) return { ...ended, reason: 'rule', rule: endedBy };
  if (stoppedEarly) return { ...ended, reason: 'earlyStopping' };
  return { ...ended, reason: done < steps ? 'stopped' : 'completed' };
}
