import { arraySnapshot } from '@weir/core';
import type { Finding, Snapshot } from '@weir/core';
import { Subject, of } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { RunningMoments } from '../../measures/momentsAccumulator.ts';
import { changes, events } from '../../testing/changes.ts';
import { run } from '../../testing/network.ts';
import { batchNormDriftRule } from './batchNormDriftRule.ts';

const batchNorm = (step: number, mean: number, variance: number, momentum = 0.1, rows = 32): Snapshot =>
  arraySnapshot({
    step,
    layers: [
      {
        kind: 'batchNorm',
        output: { values: new Float32Array(2 * rows), shape: [rows, 2] },
        batchMoments: { mean: [mean, -mean], variance: [variance, variance], momentum },
      },
    ],
  });

const steps = (length: number, at: (step: number) => Snapshot) =>
  Array.from({ length }, (_, step) => at(step));

describe('the BatchNorm drift rule', () => {
  it('is info while running statistics still come from 0 and 1', () => {
    const slow = steps(401, (step) => batchNorm(step, 3, 9, 0.001));
    expect(changes(batchNormDriftRule(), slow)).toEqual(['100 raised info 0.batchNorm']);
    expect(events(batchNormDriftRule(), slow)[0]?.finding.meaning).toContain('take about 3,000 batches');
  });

  it('warns of settled statistics that the batches have left behind, and clears when they catch up', () => {
    const rule = batchNormDriftRule({ every: 10 });
    // A jump that momentum 0.01 takes hundreds of steps to follow.
    const jump = steps(1200, (step) => batchNorm(step, step < 400 ? 0 : 4, 1, 0.01));
    const seen = changes(rule, jump);
    expect(seen[0]).toMatch(/^4\d\d raised warning 0\.batchNorm$/);
    expect(seen.at(-1)).toMatch(/^\d+ cleared (warning|info) 0\.batchNorm$/);
  });

  it('is silent of settled statistics', () => {
    expect(
      changes(
        batchNormDriftRule(),
        steps(500, (step) => batchNorm(step, 0.1 * (step % 2), 1.1)),
      ),
    ).toEqual([]);
    expect(changes(batchNormDriftRule(), run(300, { batchNorm: true, hidden: 1 }, 1))).toEqual([]);
  });

  it('compares with statistics of a whole split as they come', () => {
    const at = (mean: number): RunningMoments => ({
      step: 300,
      batches: 300,
      layers: [{ name: '0.batchNorm', tracks: 'variance', mean: [mean, mean], variance: [1, 1] }],
    });
    const inputs = { running: () => at(0), calibrations: of(at(2), at(0.1)) };
    expect(changes(batchNormDriftRule({}, inputs), [batchNorm(301, 0, 1)])).toEqual([
      '300 raised warning 0.batchNorm (calibrated)',
      '300 cleared warning 0.batchNorm (calibrated)',
    ]);
  });

  const at = (mean: number, batches = 300, variance = 1): RunningMoments => ({
    step: batches,
    batches,
    layers: [
      { name: '0.batchNorm', tracks: 'variance', mean: [mean, -mean], variance: [variance, variance] },
    ],
  });
  /** What is said at steps 0 and 100 of a batch of these moments, beside running ones. */
  const beside = (
    running: RunningMoments,
    mean: number,
    {
      momentum = 0.1,
      rows = 32,
      variance = 1,
      steps: length,
    }: Partial<Record<'momentum' | 'rows' | 'variance' | 'steps', number>> = {},
  ) => {
    const inputs = {
      running: () => running,
      ...(length !== undefined && { task: { loss: 'crossEntropy', steps: length } }),
    };
    const snapshots = [0, 100].map((step) => batchNorm(step, mean, variance, momentum, rows));
    return events(batchNormDriftRule({}, inputs), snapshots)[0]?.finding;
  };

  it.each([
    [0.49, undefined, undefined],
    [0.51, 'info', 0.5],
    [0.99, 'info', 0.5],
    [1.01, 'warning', 1],
  ])('at %d std apart is %s', (mean, severity, threshold) => {
    const found = beside(at(0), mean);
    expect(found?.severity).toBe(severity);
    expect(found?.threshold).toBe(threshold);
  });

  it('takes thresholds of its own', () => {
    const snapshots = [0, 100].map((step) => batchNorm(step, 3, 1));
    const rule = batchNormDriftRule({ error: 2 }, { running: () => at(0) });
    expect(changes(rule, snapshots)).toEqual(['100 raised error 0.batchNorm']);
  });

  it('says that settled statistics lag behind, and what to do', () => {
    expect(beside(at(0), 2)).toMatchObject({
      rule: 'batchNormDrift',
      subject: '0.batchNorm',
      value: expect.closeTo(2, 9) as number,
      formula: 'mean over features of max(|Δmean| / σ, |ln variance ratio|), running against batches',
      meaning:
        'Its running statistics lag behind what goes in now: in evaluation mode it normalises by other numbers than it was trained with.',
      remedy:
        'Evaluate with calibrated statistics, or lower the learning rate towards the end so that the layers below come to rest.',
    });
    expect(beside(at(0), 2)?.settings).toBeUndefined();
  });

  it('says that single batches shake them where the batch is small beside the momentum', () => {
    // √(m / (2 − m) / N) is 0.1 at N = 5.26 for m = 0.1.
    expect(beside(at(0), 2, { rows: 5 })).toMatchObject({
      meaning:
        'Its running statistics follow the last few batches of 5, each of which is off by chance: in evaluation mode it normalises by other numbers than it was trained with.',
      remedy: 'Evaluate with calibrated statistics, use larger batches, or lower its momentum.',
    });
    expect(beside(at(0), 2, { rows: 6 })?.meaning).toContain('lag behind');
  });

  it('says of unsettled ones how long they take, and the momentum that would do', () => {
    const found = beside(at(0, 100), 2, { momentum: 0.01 });
    expect(found).toMatchObject({
      severity: 'info',
      meaning:
        'Its running statistics have not settled yet: they started at mean 0 and variance 1, and at momentum 0.01 they take about 300 batches; 100 were seen.',
      remedy:
        'Raise its momentum to 0.1, train for 300 steps before evaluating, or evaluate with calibrated statistics.',
      settings: [{ option: 'momentum', value: 0.1, layer: '0.batchNorm' }],
    });
    expect(beside(at(0, 7), 2, { momentum: 0.01 })?.settings?.[0]?.value).toBe(0.4); // 3 / 7
    expect(beside(at(0, 2), 2, { momentum: 0.01 })?.settings?.[0]?.value).toBe(1);
    const enough = beside(at(0, 29), 2);
    expect(enough?.remedy).toBe(
      'Train for 30 steps before evaluating, or evaluate with calibrated statistics.',
    );
    expect(enough?.settings).toBeUndefined();
    expect(beside(at(0, 30), 2)?.meaning).toContain('lag behind');
  });

  it('waits for those that settle within the run', () => {
    expect(beside(at(0, 100), 2, { momentum: 0.01, steps: 300 })).toBeUndefined();
    expect(beside(at(0, 100), 2, { momentum: 0.01, steps: 299 })?.severity).toBe('info');
    expect(beside(at(0, 300), 2, { momentum: 0.01, steps: 300 })?.severity).toBe('warning');
  });

  it('compares with the mean of the last three batches, as often as told', () => {
    const rule = (every?: number) =>
      batchNormDriftRule(every === undefined ? {} : { every }, { running: () => at(0) });
    const means = [3, 0, 0, 0.6, 0.9, 3].map((mean, step) => batchNorm(10 * step, mean, 1));
    // 3; 1.5; 1; 0.2, 0.5; 1.5
    const seen = events(rule(10), means);
    expect(seen.map(({ step, change }) => `${step} ${change}`)).toEqual([
      '10 raised',
      '20 updated',
      '50 updated',
    ]);
    expect(seen[0]?.finding.value).toBeCloseTo(1.5, 9);
    expect(seen[1]?.finding.value).toBeCloseTo(1, 9);
    expect(seen[2]?.finding.value).toBeCloseTo(1.5, 9);
    expect(changes(rule(20), means)).toEqual([
      '20 raised warning 0.batchNorm',
      '40 updated warning 0.batchNorm',
    ]);
    expect(changes(rule(), means)).toEqual([]);
  });

  it('follows the running statistics itself where none are given', () => {
    // A mean of 1 in all batches: at momentum 0.1, 0.9¹⁰¹ of it are missing after the hundred and first.
    const [raised] = events(
      batchNormDriftRule({ info: 1e-6 }),
      steps(101, (step) => batchNorm(step, 1, 1)),
    );
    expect(raised?.finding.value).toBeCloseTo(0.9 ** 101, 6);
  });

  it('is silent of layers that the statistics do not know, and of those that no batch has', () => {
    const other = {
      ...at(0),
      layers: [{ name: '7.batchNorm', tracks: 'variance' as const, mean: [9], variance: [1] }],
    };
    expect(beside(other, 2)).toBeUndefined();
    const plain = [0, 100].map((step) =>
      arraySnapshot({ step, layers: [{ kind: 'tanh', output: { values: [1], shape: [1, 1] } }] }),
    );
    expect(changes(batchNormDriftRule({}, { running: () => at(0) }), plain)).toEqual([]);
    const calibrations = of(other);
    expect(changes(batchNormDriftRule({}, { running: () => at(0), calibrations }), [])).toEqual([]);
  });

  it('says of a whole split what it says of batches, by what is known of the layer', () => {
    const found = (batches: number, momentum: number, rows: number) => {
      const calibrations = new Subject<RunningMoments>();
      const source = new Subject<Snapshot>();
      const seen: Finding[] = [];
      source
        .pipe(batchNormDriftRule({}, { running: () => at(0, batches), calibrations }))
        .subscribe(({ finding }) => seen.push(finding));
      source.next(batchNorm(1, 0, 1, momentum, rows));
      calibrations.next(at(2));
      return seen[0];
    };
    expect(found(300, 0.1, 32)).toMatchObject({
      subject: '0.batchNorm (calibrated)',
      formula: 'mean over features of max(|Δmean| / σ, |ln variance ratio|), running against the whole split',
      meaning: expect.stringContaining('lag behind'),
    });
    expect(found(299, 0.01, 32)?.meaning).toContain('have not settled yet');
    expect(found(300, 0.01, 32)?.meaning).toContain('lag behind');
    expect(found(300, 0.1, 5)?.meaning).toContain('the last few batches of 5');
  });

  it('without having seen a layer takes it for settled', () => {
    const calibrations = of(at(2));
    const [raised] = events(batchNormDriftRule({}, { running: () => at(0, 300), calibrations }), []);
    expect(raised?.finding.meaning).toContain('lag behind');
  });

  it('refuses a cadence that is none', () => {
    for (const every of [0, 1.5])
      expect(() => batchNormDriftRule({ every })).toThrow(
        `batchNormDrift: every must be a positive integer, got ${every}; 100 is the default`,
      );
    expect(() => batchNormDriftRule({ every: 1 })).not.toThrow();
  });
});
