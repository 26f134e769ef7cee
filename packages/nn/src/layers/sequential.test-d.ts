import { torchGenerator } from '@weir/core';
import type { Snapshot } from '@weir/core';
import { take } from 'rxjs';
import type { Observable } from 'rxjs';
import { describe, expectTypeOf, test } from 'vitest';
import { crossEntropy } from '../losses/crossEntropy.ts';
import { sgd } from '../optimizers/sgd.ts';
import type { TypeError } from '../shapes/fits.ts';
import type { SameShape, ToWidth } from '../shapes/shapeMap.ts';
import type { Examples } from '../signals/examples.ts';
import type { Signal } from '../signals/signal.ts';
import { backward } from '../training/backward.ts';
import { descend } from '../training/descend.ts';
import { minibatches } from '../training/minibatches.ts';
import { batchNorm } from './batchNorm.ts';
import type { Checked } from './checked.ts';
import { embedding } from './embedding.ts';
import { flatten } from './flatten.ts';
import type { AnyLayer, Layer, Network } from './layer.ts';
import { linear } from './linear.ts';
import { relu } from './relu.ts';
import { sequential } from './sequential.ts';
import { tanh } from './tanh.ts';

const rng = torchGenerator(1);
declare const names: Examples<readonly [3]>;
declare const unknown: Examples;
declare const table: Examples<readonly [number]>;
declare const width: number;
declare const configured: readonly AnyLayer[];

type Wide<I extends number, O extends number> = Layer<readonly [...number[], I], ToWidth<O>>;

describe('sequential', () => {
  test('knows the shape that comes out, however many layers there are', () => {
    const net = sequential(
      embedding(27, 10, { rng }),
      flatten(),
      linear(30, 100, { rng }),
      batchNorm(100),
      tanh(),
      linear(100, 100, { rng }),
      batchNorm(100),
      tanh(),
      linear(100, 50, { rng }),
      batchNorm(50),
      tanh(),
      linear(50, 27, { rng }),
    );
    const out$ = minibatches(names, { size: 32, rng }).pipe(net);
    expectTypeOf(out$).toEqualTypeOf<Observable<Signal<readonly [27]>>>();
  });

  test('goes through loss, backward and descend to snapshots', () => {
    const snapshots$ = minibatches(names, { size: 32, rng }).pipe(
      sequential(embedding(27, 10, { rng }), flatten(), linear(30, 27, { rng })),
      crossEntropy(),
      backward(),
      descend(sgd(), 0.1),
      take(1),
    );
    expectTypeOf(snapshots$).toEqualTypeOf<Observable<Snapshot>>();
  });

  test('is checked beyond the nine operators that pipe types', () => {
    sequential(
      linear(30, 100, { rng }),
      tanh(),
      linear(100, 100, { rng }),
      tanh(),
      linear(100, 100, { rng }),
      tanh(),
      linear(100, 100, { rng }),
      tanh(),
      linear(100, 100, { rng }),
      batchNorm(100),
      tanh(),
      // @ts-expect-error takes […, 99], but the layer before makes […, 100]
      linear(99, 27, { rng }),
    );
  });

  test('puts a message that names both sizes in the place of a layer that does not fit', () => {
    expectTypeOf<Checked<[Wide<30, 100>, Wide<200, 27>]>>().toEqualTypeOf<
      readonly [Wide<30, 100>, TypeError<'takes […, 200], but the layer before makes […, 100]'>]
    >();
    // @ts-expect-error takes […, 200], but the layer before makes […, 100]
    sequential(linear(30, 100, { rng }), linear(200, 27, { rng }));
    // @ts-expect-error takes […, 100], but the layer before makes […, 200]
    sequential(linear(30, 200, { rng }), relu(), batchNorm(100));
  });

  test('stands inside a sequential', () => {
    const block = sequential(linear(100, 100, { rng }), batchNorm(100), tanh());
    const net = sequential(linear(30, 100, { rng }), block, linear(100, 27, { rng }));
    expectTypeOf(minibatches(unknown, { size: 2, rng }).pipe(net)).toEqualTypeOf<
      Observable<Signal<readonly [...number[], 27]>>
    >();
    // @ts-expect-error takes […, 100], but the layer before makes […, 50]
    sequential(linear(30, 50, { rng }), sequential(linear(100, 100, { rng }), tanh()));
  });

  test('takes sizes that only running shows, and layers of a configuration', () => {
    sequential(linear(30, width, { rng }), batchNorm(width), linear(100, 27, { rng }));
    expectTypeOf(sequential(...configured)).toExtend<AnyLayer>();
    minibatches(unknown, { size: 32, rng }).pipe(sequential(...configured), crossEntropy());
    minibatches(table, { size: 32, rng }).pipe(sequential(linear(4, 2, { rng })), crossEntropy());
  });

  test('refuses in a pipe what does not take the data', () => {
    const source$ = minibatches(names, { size: 32, rng });
    expectTypeOf(source$.pipe(embedding(27, 10, { rng }), flatten())).toEqualTypeOf<
      Observable<Signal<readonly [30]>>
    >();
    // @ts-expect-error 31 is wanted, 30 arrive
    source$.pipe(embedding(27, 10, { rng }), flatten(), linear(31, 100, { rng }));
    // @ts-expect-error 31 is wanted, 30 arrive
    source$.pipe(sequential(embedding(27, 10, { rng }), flatten(), linear(31, 100, { rng })));
  });

  test('is a network to a function that takes any', () => {
    expectTypeOf(sequential(linear(4, 3, { rng }), batchNorm(3))).toExtend<Network>();
    expectTypeOf(sequential(...configured)).toExtend<Network>();
  });

  test('keeps activations and norms apart from widths', () => {
    expectTypeOf(tanh()).toEqualTypeOf<Layer<readonly number[], SameShape>>();
    expectTypeOf(batchNorm(100)).toEqualTypeOf<Layer<readonly [...number[], 100], SameShape>>();
  });
});
