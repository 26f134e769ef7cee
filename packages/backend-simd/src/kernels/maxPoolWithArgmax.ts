import { util } from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { float32Record } from '../float32Record.ts';
import { runInheritedForAll } from '../inherited.ts';
import { poolInfo, poolSizes } from '../pooling.ts';
import type { PoolAttrs } from '../pooling.ts';
import { simdKernel } from '../simdKernel.ts';

interface Attrs extends PoolAttrs {
  readonly includeBatchInIndex: boolean;
}

/** Largest value of each window and where it stands in its image, or in the batch. */
export const maxPoolWithArgmax = simdKernel<{ readonly x: TensorInfo }, Attrs>(
  'MaxPoolWithArgmax',
  (backend, { x }, attrs) => {
    const from = float32Record(backend, x);
    if (!from) return runInheritedForAll('MaxPoolWithArgmax', backend, { x }, attrs);
    const { filterSize, strides, pad } = attrs;
    const info = poolInfo(x.shape, { filterSize, strides, pad });
    const size = util.sizeFromShape(info.outShape);
    const values = backend.allocate(size);
    const places = backend.allocate(size, 'int32');
    const throughAll = attrs.includeBatchInIndex ? 1 : 0;
    backend.wasm.maxPoolPlaces(from.pointer, values.pointer, places.pointer, throughAll, ...poolSizes(info));
    return [
      { dataId: values, shape: info.outShape, dtype: 'float32' },
      { dataId: places, shape: info.outShape.slice(), dtype: 'int32' },
    ];
  },
);
