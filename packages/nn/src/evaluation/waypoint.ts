import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { Device } from '@weir/kernels';
import { runChain } from '../layers/composedChain.ts';
import type { AnyLayer } from '../layers/layer.ts';
import type { Examples } from '../signals/examples.ts';
import type { StepScope } from '../signals/stepScope.ts';
import { runStep } from '../training/minibatches.ts';
import { eachBatch } from './eachBatch.ts';

/** Bytes of a split that are kept between two layers. */
const mostKept = 256e6;

/** A batch as some layers made it, in host memory. */
interface Kept {
  readonly values: Float32Array;
  readonly shape: readonly number[];
}

/** What the layers so far made of a split, batch by batch: from here on, those before need not run again. */
export class Waypoint {
  private constructor(
    private readonly device: Device,
    readonly each: (use: (x: TensorInfo, scope: StepScope) => void) => void,
  ) {}

  /** The examples themselves, ahead of the first layer. */
  static start(device: Device, examples: Examples, batchSize: number): Waypoint {
    return new Waypoint(device, (use) =>
      eachBatch(device, examples, batchSize, ({ inputs }, scope) => use(inputs, scope)),
    );
  }

  /** Runs on through layers, and keeps what they make; undefined where that would be more than 256 MB. */
  after(layers: readonly AnyLayer[]): Waypoint | undefined {
    const kept: Kept[] = [];
    let bytes = 0;
    this.each((x, scope) => {
      if (bytes > mostKept) return;
      const output = runChain(layers, x, scope, false).at(-1)?.output ?? x;
      const values = Float32Array.from(this.device.read(output));
      bytes += values.byteLength;
      kept.push({ values, shape: output.shape });
    });
    if (bytes > mostKept) return undefined;
    return new Waypoint(this.device, (use) =>
      kept.forEach(({ values, shape }, step) =>
        runStep(this.device, step, (scope) => use(scope.upload(values, shape), scope)),
      ),
    );
  }
}
