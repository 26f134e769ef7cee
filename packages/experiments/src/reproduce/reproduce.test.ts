import { names } from '@weir/data';
import { firstValueFrom, take, toArray } from 'rxjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { smallExperiment, useBackend } from '../testing/experiment.ts';
import { dataSizes } from './dataSizes.ts';
import { deepBatchNorm } from './deepBatchNorm.ts';
import { fanIn } from './fanIn.ts';
import { agrees } from './figure.ts';
import { firstLoss } from './firstLoss.ts';
import { initialLosses } from './initialLosses.ts';
import { lecture } from './lecture.ts';
import { linearStatistics } from './linearStatistics.ts';
import { loggedPresets, lossLog } from './lossLog.ts';
import { reproduce } from './reproduce.ts';

beforeAll(useBackend);

const data = names('ada\nbea\nebba\nfaba\nabe\nbede\ncab\ndefa\nfeda\nbada');

describe('the figures that need no data agree with the lecture’s:', () => {
  it('fanIn', () => {
    for (const figure of fanIn()) expect(agrees(figure), `${figure.name}: ${figure.weir}`).toBe(true);
  });

  it('linearStatistics, with BatchNorm and without', async () => {
    for (const normalised of [false, true])
      for (const figure of await firstValueFrom(linearStatistics(normalised)))
        expect(agrees(figure), `${figure.name}: ${figure.weir}`).toBe(true);
  });
});

describe('dataSizes', () => {
  it('sets the sizes of the splits beside those of the lecture', () => {
    const figures = dataSizes(data);
    expect(figures.map(({ weir }) => weir)).toEqual([
      data.train.size,
      data.validation.size,
      data.test.size,
      data.classes,
    ]);
    expect(figures[0]?.lecture).toBe(lecture.data.train);
  });
});

describe('firstLoss', () => {
  it('is of the first minibatch, that of even odds with weights of zero', async () => {
    const model = [{ type: 'linear', out: 2, init: { type: 'zeros' } }];
    expect(await firstLoss(await smallExperiment({ model }))).toBeCloseTo(Math.LN2, 6);
  });
});

describe('initialLosses and deepBatchNorm', () => {
  it('do not run on data whose classes are others than the lecture’s', async () => {
    await expect(initialLosses(data)).rejects.toThrow('model must end in outputs of shape');
    await expect(deepBatchNorm(data)).rejects.toThrow('model must end in outputs of shape');
  });
});

describe('lossLog', () => {
  it('is of presets that the lecture logs', async () => {
    expect(loggedPresets).toContain('mlp-batchnorm');
    await expect(lossLog('mlp-batchnrom', data)).rejects.toThrow('did you mean "mlp-batchnorm"?');
  });
});

describe('reproduce', () => {
  it('emits figure by figure, and computes no more than is asked for', async () => {
    const first = await firstValueFrom(reproduce(data).pipe(take(8), toArray()));
    expect(first.map(({ experiment }) => experiment)).toEqual([
      ...Array<string>(4).fill('data'),
      ...Array<string>(4).fill('fan-in'),
    ]);
  });
});
