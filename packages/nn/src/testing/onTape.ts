import { currentDevice } from '@weir/kernels';
import { backThroughChain, runChain } from '../layers/composedChain.ts';
import type { AnyLayer } from '../layers/layer.ts';
import type { StepScope } from '../signals/stepScope.ts';
import type { TapeEntry } from '../signals/tapeEntry.ts';
import { runStep } from '../training/minibatches.ts';

/** Runs the layers on `[1, 2]` with a gradient of ones, and looks at the tape. */
export function onTape(
  layers: readonly AnyLayer[],
  look: (tape: readonly TapeEntry[], scope: StepScope) => void,
): void {
  runStep(currentDevice(), 0, (scope) => {
    const tape = runChain(layers, scope.upload(Float32Array.of(1, 2), [1, 2]), scope, false);
    const { shape } = tape.at(-1)?.output ?? { shape: [] };
    const size = shape.reduce((product, side) => product * side, 1);
    backThroughChain(tape, scope.upload(new Float32Array(size).fill(1), shape), scope);
    look(tape, scope);
  });
  for (const { parameters } of layers) for (const parameter of parameters) parameter.rest();
}
