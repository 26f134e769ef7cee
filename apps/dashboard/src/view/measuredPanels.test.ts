import { charts } from '@weir/charts';
import { describe, expect, it } from 'vitest';
import { unknownRun } from '../run/runState.ts';
import { isMeasured, measuredPanels } from './measuredPanels.ts';

const lossSeen = {
  ...unknownRun,
  measured: { ...unknownRun.measured, loss: { ...unknownRun.measured.loss } },
};
const sampled = {
  ...lossSeen,
  measured: {
    ...lossSeen.measured,
    samples: { ...unknownRun.measured.samples, entries: [{ step: 3, names: ['ana'] }] },
  },
};

describe('isMeasured', () => {
  it('is so once what is kept of the chart’s diagnostic is no longer what there was before any step', () => {
    expect(isMeasured({ diagnostic: 'loss' }, unknownRun)).toBe(false);
    expect(isMeasured({ diagnostic: 'loss' }, lossSeen)).toBe(true);
    expect(isMeasured({ diagnostic: 'updateRatio' }, lossSeen)).toBe(false);
  });
});

describe('measuredPanels', () => {
  it('names charts of what was measured, and the panels beside them that have something to show', () => {
    expect(measuredPanels(charts, unknownRun)).toEqual([]);
    const ofLoss = charts.filter(({ diagnostic }) => diagnostic === 'loss').map(({ name }) => name);
    expect(measuredPanels(charts, lossSeen)).toEqual(ofLoss);
    expect(measuredPanels(charts, sampled)).toEqual([...ofLoss, 'samples']);
  });
});
