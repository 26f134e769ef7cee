import { DivergedError, RunState } from '@weir/core';
import type { RunEvaluated, Snapshot } from '@weir/core';
import { Subject } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { DeadUnits } from '../../measures/layerDeadUnits.ts';
import type { RunningMoments } from '../../measures/momentsAccumulator.ts';
import { run } from '../../testing/network.ts';
import type { NetworkOptions } from '../../testing/network.ts';
import type { EvaluationProbe } from '../evidence/evaluationProbe.ts';
import type { RuleKind } from './ruleKind.ts';
import { ruleKinds } from './ruleKinds.ts';
import { watch } from './watch.ts';

const small = { width: 6, batch: 8, hidden: 2, classes: 5 } as const;

/** Sick, then well, then sick in another way, so that findings come, change and go. */
const scenarios: Readonly<Record<string, readonly Snapshot[]>> = {
  'scales that come and go': of(60, (step) => ({
    pre: step % 20 < 10 ? [9, 0.01] : [1],
    grad: step % 16 < 8 ? [1, 1e-6] : [1e-3],
    gain: step < 40 ? [9] : [1],
    update: step % 24 < 12 ? [-0.2, -0.2, 3] : [-3],
    loss: step % 30 < 15 ? 3 + step : 30 - step / 2,
    learningRate: step < 30 ? 0.1 : 1,
  })),
  'relus and BatchNorm': of(60, (step) => ({
    activation: 'relu',
    batchNorm: true,
    pre: [step % 20 < 14 ? 1e-9 : 3],
    loss: 12 * Math.exp(-step / 8) + 1,
    edit: ({ layers, parameters }) => {
      if (step % 20 < 14)
        for (const { kind, output } of layers) if (kind === 'relu') (output.values as Float32Array).fill(0);
      const shape = [6];
      const pushed = { values: new Float32Array(6).fill(step / 9), shape };
      const none = { values: new Float32Array(6).fill(step % 10 < 5 ? 0 : 1), shape };
      parameters.push({ name: '0.linear.bias', data: pushed, grad: none, update: pushed });
    },
  })),
  'zeros and a flat loss': of(540, (step) => ({
    loss: 2 + (step % 7) / 1000,
    gain: [0],
    pre: [step % 50 < 25 ? 0 : 1],
    edit: ({ parameters }) => {
      const still = { values: new Float32Array(6), shape: [6] };
      parameters.push({
        name: '0.linear.bias',
        data: { values: new Float32Array(6).fill(1), shape: [6] },
        grad: { values: new Float32Array(6).fill(step % 12 < 6 ? 1 : 0), shape: [6] },
        update: still,
      });
    },
  })),
};

function of(steps: number, options: (step: number) => NetworkOptions): readonly Snapshot[] {
  return run(steps, (step) => ({ ...small, ...options(step) }), 1);
}

/** A rule's run in two parts or in one: what it says of steps `from` on. */
function session(kind: RuleKind, state: RunState) {
  const snapshots = new Subject<Snapshot>();
  const evaluations = new Subject<RunEvaluated>();
  const calibrations = new Subject<RunningMoments>();
  const probes = new Subject<EvaluationProbe>();
  const deadUnits = new Subject<DeadUnits>();
  const said: unknown[] = [];
  const inputs = { classes: 5, evaluations, calibrations, probes, deadUnits };
  const events$ = snapshots.pipe(watch(kind, {}, inputs, 1));
  state.within(() =>
    events$.subscribe({
      next: (event) => said.push(event),
      error: (error: Error) => said.push(error.message),
    }),
  );
  return {
    said,
    next(snapshot: Snapshot) {
      const { step } = snapshot;
      snapshots.next(snapshot);
      const loss = 1 + (step % 10) / 10;
      evaluations.next({
        type: 'evaluated',
        step,
        splits: { train: { loss: 1 }, validation: { loss: step % 20 < 10 ? loss : 1 } },
      });
      probes.next({ step, loss: 1, again: step % 6 < 3 ? 1 : loss });
      const mean = [step % 8 < 4 ? 30 : 0, 0, 0, 0, 0, 0];
      calibrations.next({
        step,
        batches: 1,
        layers: [{ name: '1.batchNorm', tracks: 'variance', mean, variance: [1, 1, 1, 1, 1, 1] }],
      });
      const dead = step % 14 < 7 ? [1, 2, 3, 4] : [];
      deadUnits.next({ step, layers: [{ name: '2.relu', kind: 'relu', units: 6, dead }] });
    },
    fail: (step: number) => snapshots.error(new DivergedError(step, NaN, '0.linear')),
  };
}

const speakers = new Set<string>();

describe.each((ruleKinds as readonly RuleKind[]).map((kind) => [kind.type, kind] as const))(
  '%s',
  (_, kind) => {
    it.each(Object.keys(scenarios))('goes on after a checkpoint as if undisturbed: %s', (name) => {
      const snapshots = scenarios[name] ?? [];
      for (const at of [1, 7, 13, 30, 47, snapshots.length - 5]) {
        const undisturbed = session(kind, new RunState());
        const state = new RunState();
        const first = session(kind, state);
        for (const snapshot of snapshots.slice(0, at)) {
          undisturbed.next(snapshot);
          first.next(snapshot);
        }
        const before = undisturbed.said.length;
        expect(first.said).toEqual(undisturbed.said);

        const checkpoint = structuredClone(state.save());
        expectPlain(checkpoint, kind.type);
        const resumed = session(kind, new RunState(checkpoint));
        for (const snapshot of snapshots.slice(at)) {
          undisturbed.next(snapshot);
          resumed.next(snapshot);
        }
        undisturbed.fail(snapshots.length);
        resumed.fail(snapshots.length);
        expect(resumed.said).toEqual(undisturbed.said.slice(before));
        if (resumed.said.length > 1) speakers.add(kind.type);
      }
    });
  },
);

it('nearly every rule has something to say in these runs after a checkpoint', () => {
  expect(speakers.size).toBeGreaterThanOrEqual(16);
});

/** What a checkpoint can hold: records, lists, numbers, text and the like, down to the leaves. */
function expectPlain(value: unknown, path: string): void {
  if (typeof value === 'object' && value !== null) {
    const prototype: unknown = Object.getPrototypeOf(value);
    expect([Object.prototype, Array.prototype], `${path} must be plain`).toContain(prototype);
    for (const [key, inner] of Object.entries(value)) expectPlain(inner, `${path}.${key}`);
    return;
  }
  expect(['number', 'string', 'boolean', 'undefined'], path).toContain(
    value === null ? 'number' : typeof value,
  );
}
