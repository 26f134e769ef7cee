import '@weir/backend-simd';
import { backend, ready, setBackend } from '@tensorflow/tfjs-core';
import type { RunEvent } from '@weir/core';
import { Control } from '@weir/nn';
import { firstValueFrom, lastValueFrom, map, take, tap, toArray } from 'rxjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { attempt } from '@weir/diagnostics';
import { experimentOf, loadData, parseConfiguration, runExperiment } from '@weir/experiments';
import type { Experiment } from '@weir/experiments';

const experiment = async (given: object = {}): Promise<Experiment> => {
  const configuration = parseConfiguration({
    steps: 30,
    data: { type: 'xor' },
    model: [
      { type: 'linear', out: 8, bias: false },
      { type: 'batchNorm' },
      { type: 'tanh' },
      { type: 'linear', out: 2 },
    ],
    batchSize: 4,
    ...given,
  });
  return experimentOf(configuration, await loadData(configuration));
};

const all = (run: Experiment, options?: Parameters<typeof runExperiment>[1]) =>
  lastValueFrom(runExperiment(run, options).pipe(toArray()));
const lossesOf = (events: readonly RunEvent[]): readonly number[] =>
  events.flatMap((event) => (event.type === 'progress' ? event.losses : []));
const held = () => (backend() as unknown as { numDataIds(): number }).numDataIds(); // every backend has it

beforeAll(async () => {
  await setBackend('simd');
  await ready();
});

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

  it('keeps within a budget by thinning what can be, tells of it, and measures the last step all the same', async () => {
    const diagnostics = [
      { type: 'activations', every: 1 },
      { type: 'runningMoments', every: 10 },
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
    const asked = stepsOf('activations');
    expect(asked.slice(0, 8)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(asked.length).toBeLessThan(100); // a thousandth of a step is not even a tenth of what they take
    expect(asked.at(-1)).toBe(199);
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
    const events = await all({ ...run, watchers: [...run.watchers, attempt('broken', throwing)] });
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
