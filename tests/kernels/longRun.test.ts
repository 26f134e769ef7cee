import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { backend as currentBackend, memory, setBackend } from '@tensorflow/tfjs-core';
import { SimdBackend } from '@weir/backend-simd';
import { torchGenerator } from '@weir/core';
import type { Snapshot } from '@weir/core';
import {
  backward,
  batchNorm,
  crossEntropy,
  descend,
  linear,
  minibatches,
  sequential,
  sgd,
  tanh,
} from '@weir/nn';
import type { Examples } from '@weir/nn';
import { lastValueFrom, take, tap } from 'rxjs';
import type { Observable } from 'rxjs';
import { expect, it } from 'vitest';

const MEGABYTE = 2 ** 20;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void; // there since the line above

/** Eight vectors of four values in two classes. */
function examples(): Examples<readonly [number]> {
  const inputs = torchGenerator(1).randn([8, 4]);
  const targets = Int32Array.from({ length: 8 }, (_, row) => row % 2);
  return { inputs, inputShape: [4], targets, targetShape: [], targetKind: 'classes', size: 8 };
}

function training(): Observable<Snapshot> {
  const rng = torchGenerator(2);
  return minibatches(examples(), { size: 4, rng }).pipe(
    sequential(linear(4, 4, { rng }), batchNorm(4), tanh(), linear(4, 2, { rng })),
    crossEntropy(),
    backward(),
    descend(sgd({ momentum: 0.9 }), 0.01),
  );
}

/** What is held within a step: tfjs's count of tensors, the backend's, and its memory in bytes. */
function held() {
  const backend = currentBackend();
  if (!(backend instanceof SimdBackend)) throw new Error('the backend must be simd');
  const { liveBytes, peakLiveBytes, totalBytes } = backend.memory();
  return {
    tensors: memory().numTensors,
    data: backend.numDataIds(),
    liveBytes,
    peakLiveBytes,
    totalBytes,
  };
}

function heapUsed(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

it('trains for 200,000 steps on simd in the memory of the first thousand', async () => {
  await setBackend('simd');
  const before = held();
  let early: ReturnType<typeof held> | undefined;
  let late: ReturnType<typeof held> | undefined;
  let [earlyHeap, lateHeap] = [NaN, NaN];
  await lastValueFrom(
    training().pipe(
      take(200_000),
      tap(({ step, layers }) => {
        if (step % 100 === 0) layers[0]?.output.moments(); // as a diagnostic does
        if (step === 999) [early, earlyHeap] = [held(), heapUsed()];
        if (step === 199_999) [late, lateHeap] = [held(), heapUsed()];
      }),
    ),
  );
  expect(early?.data).toBeGreaterThan(before.data); // it does see what training holds
  expect(late).toEqual(early);
  expect(lateHeap - earlyHeap).toBeLessThan(MEGABYTE); // five bytes a step
  const { tensors, data } = held();
  expect({ tensors, data }).toEqual({ tensors: before.tensors, data: before.data });
});
