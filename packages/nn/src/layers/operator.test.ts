import { currentDevice } from '@weir/kernels';
import { of } from 'rxjs';
import { beforeAll, expect, it } from 'vitest';
import { Signal } from '../signals/signal.ts';
import { vectors } from '../testing/examples.ts';
import { onCpu } from '../testing/onCpu.ts';
import { minibatchOf } from '../training/minibatchOf.ts';
import { runStep } from '../training/minibatches.ts';
import { operator } from './operator.ts';
import { tanh } from './tanh.ts';

beforeAll(onCpu);

it('a layer is the operator that takes each signal through it, with all that it says of itself', () => {
  const layer = operator({ ...tanh(), kind: 'mine' });
  expect(layer.kind).toBe('mine');
  runStep(currentDevice(), 0, (scope) => {
    const minibatch = minibatchOf(vectors(4, 2), [0, 1], scope);
    const seen: Signal[] = [];
    of(new Signal<readonly number[]>(minibatch.inputs, minibatch, scope))
      .pipe(layer)
      .subscribe((signal) => seen.push(signal));
    const before = Array.from(scope.device.read(minibatch.inputs));
    const [signal] = seen;
    expect(seen).toHaveLength(1);
    before.forEach((value, at) =>
      expect(signal && scope.device.read(signal.value)[at]).toBeCloseTo(Math.tanh(value), 6),
    );
  });
});
