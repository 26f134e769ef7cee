import type { LayerSnapshot, RunEvent, Snapshot } from '@weir/core';
import { arraySnapshot } from '@weir/core';
import { Control, evaluate, forEvaluation } from '@weir/nn';
import type { NetworkMoments } from '@weir/nn';
import { NEVER, Subject, from, lastValueFrom, map, share, take, tap, toArray } from 'rxjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { smallExperiment, useBackend } from '../testing/experiment.ts';
import { Clock } from './clock.ts';
import { evaluated } from './evaluated.ts';
import type { Experiment } from './experiment.ts';
import { FindingInputs } from './findingInputs.ts';
import { interimEvaluation } from './interimEvaluation.ts';
import { listening } from './listening.ts';
import { MomentsFollower } from './momentsFollower.ts';
import { probeOf } from './probeOf.ts';
import { training } from './training.ts';

beforeAll(useBackend);

/** Trains so many steps, so that the running moments are no longer those of the start. */
async function trained(experiment: Experiment, steps = 5): Promise<MomentsFollower> {
  const moments = new MomentsFollower();
  const follow = tap<Snapshot>((snapshot) => moments.follow(snapshot));
  await lastValueFrom(training(experiment, new Control(), experiment.schedule).pipe(take(steps), follow));
  return moments;
}

describe('training', () => {
  it('is a step a snapshot, at the schedule’s rate or at the one that is set', async () => {
    const control = new Control();
    const learningRate = { type: 'step', initial: 0.4, every: 2, gamma: 0.5 };
    const experiment = await smallExperiment({ learningRate });
    const snapshots$ = training(experiment, control, experiment.schedule).pipe(
      tap(({ step }) => step === 3 && control.send({ type: 'learningRate', value: 0.01 })),
      map(({ step, learningRate: rate }) => [step, rate]),
      take(6),
      toArray(),
    );
    expect(await lastValueFrom(snapshots$)).toEqual([
      [0, 0.4],
      [1, 0.4],
      [2, 0.2],
      [3, 0.2],
      [4, 0.01],
      [5, 0.01],
    ]);
  });

  it('penalises, clips and accumulates where the experiment says so', async () => {
    const first = async (given: object) => {
      const experiment = await smallExperiment(given);
      const snapshots$ = training(experiment, new Control(), experiment.schedule);
      return lastValueFrom(
        snapshots$.pipe(
          take(1),
          map(({ loss, clipping }) => ({ loss, clipping })),
        ),
      );
    };
    const plain = await first({});
    expect(plain.clipping).toBeUndefined();
    expect((await first({ penalty: { l2: 0.1 } })).loss).toBeGreaterThan(plain.loss);
    expect((await first({ clip: { norm: 1e-3 } })).clipping).toMatchObject({ clipped: 1 });
    const linear = { model: [{ type: 'linear', out: 2 }], sampling: 'epoch' };
    const whole = await first({ ...linear, batchSize: 4 });
    const halves = await first({ ...linear, batchSize: 2, accumulate: 2 });
    expect(halves.loss).toBeCloseTo(whole.loss, 6); // the mean over the same four points
  });
});

describe('evaluated', () => {
  it('has the losses of every split as evaluate gives them, and shows the training split’s layers', async () => {
    const experiment = await smallExperiment();
    const moments = await trained(experiment);
    const seen: (readonly LayerSnapshot[])[] = [];
    const event = await lastValueFrom(
      evaluated(experiment, moments.network, 5, (layers) => seen.push(layers)),
    );
    const { network, loss, data } = experiment;
    const expected = evaluate(forEvaluation(network, moments.network), loss, data.validation);
    expect(event).toMatchObject({ type: 'evaluated', step: 5 });
    expect(Object.keys(event.splits)).toEqual(['train', 'validation', 'test']);
    expect(event.splits['validation']).toEqual(expected);
    expect(seen).toHaveLength(1);
    expect(seen[0]?.map(({ name }) => name)).toContain('2.tanh');
  });

  it('leaves out a split without examples', async () => {
    const experiment = await smallExperiment();
    const { data } = experiment;
    const without = { ...experiment, data: { ...data, test: { ...data.test, size: 0 } } };
    const { splits } = await lastValueFrom(evaluated(without, (await trained(experiment)).network, 5));
    expect(Object.keys(splits)).toEqual(['train', 'validation']);
  });
});

describe('interimEvaluation', () => {
  const steps = (experiment: Experiment, within: Parameters<typeof interimEvaluation>[1]) => {
    const events: RunEvent[] = [];
    from(Array.from({ length: 10 }, (_, step) => arraySnapshot({ step })))
      .pipe(interimEvaluation(experiment, within))
      .subscribe((event) => events.push(event));
    return events;
  };

  it('evaluates training and validation split as often as the experiment says, and not after the last step', async () => {
    const experiment = await smallExperiment({ steps: 9, evaluateEvery: 3 });
    const moments = await trained(experiment);
    const events = steps(experiment, (evaluation) => evaluation(moments.network));
    expect(
      events.map((event) => event.type === 'evaluated' && [event.step, Object.keys(event.splits)]),
    ).toEqual([
      [3, ['train', 'validation']],
      [6, ['train', 'validation']],
    ]);
  });

  it('is an event of its own where it fails, and the third one its last', async () => {
    const experiment = await smallExperiment({ steps: 100, evaluateEvery: 2 });
    const events = steps(experiment, (evaluation) => evaluation({} as NetworkMoments)); // has no batchNorm's
    expect(events).toHaveLength(3);
    expect(events[2]).toMatchObject({ type: 'diagnosticFailed', diagnostic: 'evaluation', dropped: true });
  });
});

describe('probeOf', () => {
  it('asks of other batches, in which an example’s outputs depend on its company while training alone', async () => {
    const experiment = await smallExperiment();
    const probe = probeOf(experiment, await trained(experiment));
    expect([probe.examples, probe.batchSize]).toEqual([4, 4]);
    const batches = [
      { example: 0, others: [1, 2] },
      { example: 0, others: [3, 3] },
    ];
    const of = (mode: 'training' | 'evaluation') =>
      probe.outputs(mode, batches).map((out) => Array.from(out));
    const [one, other] = of('training');
    expect(one).toHaveLength(2);
    expect(one).not.toEqual(other);
    const [alone, again] = of('evaluation');
    expect(alone).toEqual(again);
  });
});

describe('FindingInputs', () => {
  it('computes at the end what rules have asked for, in this order, and then completes', async () => {
    const experiment = await smallExperiment();
    const given = new FindingInputs(experiment, await trained(experiment), 2);
    const { evaluations, calibrations, probes, deadUnits, classes } = given.inputs;
    const order: string[] = [];
    const record = (name: string) => ({
      next: (value: { readonly step: number }) => order.push(`${name} ${value.step}`),
      complete: () => order.push(`${name} ends`),
    });
    evaluations?.subscribe(record('evaluation'));
    calibrations?.subscribe(record('calibration'));
    probes?.subscribe(record('probe'));
    deadUnits?.subscribe(record('dead units'));
    await lastValueFrom(given.atEnd(5, () => undefined));
    expect(order).toEqual(['evaluation 5', 'dead units 5', 'calibration 5', 'probe 5']);
    given.complete();
    expect(order.slice(4).sort()).toEqual([
      'calibration ends',
      'dead units ends',
      'evaluation ends',
      'probe ends',
    ]);
    expect(classes).toBe(2);
  });

  it('measures moments over the training split, and loses nothing between two others', async () => {
    const experiment = await smallExperiment();
    const given = new FindingInputs(experiment, await trained(experiment), 2);
    const seen: Record<string, number> = {};
    given.inputs.calibrations?.subscribe(({ layers }) => (seen['features'] = layers[0]?.mean.length ?? 0));
    given.inputs.probes?.subscribe(({ loss, again }) => (seen['apart'] = Math.abs(loss - again)));
    await lastValueFrom(given.atEnd(5, () => undefined));
    expect(seen).toEqual({ features: 8, apart: 0 });
  });
});

describe('listening', () => {
  it('has progress, trace, watchers, rules and evaluation of each step, in this order', async () => {
    const diagnostics = [{ type: 'activations', every: 1 }];
    const experiment = await smallExperiment({ steps: 4, evaluateEvery: 2, diagnostics, learningRate: 1e3 });
    const moments = new MomentsFollower();
    const control = new Control();
    const snapshots$ = training(experiment, control, experiment.schedule).pipe(
      take(4),
      tap((snapshot) => moments.follow(snapshot)),
      share(),
    );
    const events: string[] = [];
    const ruleInputs = new FindingInputs(experiment, moments, 2);
    const clock = new Clock(control, undefined);
    await lastValueFrom(
      listening(snapshots$, {
        experiment,
        moments,
        ruleInputs,
        clock,
        progressEvery: 1,
        flush$: NEVER,
        afterEvaluation: () => [],
        evaluate: true,
      }).pipe(
        tap((event) => {
          events.push(event.type === 'measurement' ? event.diagnostic : event.type);
          if (event.type === 'progress' && event.from === 3) ruleInputs.complete(); // rules wait for more
        }),
        toArray(),
      ),
    );
    expect(events.slice(0, 3)).toEqual(['progress', 'trace', 'activations']);
    expect(events.filter((type) => type === 'progress')).toHaveLength(4);
    expect(events.filter((type) => type === 'trace')).toHaveLength(2);
    expect(events.filter((type) => type === 'evaluated')).toHaveLength(1);
    expect(events.indexOf('finding')).toBeGreaterThan(2);
  });

  it('does not pass the snapshots’ error on', async () => {
    const experiment = await smallExperiment();
    const moments = new MomentsFollower();
    const source$ = new Subject<Snapshot>();
    const ruleInputs = new FindingInputs(experiment, moments, 2);
    const clock = new Clock(new Control(), undefined);
    const parts = {
      experiment,
      moments,
      ruleInputs,
      clock,
      progressEvery: 1,
      flush$: NEVER,
      afterEvaluation: () => [],
      evaluate: false,
    };
    const seen: string[] = [];
    listening(source$, parts).subscribe({
      error: () => seen.push('error'),
      complete: () => seen.push('complete'),
    });
    ruleInputs.complete();
    source$.error(new Error('gone'));
    expect(seen).toEqual(['complete']);
  });
});
