import { torchGenerator } from '@weir/core';
import { currentDevice } from '@weir/kernels';
import { TestScheduler } from 'rxjs/testing';
import { map } from 'rxjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { layer } from '../layers/custom.ts';
import type { Network } from '../layers/layer.ts';
import { linear } from '../layers/linear.ts';
import { sequential } from '../layers/sequential.ts';
import { tanh } from '../layers/tanh.ts';
import { crossEntropy } from '../losses/crossEntropy.ts';
import { penalty } from '../losses/penalty.ts';
import { sgd } from '../optimizers/sgd.ts';
import { Signal } from '../signals/signal.ts';
import { StepScope } from '../signals/stepScope.ts';
import { vectors } from '../testing/examples.ts';
import { expectNothingStays, onCpu } from '../testing/onCpu.ts';
import { backward } from './backward.ts';
import { descend } from './descend.ts';
import { minibatchOf } from './minibatchOf.ts';

beforeAll(onCpu);

const examples = vectors(16, 4);

/** Runs marble tests on signals of three steps, `a`, `b` and `c`, whose scopes end with the test. */
function marbles(
  test: (helpers: Parameters<Parameters<TestScheduler['run']>[0]>[0], signals: Signals) => void,
) {
  const net = sequential(
    linear(4, 3, { rng: torchGenerator(1) }),
    tanh(),
    linear(3, 2, { rng: torchGenerator(2) }),
  );
  const scopes = [0, 1, 2].map((step) => new StepScope(currentDevice(), step));
  const [a, b, c] = scopes.map((scope) => {
    const minibatch = minibatchOf(examples, [scope.step, 5, 7], scope);
    return new Signal<readonly [4]>(minibatch.inputs, minibatch, scope);
  }) as [Signal<readonly [4]>, Signal<readonly [4]>, Signal<readonly [4]>];
  new TestScheduler((actual, expected) => expect(actual).toEqual(expected)).run((helpers) =>
    test(helpers, { a, b, c, net }),
  );
  for (const scope of scopes) scope.end();
  for (const parameter of net.parameters) parameter.rest();
}

interface Signals {
  readonly a: Signal<readonly [4]>;
  readonly b: Signal<readonly [4]>;
  readonly c: Signal<readonly [4]>;
  readonly net: Network;
}

/** The operators from signals to snapshots, telling only of the step. */
const steps = ({ net }: Signals) =>
  [
    net,
    crossEntropy(),
    penalty({ l2: 0.1 }),
    backward(),
    descend(sgd(), 0.1),
    map(({ step }: { step: number }) => step),
  ] as const;

const shown = { a: 0, b: 1, c: 2 };

describe('the operators of training', () => {
  it('emit a snapshot for each minibatch and complete with their source', () =>
    expectNothingStays(() =>
      marbles(({ hot, expectObservable, expectSubscriptions }, { net, ...signals }) => {
        const source$ = hot('  -a-b--c-|', signals);
        const run$ = source$.pipe(...steps({ net, ...signals }));
        expectObservable(run$).toBe('-a-b--c-|', shown);
        expectSubscriptions(source$.subscriptions).toBe('^-------!');
      }),
    ));

  it('hand an error of their source on', () =>
    expectNothingStays(() =>
      marbles(({ hot, expectObservable }, { net, ...signals }) => {
        const run$ = hot('-a-#', signals).pipe(...steps({ net, ...signals }));
        expectObservable(run$).toBe('-a-#', shown);
      }),
    ));

  it('leave their source when they are unsubscribed', () =>
    expectNothingStays(() =>
      marbles(({ hot, expectObservable, expectSubscriptions }, { net, ...signals }) => {
        const source$ = hot('  -a-b--c-|', signals);
        const run$ = source$.pipe(...steps({ net, ...signals }));
        expectObservable(run$, '^---!').toBe('-a-b', shown);
        expectSubscriptions(source$.subscriptions).toBe('^---!');
      }),
    ));

  it('emit nothing where the source is empty or never emits', () =>
    marbles(({ cold, expectObservable }, { net, ...signals }) => {
      expectObservable(cold<Signal<readonly [4]>>('|').pipe(...steps({ net, ...signals }))).toBe('|');
      expectObservable(cold<Signal<readonly [4]>>('-').pipe(...steps({ net, ...signals }))).toBe('-');
    }));

  it('make an error of what a layer throws, and leave their source', () =>
    marbles(({ hot, expectObservable, expectSubscriptions }, { a, b, c }) => {
      const error = new Error('no');
      const failing = layer({
        kind: 'failing',
        forward(x, { step }) {
          if (step === 1) throw error;
          return [x];
        },
        backward: (dy) => ({ input: dy }),
      });
      const source$ = hot('  -a-b--c-|', { a, b, c });
      const run$ = source$.pipe(
        failing,
        map(({ scope }) => scope.step),
      );
      expectObservable(run$).toBe('-a-#', shown, error);
      expectSubscriptions(source$.subscriptions).toBe('^--!');
    }));
});
