import { torchGenerator } from '@weir/core';
import type { Observable } from 'rxjs';
import { describe, expectTypeOf, test } from 'vitest';
import type { Examples } from '../signals/examples.ts';
import type { Signal } from '../signals/signal.ts';
import { minibatches } from '../training/minibatches.ts';
import { avgPool2d } from './avgPool2d.ts';
import { batchNorm } from './batchNorm.ts';
import { conv2d } from './conv2d.ts';
import { flatten } from './flatten.ts';
import { globalAveragePool } from './globalAveragePool.ts';
import { groupNorm } from './groupNorm.ts';
import { instanceNorm } from './instanceNorm.ts';
import { layerNorm } from './layerNorm.ts';
import { linear } from './linear.ts';
import { maxPool2d } from './maxPool2d.ts';
import { parallel } from './parallel.ts';
import { relu } from './relu.ts';
import { residual } from './residual.ts';
import { sequential } from './sequential.ts';

const rng = torchGenerator(1);
declare const digits: Examples<readonly [28, 28, 1]>;
declare const size: number;
const source$ = minibatches(digits, { size: 64, rng });

describe('images', () => {
  test('keep their sides known through conv2d and pooling, and flatten multiplies them', () => {
    const net = sequential(
      conv2d(1, 8, { kernel: 3, padding: 1, bias: false, rng }),
      batchNorm(8),
      relu(),
      maxPool2d(),
      conv2d(8, 16, { kernel: 3, padding: 1, rng }),
      relu(),
      maxPool2d(2),
      flatten(),
      linear(784, 10, { rng }),
    );
    expectTypeOf(source$.pipe(net)).toEqualTypeOf<Observable<Signal<readonly [10]>>>();
    // @ts-expect-error takes […, 783], but the layer before makes [784]
    source$.pipe(sequential(flatten(), linear(783, 10, { rng })));
  });

  test('shrink as the kernel, the stride and the padding say', () => {
    expectTypeOf(source$.pipe(conv2d(1, 4, { kernel: 5, rng }))).toEqualTypeOf<
      Observable<Signal<readonly [24, 24, 4]>>
    >();
    expectTypeOf(source$.pipe(conv2d(1, 4, { kernel: 3, stride: 2, padding: 1, rng }))).toEqualTypeOf<
      Observable<Signal<readonly [14, 14, 4]>>
    >();
    expectTypeOf(source$.pipe(maxPool2d(3, { stride: 2 }))).toEqualTypeOf<
      Observable<Signal<readonly [13, 13, 1]>>
    >();
    expectTypeOf(source$.pipe(avgPool2d(5))).toEqualTypeOf<Observable<Signal<readonly [5, 5, 1]>>>();
    expectTypeOf(source$.pipe(globalAveragePool())).toEqualTypeOf<Observable<Signal<readonly [1]>>>();
  });

  test('have unknown sides where a size is unknown, but known channels', () => {
    expectTypeOf(source$.pipe(conv2d(1, 4, { kernel: size, rng }))).toEqualTypeOf<
      Observable<Signal<readonly [number, number, 4]>>
    >();
    expectTypeOf(source$.pipe(conv2d(1, size, { kernel: 3, rng }))).toEqualTypeOf<
      Observable<Signal<readonly [26, 26, number]>>
    >();
  });

  test('carry channels that convolutions and norms check', () => {
    sequential(
      conv2d(1, 8, { kernel: 3, rng }),
      layerNorm(8),
      groupNorm(2, 8),
      instanceNorm(8),
      conv2d(8, 8, { kernel: 3, rng }),
    );
    // @ts-expect-error takes [number, number, 4], but the layer before makes [26, 26, 8]
    sequential(conv2d(1, 8, { kernel: 3, rng }), conv2d(4, 8, { kernel: 3, rng }));
    // @ts-expect-error takes […, 4], but the layer before makes 8 channels
    sequential(conv2d(1, 8, { kernel: 3, rng }), batchNorm(4));
    // @ts-expect-error takes [number, number, 4], but the layer before makes 8 channels
    sequential(conv2d(1, 8, { kernel: 3, rng }), instanceNorm(4));
    // @ts-expect-error takes three axes, but the layer before makes one
    sequential(flatten(), maxPool2d());
    // @ts-expect-error 3 channels are wanted, 1 arrives
    source$.pipe(conv2d(3, 8, { kernel: 3, rng }));
  });

  test('go through residuals that keep or change their channels', () => {
    const keeping = residual([conv2d(8, 8, { kernel: 3, padding: 1, rng }), relu()]);
    const widening = residual([conv2d(8, 16, { kernel: 3, stride: 2, padding: 1, rng })], {
      shortcut: [conv2d(8, 16, { kernel: 1, stride: 2, rng })],
    });
    const stem = conv2d(1, 8, { kernel: 3, padding: 1, rng });
    expectTypeOf(source$.pipe(stem, keeping)).toEqualTypeOf<Observable<Signal<readonly [28, 28, 8]>>>();
    expectTypeOf(source$.pipe(stem, widening)).toEqualTypeOf<Observable<Signal<readonly [14, 14, 16]>>>();
    // @ts-expect-error takes [number, number, 8], but the layer before makes 16 channels
    sequential(stem, widening, keeping);
    // @ts-expect-error the layers make 16 channels, but the shortcut makes 8
    residual([conv2d(8, 16, { kernel: 1, rng })]);
    // @ts-expect-error the layers make 16 channels, but the shortcut makes 4
    residual([conv2d(8, 16, { kernel: 1, rng })], { shortcut: [conv2d(8, 4, { kernel: 1, rng })] });
    // @ts-expect-error the shortcut takes 4 channels, but 8 arrive
    residual([conv2d(8, 8, { kernel: 1, rng })], { shortcut: [conv2d(4, 8, { kernel: 1, rng })] });
    // @ts-expect-error takes […, 4], but the layer before makes 8 channels
    residual([conv2d(8, 8, { kernel: 1, rng }), batchNorm(4)]);
  });

  test('go through parallel branches, whose channels add up', () => {
    const branches = parallel([
      conv2d(1, 4, { kernel: 1, rng }),
      sequential(conv2d(1, 8, { kernel: 3, padding: 1, rng }), relu()),
    ]);
    expectTypeOf(source$.pipe(branches)).toEqualTypeOf<Observable<Signal<readonly [28, 28, 12]>>>();
    const sum = parallel([linear(10, 5, { rng }), linear(10, 5, { rng })], { join: 'add' });
    sequential(sum, linear(5, 1, { rng }));
    // @ts-expect-error takes […, 6], but the layer before makes […, 5]
    sequential(sum, linear(6, 1, { rng }));
    // @ts-expect-error 8 channels are wanted, 4 arrive
    source$.pipe(parallel([sequential(conv2d(1, 4, { kernel: 1, rng }), batchNorm(8))]));
    // @ts-expect-error 784 are wanted inside, 783 given
    source$.pipe(parallel([sequential(flatten(), linear(783, 1, { rng }))]));
    // @ts-expect-error takes […, 9], but the first branch takes […, 10]
    parallel([linear(10, 5, { rng }), linear(9, 5, { rng })]);
  });
});
