import { arraySnapshot } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { measure, measureOne } from '../testing/measure.ts';
import { probe } from '../testing/probe.ts';
import { jitter } from './jitter.ts';

const snapshots = [0, 1].map((step) => arraySnapshot({ step }));
const [first = arraySnapshot({})] = snapshots;

describe('jitter', () => {
  it('is the root mean square of the std over batches of each output of each example', () => {
    const batches: string[] = [];
    const options = { sizes: [3], examples: 2, batches: 5 };
    const { sizes } = measureOne(jitter(options, { probe: probe(10, batches) }), first);
    const company = batches
      .filter((line) => line.startsWith('training'))
      .map((line) => {
        const [a = NaN, b = NaN] = (line.split(' ')[2] ?? '').split(',').map(Number);
        return 10 * ((a + b) / 2);
      });
    const variances = [company.slice(0, 5), company.slice(5)].map((values) => {
      const mean = values.reduce((sum, value) => sum + value, 0) / 5;
      return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 4;
    });
    // The first output never changes, so the mean is over twice as many.
    const wanted = Math.sqrt(variances.reduce((sum, variance) => sum + variance, 0) / 4);
    expect(sizes).toEqual([{ size: 3, training: expect.closeTo(wanted, 10), evaluation: 0 }]);
    expect(wanted).toBeGreaterThan(1);
  });

  it('is 0 of a network that does not look at the batch, and takes the training’s batch size', () => {
    expect(measureOne(jitter({}, { probe: probe(0) }), first).sizes).toEqual([
      { size: 4, training: 0, evaluation: 0 },
    ]);
  });

  it('asks the same at each snapshot, and other things with another seed', () => {
    const batchesWith = (seed: number) => {
      const batches: string[] = [];
      measure(jitter({ seed }, { probe: probe(1, batches) }), ...snapshots);
      return batches;
    };
    const batches = batchesWith(1);
    expect(batches.slice(batches.length / 2)).toEqual(batches.slice(0, batches.length / 2));
    expect(batchesWith(2)).not.toEqual(batches);
  });

  it('refuses batches of one, larger ones than there are examples, and to be without a network', () => {
    expect(() => jitter({ sizes: [1] }, { probe: probe(1) })).toThrow(
      'jitter: sizes must be integers from 2 to the 50 examples, got 1',
    );
    expect(() => jitter({ sizes: [51] }, { probe: probe(1) })).toThrow('got 51');
    expect(() => jitter()).toThrow('jitter: inputs must hold a probe of the network, got none');
  });
});
