import type { TensorInfo } from '@tensorflow/tfjs-core';
import { runInherited } from '../inherited.ts';
import { multiply } from '../multiply.ts';
import { simdKernel } from '../simdKernel.ts';

interface Inputs {
  readonly a: TensorInfo;
  readonly b: TensorInfo;
  readonly bias?: TensorInfo;
  readonly preluActivationWeights?: TensorInfo;
}

interface Attrs {
  readonly transposeA: boolean;
  readonly transposeB: boolean;
  readonly activation: string;
  readonly leakyreluAlpha?: number;
}

/** tfjs's names for what may follow, and ours. */
const ACTIVATIONS: Readonly<Record<string, 'relu' | 'elu' | 'sigmoid' | 'leakyRelu'>> = {
  relu: 'relu',
  elu: 'elu',
  sigmoid: 'sigmoid',
  leakyrelu: 'leakyRelu',
};

/** tfjs's matMul with a bias and an activation, which its dense layers call. */
export const fusedMatMul = simdKernel<Inputs, Attrs>('_FusedMatMul', (backend, inputs, attrs) => {
  const { a, b, bias } = inputs;
  const { transposeA, transposeB, activation } = attrs;
  const columns = transposeB ? b.shape[b.shape.length - 2] : b.shape[b.shape.length - 1];
  const follows = ACTIVATIONS[activation];
  const plainBias =
    !bias || (bias.dtype === 'float32' && bias.shape.length === 1 && bias.shape[0] === columns);
  const known = activation === 'linear' || follows !== undefined;
  if (a.dtype !== 'float32' || b.dtype !== 'float32' || !plainBias || !known) {
    return runInherited('_FusedMatMul', backend, inputs, attrs);
  }
  const { record, shape } = multiply(backend, { a, b, transposeA, transposeB }, bias);
  if (follows) {
    const { pointer, size } = record;
    backend.wasm[follows](
      pointer,
      pointer,
      size,
      follows === 'leakyRelu' ? (attrs.leakyreluAlpha ?? 0.2) : 1,
    );
  }
  return { dataId: record, shape, dtype: 'float32' };
});
