import { square } from '@tensorflow/tfjs-core';
import { capture, ExpiredReadingError, torchGenerator } from '@weir/core';
import type { Snapshot } from '@weir/core';
import { delay, firstValueFrom, last, lastValueFrom, map, take, tap } from 'rxjs';
import type { Observable } from 'rxjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { batchNorm } from '../layers/batchNorm.ts';
import { layer } from '../layers/custom.ts';
import { dropout } from '../layers/dropout.ts';
import type { Network } from '../layers/layer.ts';
import { linear } from '../layers/linear.ts';
import { residual } from '../layers/residual.ts';
import { sequential } from '../layers/sequential.ts';
import { tanh } from '../layers/tanh.ts';
import { crossEntropy } from '../losses/crossEntropy.ts';
import { penalty } from '../losses/penalty.ts';
import { adam } from '../optimizers/adam.ts';
import { vectors } from '../testing/examples.ts';
import { alive, expectNothingStays, onCpu } from '../testing/onCpu.ts';
import { backward } from './backward.ts';
import { descend } from './descend.ts';
import { minibatches } from './minibatches.ts';

beforeAll(onCpu);

const rng = () => torchGenerator(7);

function network() {
  const draws = rng();
  return sequential(
    linear(4, 6, { rng: draws }),
    batchNorm(6),
    tanh(),
    dropout(0.2, { seed: 3 }),
    residual([linear(6, 6, { rng: draws }), tanh()]),
    layer((x) => square(x), { kind: 'square' }),
    linear(6, 2, { rng: draws }),
  );
}

const training = (net: Network = network()): Observable<Snapshot> =>
  minibatches(vectors(32, 4), { size: 8, rng: rng(), timeSlice: 2 }).pipe(
    net,
    crossEntropy(),
    penalty({ l1: 1e-4, l2: 1e-4 }),
    backward(),
    descend(adam(), 0.01),
  );

/** Asks for all that a step shows. */
function readAll({ layers, parameters }: Snapshot): void {
  for (const { output, grad, batchMoments } of layers) {
    for (const reading of [output, grad, batchMoments?.mean, batchMoments?.variance]) {
      reading?.moments();
      reading?.histogram();
      reading?.share(0.5, { absolute: true });
      reading?.unitShare(0.5);
    }
  }
  for (const { data, grad, update } of parameters) {
    for (const reading of [data, grad, update]) reading.values();
  }
}

describe('tensors of training', () => {
  it('stay as many over 1,000 steps with every reading read', async () => {
    const seen = new Set<string>();
    await expectNothingStays(() =>
      lastValueFrom(
        training().pipe(
          tap((snapshot) => {
            readAll(snapshot);
            if (snapshot.step > 0) seen.add(JSON.stringify(alive()));
          }),
          take(1000),
        ),
      ),
    );
    expect(seen.size).toBe(1);
  });

  it('are gone when the stream completes', () =>
    expectNothingStays(() => lastValueFrom(training().pipe(take(5)))));

  it('are gone when it is unsubscribed between two steps', () =>
    expectNothingStays(async () => {
      const steps: number[] = [];
      const subscription = training().subscribe(({ step }) => steps.push(step));
      await new Promise((resolve) => setTimeout(resolve, 20));
      subscription.unsubscribe();
      const reached = steps.length;
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(reached).toBeGreaterThan(0);
      expect(steps).toHaveLength(reached);
    }));

  it('are gone when a subscriber unsubscribes within a step', () =>
    expectNothingStays(() => firstValueFrom(training())));

  it('are gone when a subscriber throws what an operator makes an error of', () =>
    expectNothingStays(async () => {
      const failing$ = training().pipe(
        map(({ step }) => {
          if (step === 2) throw new Error('no more');
          return step;
        }),
        last(),
      );
      await expect(lastValueFrom(failing$)).rejects.toThrow('no more');
    }));

  it('leave the trained parameters in host memory, to go on from', async () => {
    const net = network();
    const before = net.parameters.map((parameter) => parameter.values());
    await lastValueFrom(training(net).pipe(take(3)));
    const after = net.parameters.map((parameter) => parameter.values());
    expect(net.parameters.some(({ held }) => held)).toBe(false);
    after.forEach((values, at) => expect(values).not.toEqual(before[at]));
    await lastValueFrom(training(net).pipe(take(1)));
    net.parameters.forEach((parameter, at) => expect(parameter.values()).not.toEqual(after[at]));
  });
});

describe('an error in a step', () => {
  const stops = (step: number, where: 'forward' | 'backward') => {
    let runs = 0;
    return layer({
      kind: 'stops',
      forward(x) {
        if (where === 'forward' && runs++ === step) throw new Error('a layer failed');
        return [x];
      },
      backward(dy) {
        if (where === 'backward' && runs++ === step) throw new Error('a layer failed');
        return { input: dy };
      },
    });
  };

  it.each(['forward', 'backward'] as const)(
    'of a layer on its way %s errors the stream and frees all',
    (where) =>
      expectNothingStays(async () => {
        const draws = rng();
        const net = sequential(linear(4, 3, { rng: draws }), stops(2, where), linear(3, 2, { rng: draws }));
        const steps: number[] = [];
        const run$ = training(net).pipe(tap(({ step }) => steps.push(step)));
        await expect(lastValueFrom(run$)).rejects.toThrow('a layer failed');
        expect(steps).toEqual([0, 1]);
      }),
  );

  it('of widths names both and frees all', () =>
    expectNothingStays(async () => {
      const net = sequential(linear(4 as number, 3, { rng: rng() }), batchNorm(5 as number));
      await expect(lastValueFrom(training(net))).rejects.toThrow(
        'batchNorm: input width must be 5, got 3 (shape [3]); give it the width of the layer before',
      );
    }));
});

describe('a reading', () => {
  it('that was not asked for before its step ended says how to ask in time', async () => {
    const late$ = training().pipe(
      take(1),
      delay(0),
      map(({ layers }) => layers[0]?.output.moments()),
    );
    await expect(lastValueFrom(late$)).rejects.toThrow(ExpiredReadingError);
    await expect(lastValueFrom(late$)).rejects.toThrow('capture');
  });

  it('that capture asked for is there after its step', async () => {
    const late$ = training().pipe(
      take(3),
      capture(({ layers }) => layers[0]?.output.moments()),
      delay(0),
      map(({ layers }) => layers[0]?.output.moments().count),
    );
    expect(await lastValueFrom(late$)).toBe(8 * 6);
  });

  it('never changes once it was read', async () => {
    const read$ = training().pipe(
      take(4),
      map(({ parameters }) => {
        const data = parameters[0]?.data;
        return { data, then: Array.from(data?.values() ?? []) };
      }),
      take(1),
      delay(0),
    );
    const { data, then } = await lastValueFrom(read$);
    expect(Array.from(data?.values() ?? [])).toEqual(then);
  });
});
