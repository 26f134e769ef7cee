import { evaluate, forEvaluation } from '@weir/nn';
import { beforeAll, expect, it } from 'vitest';
import { smallExperiment, useBackend } from '../testing/experiment.ts';
import { classifierOf } from './classifierOf.ts';
import { MomentsFollower } from './momentsFollower.ts';

beforeAll(useBackend);

const model = [{ type: 'flatten' }, { type: 'linear', out: 'classes' }];

it('classifierOf classifies images of the validation split as evaluation does', async () => {
  const experiment = await smallExperiment({ data: { type: 'images' }, model });
  const { validation } = experiment.data;
  const images = classifierOf(experiment, new MomentsFollower())?.(validation.size);
  if (!images) throw new Error('images are classified');
  expect(images).toMatchObject({ shape: [28, 28, 1], size: validation.size });
  const logits = Array.from(images.logits);
  const { accuracy } = evaluate(forEvaluation(experiment.network, {}), experiment.loss, validation);
  const classes = images.logits.length / images.size;
  const right = Array.from(images.targets).filter((target, at) => {
    const own = logits.slice(at * classes, (at + 1) * classes);
    return own.indexOf(Math.max(...own)) === target;
  });
  expect(right.length / images.size).toBeCloseTo(accuracy ?? NaN, 6);
});

it('classifierOf looks at no more images than asked for, and at none where classes of images are not learnt', async () => {
  const experiment = await smallExperiment({ data: { type: 'images' }, model });
  expect(classifierOf(experiment, new MomentsFollower())?.(10)).toMatchObject({ size: 10 });
  expect(classifierOf(await smallExperiment(), new MomentsFollower())).toBeUndefined();
});
