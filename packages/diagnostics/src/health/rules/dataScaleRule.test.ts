import { describe, expect, it } from 'vitest';
import { events } from '../../testing/changes.ts';
import { network, run } from '../../testing/network.ts';
import { dataScaleRule, describeColumns, unscaledColumns } from './dataScaleRule.ts';

const column = (name: string, mean: number, std: number) => ({
  name,
  mean,
  std,
  min: mean - std,
  max: mean + std,
});
const found = (task: Parameters<typeof dataScaleRule>[1], snapshots = run(5)) =>
  events(dataScaleRule({}, task), snapshots).map(
    ({ change, finding }) => `${change} ${finding.severity} ${finding.subject}`,
  );

describe('dataScaleRule', () => {
  it('is silent of data at mean 0 and std 1, and where nothing is known of it', () => {
    expect(found({ loss: 'mse', inputs: [column('a', 0, 1)], target: column('y', 0.2, 1) })).toEqual([]);
    expect(found(undefined)).toEqual([]);
  });

  it('names inputs and targets that are far from that, and never clears', () => {
    expect(
      found({
        loss: 'mse',
        inputs: [column('a', 0, 1), column('area', 1900, 520)],
        target: column('y', 0, 30),
      }),
    ).toEqual(['raised error inputs', 'raised warning targets']);
  });

  it('names inputs that are hardly seen', () => {
    expect(found({ loss: 'mse', inputs: [column('a', 0, 1e-4)], target: undefined })).toEqual([
      'raised warning inputs',
    ]);
  });

  it('leaves inputs alone that a norm takes first', () => {
    const normed = network({
      edit: ({ layers }) => {
        const [first] = layers;
        if (first) layers.unshift({ ...first, kind: 'batchNorm' });
      },
    });
    expect(found({ loss: 'mse', inputs: [column('area', 1900, 520)], target: undefined }, [normed])).toEqual(
      [],
    );
  });
});

describe('unscaledColumns', () => {
  it('are the largest first', () => {
    const columns = [column('a', 20, 1), column('b', 0, 1), column('c', 0, 300)];
    expect(unscaledColumns(columns).map(({ name }) => name)).toEqual(['c', 'a']);
  });
});

describe('describeColumns', () => {
  it('gives a mean far from 0 as exactly as its std asks for', () => {
    expect(describeColumns([column('time', 1_700_000_123.4, 5), column('on', 1e9, 0)])).toBe(
      'time (mean 1700000123.4, std 5: subtract 1700000123.4, then divide by 5); on (always 1000000000: leave it out)',
    );
  });

  it('says what to do to each, and how many there are more', () => {
    expect(describeColumns([column('area', 1900, 520), column('k', 50, 0), column('z', 20, 1)], 2)).toBe(
      'area (mean 1900, std 520: subtract 1900, then divide by 520); k (always 50: leave it out) and 1 more',
    );
  });
});
