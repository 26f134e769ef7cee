import { backend, mean, sub } from '@tensorflow/tfjs-core';
import type { RunEvent } from '@weir/core';
import { isMeasurementOf, isolateDiagnostic } from '@weir/diagnostics';
import { Control, chain, layer } from '@weir/nn';
import { firstValueFrom, lastValueFrom, map, take, tap, toArray } from 'rxjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { experimentOf } from '../configuration/build/experimentOf.ts';
import { parseConfiguration } from '../configuration/check/parseConfiguration.ts';
import { loadData } from '../data/loadData.ts';
import { smallExperiment as experiment, useBackend } from '../testing/experiment.ts';
import type { Experiment } from './experiment.ts';
import { report } from './report.ts';
import { runExperiment } from './runExperiment.ts';

const all = (run: Experiment, options?: Parameters<typeof runExperiment>[1]) =>
  lastValueFrom(runExperiment(run, options).pipe(toArray()));
const lossesOf = (events: readonly RunEvent[]): readonly number[] =>
  events.flatMap((event) => (event.type === 'progress' ? event.losses : []));
const held = () => (backend() as unknown as { numDataIds(): number }).numDataIds(); // every backend has it

beforeAll(useBackend);

describe('a run', () => {
  it('begins with started, ends with evaluated and finished, and tells every loss once', async () => {
    const events = await all(await experiment());
    expect(events[0]).toMatchObject({ type: 'started', steps: 30, expectedInitialLoss: Math.log(2) });
    expect(events.at(-1)).toMatchObject({ type: 'finished', steps: 30, reason: 'completed' });
    expect(events.filter(({ type }) => type === 'evaluated')).toHaveLength(1);
    expect(lossesOf(events)).toHaveLength(30);
    expect(JSON.parse(JSON.stringify(events))).toEqual(events);
  });

  it('gives the same bits again from the same configuration, whatever watches it', async () => {
    const first = lossesOf(await all(await experiment()));
    const thinned = lossesOf(await all(await experiment({ budget: 0.001 })));
    expect(thinned).toEqual(first);
    const unwatched = lossesOf(await all({ ...(await experiment({ diagnostics: [] })), rules: [] }));
    const everyStep = { type: 'activations', every: 1 };
    const watched = lossesOf(await all(await experiment({ diagnostics: [everyStep] })));
    expect(unwatched).toEqual(first);
    expect(watched).toEqual(first);
  });

  it('measures the running moments that it follows itself as a diagnostic that follows them does', async () => {
    const measured = async (options: object) => {
      const diagnostics = [{ type: 'runningMoments', every: 7, ...options }];
      const events = await all(await experiment({ diagnostics }));
      return events.filter((event) => isMeasurementOf(event, 'runningMoments'));
    };
    const shared = await measured({});
    expect(shared.map(({ step }) => step)).toEqual([0, 7, 14, 21, 28, 29]);
    expect(shared.at(-1)?.value).toMatchObject({ step: 29, batches: 30, layers: [{ name: '1.batchNorm' }] });
    expect(await measured({ momentum: 0.1 })).toEqual(shared); // the layer's own, but followed apart
    expect(await measured({ momentum: 0.5 })).not.toEqual(shared);
  });

  it('keeps within a budget by thinning what can be, tells of it, and measures the last step all the same', async () => {
    const diagnostics = [
      { type: 'activations', every: 1 },
      { type: 'runningMoments', every: 10, momentum: 0.5 }, // not the run's own: it must see every step
    ];
    const events = await all(await experiment({ steps: 200, diagnostics, budget: 0.001 }));
    const stepsOf = (name: string) =>
      events.flatMap((event) =>
        event.type === 'measurement' && event.diagnostic === name ? [event.step] : [],
      );
    const [choice] = events.filter((event) => event.type === 'cadencesChosen');
    expect(choice).toMatchObject({ step: 8, budget: 0.001 });
    const chosen = choice?.cadences.find(({ diagnostic }) => diagnostic === 'activations');
    expect(chosen).toMatchObject({ configured: 1, chosen: choice?.multiple, fixed: false });
    const measured = stepsOf('activations');
    expect(measured.slice(0, 8)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(measured.length).toBeLessThan(100); // a thousandth of a step is not even a tenth of what they take
    expect(measured.at(-1)).toBe(199);
    expect(stepsOf('runningMoments')).toEqual([...Array.from({ length: 20 }, (_, at) => 10 * at), 199]);
    const [spent] = events.filter((event) => event.type === 'budgetSpent');
    expect(spent).toMatchObject({ step: 199, budget: 0.001 });
    expect(spent?.cadences.map(({ diagnostic, fixed }) => [diagnostic, fixed])).toEqual([
      ['activations', false],
      ['runningMoments', true],
      ['health rules', true],
    ]);
    expect(JSON.parse(JSON.stringify(events))).toEqual(events);
  });

  it('says nothing of a budget where none is given', async () => {
    const events = await all(await experiment());
    expect(events.filter(({ type }) => type === 'cadencesChosen' || type === 'budgetSpent')).toEqual([]);
  });

  it('frees all it holds when it ends and when it is unsubscribed', async () => {
    const before = held();
    await all(await experiment());
    expect(held()).toBe(before);
    await firstValueFrom(runExperiment(await experiment()).pipe(take(3), toArray()));
    expect(held()).toBe(before);
  });

  it('goes on when a diagnostic throws, and names it', async () => {
    const run = await experiment();
    const throwing = map((): never => {
      throw new Error('a reading that cannot be had');
    });
    const events = await all({ ...run, watchers: [...run.watchers, isolateDiagnostic('broken', throwing)] });
    const failures = events.filter(({ type }) => type === 'diagnosticFailed');
    expect(failures).toHaveLength(3);
    expect(failures.at(-1)).toMatchObject({
      diagnostic: 'broken',
      message: 'a reading that cannot be had',
      dropped: true,
    });
    expect(events.at(-1)).toMatchObject({ type: 'finished', steps: 30 });
  });

  it('stops by a command with what was reached', async () => {
    const control = new Control();
    const run = runExperiment(await experiment({ steps: 100_000 }), { control });
    const stopAfterFirst = tap<RunEvent>(({ type }) => {
      if (type === 'progress') control.send({ type: 'stop' });
    });
    const events = await lastValueFrom(run.pipe(stopAfterFirst, toArray()));
    expect(events.at(-1)).toMatchObject({ type: 'finished', steps: 1, reason: 'stopped' });
  });

  it('ends when a rule that it stops on finds something', async () => {
    const zeros = { type: 'zeros' };
    const model = [
      { type: 'linear', out: 8, init: zeros },
      { type: 'tanh' },
      { type: 'linear', out: 2, init: zeros },
    ];
    const events = await all(await experiment({ model, steps: 500 }), { stopOn: ['symmetry'] });
    expect(events.at(-1)).toMatchObject({ type: 'finished', reason: 'rule', rule: 'symmetry' });
  });

  it('lets the rules speak before it fails by divergence', async () => {
    const events: RunEvent[] = [];
    const diverging = runExperiment(await experiment({ learningRate: 1e38, steps: 50 }));
    const failure = lastValueFrom(diverging.pipe(tap((event) => events.push(event))));
    await expect(failure).rejects.toThrow(/descend: loss must be finite/);
    expect(events.some((event) => event.type === 'finding' && event.finding.rule === 'notFinite')).toBe(true);
  });
});

const findingsOf = (events: readonly RunEvent[], rule: string) =>
  events.flatMap((event) => (event.type === 'finding' && event.finding.rule === rule ? [event] : []));
const names = { data: { type: 'names' }, batchSize: 16, steps: 60 };
const onNames = (hidden: readonly object[], more: object = {}) => ({
  ...names,
  model: [{ type: 'embedding', dim: 4 }, { type: 'flatten' }, ...hidden, { type: 'linear', out: 27 }],
  ...more,
});

describe('what rules are given at the end of a run', () => {
  it('names the units that are dead over the whole training split', async () => {
    // Biases so far below that no input lifts them.
    const buried = { type: 'linear', out: 8, biasInit: { type: 'constant', value: -50 } };
    const events = await all(await experiment(onNames([buried, { type: 'relu' }])));
    const [found] = findingsOf(events, 'deadUnits').filter(({ finding }) =>
      finding.subject.includes('split'),
    );
    expect(found).toMatchObject({ step: 60, change: 'raised' });
    expect(found?.finding).toMatchObject({
      subject: '3.relu (training split)',
      severity: 'error',
      units: [0, 1, 2, 3, 4, 5, 6, 7],
    });
  });

  it('holds running statistics against those of the training split', async () => {
    // After 60 steps of momentum 0 they are where they started; the inputs' std is 30 times as large.
    const init = { type: 'normal', std: 10 };
    const norm = { type: 'batchNorm', momentum: 0 };
    const events = await all(
      await experiment(onNames([{ type: 'linear', out: 8, init, bias: false }, norm])),
    );
    const [found] = findingsOf(events, 'batchNormDrift').filter(({ step }) => step === 60);
    expect(found?.finding).toMatchObject({ subject: '3.batchNorm (calibrated)', severity: 'warning' });
    expect(found?.finding.value).toBeGreaterThan(2);
  });

  it('finds a layer that looks at the batch in evaluation too', async () => {
    const plain = () => experiment(onNames([{ type: 'linear', out: 8 }, { type: 'batchNorm' }]));
    const run = await plain();
    const centred = layer((x) => sub(x, mean(x, 0, true)), { kind: 'centred' });
    const looking = { ...run, network: chain([...run.network.children, centred]) };
    const [found] = findingsOf(await all(looking), 'evaluationMode');
    expect(found).toMatchObject({ step: 60, change: 'raised', finding: { severity: 'error' } });
    expect(findingsOf(await all(await plain()), 'evaluationMode')).toEqual([]);
  });

  it('reaches the report', async () => {
    const buried = { type: 'linear', out: 8, biasInit: { type: 'constant', value: -50 } };
    const run = await experiment(onNames([buried, { type: 'relu' }]));
    const { health } = await lastValueFrom(runExperiment(run).pipe(report(10)));
    expect(health.map(({ subject }) => subject)).toContain('3.relu (training split)');
  });

  it('is nothing without evaluation', async () => {
    const buried = { type: 'linear', out: 8, biasInit: { type: 'constant', value: -50 } };
    const events = await all(await experiment(onNames([buried, { type: 'relu' }])), { evaluate: false });
    expect(findingsOf(events, 'deadUnits').filter(({ step }) => step === 60)).toEqual([]);
  });
});

describe('evaluateEvery', () => {
  it('evaluates between steps, without the test split, and changes no bit of the training', async () => {
    const given = onNames([
      { type: 'linear', out: 8 },
      { type: 'batchNorm' },
      { type: 'dropout', rate: 0.2 },
    ]);
    const events = await all(await experiment({ ...given, evaluateEvery: 20 }));
    const evaluations = events.filter((event) => event.type === 'evaluated');
    expect(evaluations.map(({ step, splits }) => [step, Object.keys(splits)])).toEqual([
      [20, ['train', 'validation']],
      [40, ['train', 'validation']],
      [60, ['train', 'validation', 'test']],
    ]);
    expect(lossesOf(events)).toEqual(lossesOf(await all(await experiment(given))));
    expect(evaluations[0]?.splits['train']?.loss).toBeGreaterThan(0);
  });

  it('lets the overfitting rule name the step to stop at', async () => {
    const given = {
      data: { type: 'names', path: 'few.txt' },
      model: [
        { type: 'embedding', dim: 8 },
        { type: 'flatten' },
        { type: 'linear', out: 100 },
        { type: 'tanh' },
        { type: 'linear', out: 7 },
      ],
      steps: 2000,
      batchSize: 16,
      evaluateEvery: 50,
    };
    const configuration = parseConfiguration(given);
    const text = 'ada\nbea\ncade\ndab\nfae\nebba\nabe\nfaba\ndeb\nace\nbede\ncab\ndefa\nfeda\nbada\n';
    const data = await loadData(configuration, { read: async () => new TextEncoder().encode(text) });
    const events = await all(experimentOf(configuration, data));
    const found = findingsOf(events, 'overfitting').at(-1);
    const best = Number(/Stop at step (\d+)/.exec(found?.finding.remedy ?? '')?.[1]);
    const validation = events.flatMap((event) =>
      event.type === 'evaluated' ? [[event.step, event.splits['validation']?.loss ?? NaN] as const] : [],
    );
    const [[step] = [NaN]] = [...validation].sort(([, a], [, b]) => a - b);
    expect(best).toBe(step);
    expect(best).toBeLessThan(2000);
  });

  it('is an integer of at least 1', () => {
    expect(() => parseConfiguration({ model: [{ type: 'tanh' }], evaluateEvery: 0 })).toThrow(
      'evaluateEvery',
    );
  });
});

describe('jitter', () => {
  const hidden = [{ type: 'linear', out: 8, bias: false }, { type: 'batchNorm' }, { type: 'tanh' }];
  const diagnostics = [{ type: 'jitter', every: 20, sizes: [4, 64] }];

  it('is measured at its cadence and at the end, falls with the batch size, and is 0 in evaluation', async () => {
    const events = await all(await experiment(onNames(hidden, { diagnostics })));
    const measured = events.flatMap((event) => (isMeasurementOf(event, 'jitter') ? [event] : []));
    expect(measured.map(({ step }) => step)).toEqual([0, 20, 40, 59]);
    for (const { value } of measured) {
      const [small, large] = value.sizes;
      expect(small?.training).toBeGreaterThan(large?.training ?? NaN);
      expect(large?.training).toBeGreaterThan(0);
      expect(small?.evaluation).toBe(0);
    }
  });

  it('changes no bit of the training and leaves nothing behind', async () => {
    const before = held();
    const watched = lossesOf(await all(await experiment(onNames(hidden, { diagnostics }))));
    expect(held()).toBe(before);
    expect(watched).toEqual(lossesOf(await all(await experiment(onNames(hidden, { diagnostics: [] })))));
  });

  it('is refused ahead of the run where a size does not fit the data', async () => {
    const diagnostics = [{ type: 'jitter', sizes: [5] }];
    await expect(experiment({ diagnostics })).rejects.toThrow(
      'diagnostics: jitter: sizes must be integers from 2 to the 4 examples, got 5',
    );
  });
});
