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

  it('says beside it how far outputs are spread over all examples, in evaluation', () => {
    const asked: string[] = [];
    const { outputs } = measureOne(jitter({ examples: 3, batches: 2 }, { probe: probe(10, asked) }), first);
    const values = asked
      .filter((line) => line.startsWith('evaluation'))
      .flatMap((line) => [Number(line.split(' ')[1]), 2 * Number(line.split(' ')[1])]);
    expect(values).toHaveLength(12);
    const mean = values.reduce((sum, value) => sum + value, 0) / 12;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 11;
    expect(outputs).toBeCloseTo(Math.sqrt(variance), 10);
  });

  it('asks of eight examples in sixteen batches each, of every size', () => {
    const asked: string[] = [];
    const { sizes } = measureOne(jitter({ sizes: [2, 5] }, { probe: probe(1, asked) }), first);
    expect(sizes.map(({ size }) => size)).toEqual([2, 5]);
    const companies = asked.map((line) => (line.split(' ')[2] ?? '').split(',').length);
    expect(companies.filter((count) => count === 1)).toHaveLength(2 * 8 * 16);
    expect(companies.filter((count) => count === 4)).toHaveLength(2 * 8 * 16);
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
