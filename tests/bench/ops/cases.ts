import * as tf from '@tensorflow/tfjs';

/** One op on inputs of the backend that is set: `prepare` makes the inputs, and gives what is measured. */
export interface OpCase {
  readonly name: string;
  /** Kernels that it is there for. */
  readonly kernels: readonly string[];
  prepare(): () => tf.Tensor | tf.Tensor[];
}

/** Values in −2 … 2, the same on every backend. */
function numbers(shape: readonly number[], seed = 1): tf.Tensor {
  let state = (seed * 2654435761) >>> 0;
  const values = Float32Array.from({ length: tf.util.sizeFromShape([...shape]) }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state / 2 ** 32) * 4 - 2;
  });
  return tf.tensor(values, [...shape], 'float32');
}
const positive = (shape: readonly number[]): tf.Tensor => numbers(shape).abs().add(0.1);
const unit = (shape: readonly number[]): tf.Tensor => numbers(shape).div(2.01);
const whole = (shape: readonly number[], below: number): tf.Tensor =>
  numbers(shape, 3)
    .add(2)
    .mul(below / 4)
    .floor()
    .clipByValue(0, below - 1)
    .toInt();
const truths = (shape: readonly number[], seed = 1): tf.Tensor => numbers(shape, seed).greater(0);

const cases: OpCase[] = [];

function add(name: string, kernels: string, prepare: OpCase['prepare']): void {
  cases.push({ name, kernels: kernels.split(' '), prepare });
}

const SIZES: readonly (readonly number[])[] = [
  [32, 100],
  [256, 1000],
];

type Unary = (x: tf.Tensor) => tf.Tensor;
type Binary = (a: tf.Tensor, b: tf.Tensor) => tf.Tensor;

/** `op` on float32 inputs of both sizes. */
function elementwise(kernel: string, op: Unary, input = numbers): void {
  for (const shape of SIZES) {
    add(`${kernel} ${shape.join('×')}`, kernel, () => {
      const x = input(shape);
      return () => op(x);
    });
  }
}
function pairwise(
  kernel: string,
  op: Binary,
  left = numbers,
  right: (shape: readonly number[]) => tf.Tensor = numbers,
): void {
  for (const shape of SIZES) {
    add(`${kernel} ${shape.join('×')}`, kernel, () => {
      const [a, b] = [left(shape), right(shape)];
      return () => op(a, b);
    });
  }
  add(`${kernel} 256×1000, 1000`, kernel, () => {
    const [a, b] = [left([256, 1000]), right([1000])];
    return () => op(a, b);
  });
  add(`${kernel} 256×1000, 256×1`, kernel, () => {
    const [a, b] = [left([256, 1000]), right([256, 1])];
    return () => op(a, b);
  });
}

const gradOf = (op: Unary, input: () => tf.Tensor): (() => tf.Tensor) => {
  const x = input();
  const gradient = tf.grad((value) => op(value));
  return () => gradient(x);
};

function addUnary(): void {
  for (const [kernel, op] of Object.entries<Unary>({
    Abs: tf.abs,
    Ceil: tf.ceil,
    Floor: tf.floor,
    Round: tf.round,
    Sign: tf.sign,
    Neg: tf.neg,
    Square: tf.square,
    Exp: tf.exp,
    Expm1: tf.expm1,
    Sin: tf.sin,
    Cos: tf.cos,
    Tan: tf.tan,
    Atan: tf.atan,
    Asinh: tf.asinh,
    Sinh: tf.sinh,
    Cosh: tf.cosh,
    Tanh: tf.tanh,
    Sigmoid: tf.sigmoid,
    Erf: tf.erf,
    Relu: tf.relu,
    Relu6: tf.relu6,
    Elu: tf.elu,
    Selu: tf.selu,
    Softplus: tf.softplus,
    IsNan: tf.isNaN,
    IsInf: tf.isInf,
    IsFinite: tf.isFinite,
    ZerosLike: tf.zerosLike,
    OnesLike: tf.onesLike,
    Reciprocal: tf.reciprocal,
    Step: (x) => tf.step(x),
    LeakyRelu: (x) => tf.leakyRelu(x),
    ClipByValue: (x) => tf.clipByValue(x, -1, 1),
    Cast: (x) => tf.cast(x, 'int32'),
    Softmax: (x) => tf.softmax(x),
    Identity: (x) => tf.clone(x),
  }))
    elementwise(kernel, op);
  for (const [kernel, op] of Object.entries<Unary>({
    Log: tf.log,
    Log1p: tf.log1p,
    Sqrt: tf.sqrt,
    Rsqrt: tf.rsqrt,
    Acosh: (x) => tf.acosh(x),
  }))
    elementwise(kernel, op, kernel === 'Acosh' ? (shape) => positive(shape).add(1) : positive);
  for (const [kernel, op] of Object.entries<Unary>({ Acos: tf.acos, Asin: tf.asin, Atanh: tf.atanh }))
    elementwise(kernel, op, unit);
  for (const shape of SIZES)
    add(`EluGrad ${shape.join('×')}`, 'EluGrad', () => gradOf(tf.elu, () => numbers(shape)));
  elementwise('LogicalNot', (x) => tf.logicalNot(x), truths);
}

function addBinary(): void {
  for (const [kernel, op] of Object.entries<Binary>({
    Add: tf.add,
    Sub: tf.sub,
    Multiply: tf.mul,
    RealDiv: tf.div,
    Maximum: tf.maximum,
    Minimum: tf.minimum,
    SquaredDifference: tf.squaredDifference,
    Equal: tf.equal,
    NotEqual: tf.notEqual,
    Less: tf.less,
    LessEqual: tf.lessEqual,
    Greater: tf.greater,
    GreaterEqual: tf.greaterEqual,
    Mod: tf.mod,
    Atan2: tf.atan2,
  }))
    pairwise(kernel, op);
  pairwise('Pow', tf.pow, positive);
  pairwise('Prelu', tf.prelu);
  pairwise(
    'FloorDiv',
    tf.floorDiv,
    (shape) => whole(shape, 100),
    (shape) => whole(shape, 7).add(tf.scalar(1, 'int32')),
  );
  for (const shape of SIZES) {
    // It broadcasts nothing.
    add(`BitwiseAnd ${shape.join('×')}`, 'BitwiseAnd', () => {
      const [a, b] = [whole(shape, 100), whole(shape, 63)];
      return () => tf.bitwiseAnd(a, b);
    });
  }
  pairwise(
    'Add int32',
    tf.add,
    (shape) => whole(shape, 100),
    (shape) => whole(shape, 63),
  );
  pairwise(
    'Multiply int32',
    tf.mul,
    (shape) => whole(shape, 100),
    (shape) => whole(shape, 63),
  );
  pairwise(
    'Equal int32',
    tf.equal,
    (shape) => whole(shape, 100),
    (shape) => whole(shape, 63),
  );
  pairwise('LogicalAnd', tf.logicalAnd, truths, (shape) => truths(shape, 2));
  pairwise('LogicalOr', tf.logicalOr, truths, (shape) => truths(shape, 2));
  pairwise('LogicalXor', tf.logicalXor, truths, (shape) => truths(shape, 2));
  for (const exponent of [2, 3, 0.5, -1, 2.5]) {
    add(`Pow 256×1000, ${exponent}`, 'Pow', () => {
      const x = positive([256, 1000]);
      return () => tf.pow(x, exponent);
    });
  }
  add('Select 256×1000', 'Select', () => {
    const [a, b, c] = [numbers([256, 1000]), numbers([256, 1000], 2), truths([256, 1000], 5)];
    return () => tf.where(c, a, b);
  });
  add('AddN 3 of 256×1000', 'AddN', () => {
    const parts = [1, 2, 3].map((seed) => numbers([256, 1000], seed));
    return () => tf.addN(parts);
  });
}

function addReductions(): void {
  for (const [kernel, op] of Object.entries<(x: tf.Tensor, axis?: number) => tf.Tensor>({
    Sum: tf.sum,
    Mean: tf.mean,
    Max: tf.max,
    Min: tf.min,
    Prod: tf.prod,
  })) {
    for (const [label, axis] of [
      ['all', undefined],
      ['axis 0', 0],
      ['axis 1', 1],
    ] as const) {
      for (const shape of SIZES) {
        add(`${kernel} ${shape.join('×')} ${label}`, kernel, () => {
          const x = numbers(shape);
          return () => op(x, axis);
        });
      }
    }
  }
  for (const axis of [0, 1]) {
    add(`ArgMax 256×1000 axis ${axis}`, 'ArgMax', () =>
      gradless(numbers([256, 1000]), (x) => tf.argMax(x, axis)),
    );
    add(`ArgMin 256×1000 axis ${axis}`, 'ArgMin', () =>
      gradless(numbers([256, 1000]), (x) => tf.argMin(x, axis)),
    );
    add(`All 256×1000 axis ${axis}`, 'All', () => gradless(truths([256, 1000]), (x) => tf.all(x, axis)));
    add(`Any 256×1000 axis ${axis}`, 'Any', () => gradless(truths([256, 1000]), (x) => tf.any(x, axis)));
    add(`Cumsum 256×1000 axis ${axis}`, 'Cumsum', () =>
      gradless(numbers([256, 1000]), (x) => tf.cumsum(x, axis)),
    );
    add(`Cumprod 256×1000 axis ${axis}`, 'Cumprod', () =>
      gradless(numbers([256, 1000]), (x) => tf.cumprod(x, axis)),
    );
  }
  add('Cumsum 32×100', 'Cumsum', () => gradless(numbers([32, 100]), (x) => tf.cumsum(x, 1)));
  add('Cumsum 32×100 exclusive, reversed', 'Cumsum', () =>
    gradless(numbers([32, 100]), (x) => tf.cumsum(x, 1, true, true)),
  );
  add('Sum int32 256×1000 axis 1', 'Sum', () => gradless(whole([256, 1000], 9), (x) => tf.sum(x, 1)));
  add('Max int32 256×1000 axis 1', 'Max', () => gradless(whole([256, 1000], 9), (x) => tf.max(x, 1)));
  add('Bincount 256,000 in 100', 'Bincount', () =>
    gradless(whole([256_000], 100), (x) => tf.bincount(x as tf.Tensor1D, tf.tensor1d([]), 100)),
  );
  add('DenseBincount 256×1000 in 100', 'DenseBincount', () =>
    gradless(whole([256, 1000], 100), (x) =>
      tf.denseBincount(x as tf.Tensor2D, tf.tensor2d([], [0, 0]), 100),
    ),
  );
  add('Moments 256×1000 axis 0', 'Mean', () => {
    const x = numbers([256, 1000]);
    return () => {
      const { mean, variance } = tf.moments(x, 0);
      return [mean, variance];
    };
  });
}

function gradless<T extends tf.Tensor | tf.Tensor[]>(x: tf.Tensor, op: (x: tf.Tensor) => T): () => T {
  return () => op(x);
}

function addMovement(): void {
  const images = (): tf.Tensor => numbers([8, 28, 28, 8]);
  for (const shape of [
    [32, 400],
    [256, 1000],
    [64, 10, 64],
  ]) {
    const label = shape.join('×');
    const last = shape.length - 1;
    const on = (): tf.Tensor => numbers(shape);
    add(`SplitV ${label} last`, 'SplitV', () => gradless(on(), (x) => tf.split(x, 4, last)));
    add(`SplitV ${label} first`, 'SplitV', () => gradless(on(), (x) => tf.split(x, 4, 0)));
    add(`Slice ${label} last`, 'Slice', () =>
      gradless(on(), (x) =>
        tf.slice(
          x,
          shape.map(() => 0),
          shape.map((length, axis) => (axis === last ? length / 2 : length)),
        ),
      ),
    );
    add(`StridedSlice ${label}`, 'StridedSlice', () =>
      gradless(on(), (x) =>
        tf.stridedSlice(
          x,
          shape.map(() => 0),
          [...shape],
          shape.map(() => 2),
        ),
      ),
    );
    add(`StridedSlice ${label} by 1`, 'StridedSlice', () =>
      gradless(on(), (x) =>
        tf.stridedSlice(
          x,
          shape.map(() => 1),
          [...shape],
          shape.map(() => 1),
        ),
      ),
    );
    add(`Reverse ${label} last`, 'Reverse', () => gradless(on(), (x) => tf.reverse(x, last)));
    add(`Reverse ${label} first`, 'Reverse', () => gradless(on(), (x) => tf.reverse(x, 0)));
    add(`Reverse ${label} all`, 'Reverse', () => gradless(on(), (x) => tf.reverse(x)));
    add(`Transpose ${label}`, 'Transpose', () => gradless(on(), (x) => tf.transpose(x)));
    add(`Concat ${label} last`, 'Concat', () => gradless(on(), (x) => tf.concat([x, x, x], last)));
    add(`Concat ${label} first`, 'Concat', () => gradless(on(), (x) => tf.concat([x, x, x], 0)));
    add(`Pack ${label}`, 'Pack', () => gradless(on(), (x) => tf.stack([x, x, x], 0)));
    add(`Pack ${label} last`, 'Pack', () => gradless(on(), (x) => tf.stack([x, x, x], last + 1)));
    add(`Unpack ${label}`, 'Unpack', () => gradless(on(), (x) => tf.unstack(x, 0)));
    add(`Unpack ${label} axis 1`, 'Unpack', () => gradless(numbers([64, 10, 64]), (x) => tf.unstack(x, 1)));
    add(`Tile ${label}`, 'Tile', () =>
      gradless(on(), (x) =>
        tf.tile(
          x,
          shape.map(() => 2),
        ),
      ),
    );
    add(`PadV2 ${label}`, 'PadV2', () =>
      gradless(on(), (x) =>
        tf.pad(
          x,
          shape.map(() => [1, 2] as [number, number]),
        ),
      ),
    );
    add(`MirrorPad ${label}`, 'MirrorPad', () =>
      gradless(on(), (x) =>
        tf.mirrorPad(
          x,
          shape.map(() => [1, 1] as [number, number]),
          'reflect',
        ),
      ),
    );
    add(`ExpandDims ${label}`, 'ExpandDims', () => gradless(on(), (x) => tf.expandDims(x, 0)));
    add(`Reshape ${label}`, 'Reshape', () => gradless(on(), (x) => tf.reshape(x, [-1])));
  }
  add('Reverse 8×28×28×8 columns', 'Reverse', () => gradless(images(), (x) => tf.reverse(x, 2)));
  add('MirrorPad 8×28×28×8', 'MirrorPad', () =>
    gradless(images(), (x) =>
      tf.mirrorPad(
        x,
        [
          [0, 0],
          [3, 3],
          [3, 3],
          [0, 0],
        ],
        'symmetric',
      ),
    ),
  );
  add('Slice 8×28×28×8', 'Slice', () => gradless(images(), (x) => tf.slice(x, [0, 4, 4, 0], [8, 20, 20, 8])));
  add('PadV2 8×28×28×8', 'PadV2', () =>
    gradless(images(), (x) =>
      tf.pad(x, [
        [0, 0],
        [3, 3],
        [3, 3],
        [0, 0],
      ]),
    ),
  );
  add('BatchToSpaceND', 'BatchToSpaceND', () =>
    gradless(numbers([8, 14, 14, 8]), (x) =>
      tf.batchToSpaceND(
        x,
        [2, 2],
        [
          [0, 0],
          [0, 0],
        ],
      ),
    ),
  );
  add('SpaceToBatchND', 'SpaceToBatchND', () =>
    gradless(images(), (x) =>
      tf.spaceToBatchND(
        x,
        [2, 2],
        [
          [0, 0],
          [0, 0],
        ],
      ),
    ),
  );
  add('DepthToSpace', 'DepthToSpace', () => gradless(images(), (x) => tf.depthToSpace(x as tf.Tensor4D, 2)));
  add('GatherV2 rows', 'GatherV2', () => {
    const [x, at] = [numbers([1000, 64]), whole([512], 1000)];
    return () => tf.gather(x, at);
  });
  add('GatherV2 columns', 'GatherV2', () => {
    const [x, at] = [numbers([256, 1000]), whole([100], 1000)];
    return () => tf.gather(x, at, 1);
  });
  add('GatherNd', 'GatherNd', () => {
    const [x, at] = [numbers([100, 100, 16]), whole([512, 2], 100)];
    return () => tf.gatherND(x, at);
  });
  add('ScatterNd', 'ScatterNd', () => {
    const [at, updates] = [whole([512, 1], 1000), numbers([512, 64])];
    return () => tf.scatterND(at, updates, [1000, 64]);
  });
  add('TensorScatterUpdate', 'TensorScatterUpdate', () => {
    const [x, at, updates] = [numbers([1000, 64]), whole([512, 1], 1000), numbers([512, 64])];
    return () => tf.tensorScatterUpdate(x, at, updates);
  });
  add('SparseToDense', 'SparseToDense', () => {
    const [at, values] = [tf.range(0, 512, 1, 'int32'), numbers([512])];
    return () => tf.sparseToDense(at, values, [10_000], tf.scalar(0));
  });
  add('OneHot 512 in 100', 'OneHot', () => gradless(whole([512], 100), (x) => tf.oneHot(x, 100)));
  add('Fill 256×1000', 'Fill', () => () => tf.fill([256, 1000], 3));
  add('Range 100,000', 'Range', () => () => tf.range(0, 100_000));
  add('LinSpace 100,000', 'LinSpace', () => () => tf.linspace(0, 1, 100_000));
  add('Diag 300', 'Diag', () => gradless(numbers([300]), (x) => tf.diag(x)));
  add('BroadcastArgs', 'BroadcastArgs', () => {
    const [a, b] = [tf.tensor1d([1, 3, 1, 2], 'int32'), tf.tensor1d([3, 4, 2], 'int32')];
    return () => tf.broadcastArgs(a, b);
  });
  add('BroadcastTo 1000 to 256×1000', 'Tile', () =>
    gradless(numbers([1, 1000]), (x) => tf.broadcastTo(x, [256, 1000])),
  );
  add('TopK 64×1000, 5', 'TopK', () =>
    gradless(numbers([64, 1000]), (x) => {
      const { values, indices } = tf.topk(x, 5);
      return [values, indices];
    }),
  );
  add('TopK 64×1000, 1', 'TopK', () =>
    gradless(numbers([64, 1000]), (x) => {
      const { values, indices } = tf.topk(x, 1);
      return [values, indices];
    }),
  );
  add('TopK 64×1000, all', 'TopK', () =>
    gradless(numbers([64, 1000]), (x) => {
      const { values, indices } = tf.topk(x, 1000);
      return [values, indices];
    }),
  );
  add('Unique 10,000', 'Unique', () =>
    gradless(whole([10_000], 300), (x) => {
      const { values, indices } = tf.unique(x);
      return [values, indices];
    }),
  );
  add('SearchSorted', 'SearchSorted', () => {
    const [sorted, values] = [tf.cumsum(positive([1000])), numbers([1000])];
    return () => tf.searchSorted(sorted, values);
  });
  add('Multinomial 32×27', 'Multinomial', () =>
    gradless(numbers([32, 27]), (x) => tf.multinomial(x as tf.Tensor2D, 1, 7)),
  );
  add('Multinomial 32×27, 100', 'Multinomial', () =>
    gradless(numbers([32, 27]), (x) => tf.multinomial(x as tf.Tensor2D, 100, 7)),
  );
  add('Dropout 256×1000', 'Floor', () =>
    gradless(numbers([256, 1000]), (x) => tf.dropout(x, 0.5, undefined, 3)),
  );
}

function addImages(): void {
  const images = (): tf.Tensor4D => numbers([8, 28, 28, 8]) as tf.Tensor4D;
  for (const [pad, strides] of [
    ['same', 1],
    ['valid', 2],
  ] as const) {
    const label = `8×28×28×8, 3×3×16, ${pad}, ${strides}`;
    add(`Conv2D ${label}`, 'Conv2D', () => {
      const filter = numbers([3, 3, 8, 16]) as tf.Tensor4D;
      return gradless(images(), (x) => tf.conv2d(x as tf.Tensor4D, filter, strides, pad));
    });
    add(`Conv2DBackpropInput ${label}`, 'Conv2DBackpropInput', () => {
      const filter = numbers([3, 3, 8, 16]) as tf.Tensor4D;
      return gradOf((x) => tf.conv2d(x as tf.Tensor4D, filter, strides, pad), images);
    });
    add(`DepthwiseConv2dNative ${label}`, 'DepthwiseConv2dNative', () => {
      const filter = numbers([3, 3, 8, 2]) as tf.Tensor4D;
      return gradless(images(), (x) => tf.depthwiseConv2d(x as tf.Tensor4D, filter, strides, pad));
    });
    add(`DepthwiseConv2dNative ${label}, multiplier 1`, 'DepthwiseConv2dNative', () => {
      const filter = numbers([3, 3, 8, 1]) as tf.Tensor4D;
      return gradless(images(), (x) => tf.depthwiseConv2d(x as tf.Tensor4D, filter, strides, pad));
    });
    add(`AvgPool 2×2 ${pad} ${strides}`, 'AvgPool', () =>
      gradless(images(), (x) => tf.avgPool(x as tf.Tensor4D, 2, strides, pad)),
    );
    add(`MaxPool 2×2 ${pad} ${strides}`, 'MaxPool', () =>
      gradless(images(), (x) => tf.maxPool(x as tf.Tensor4D, 2, strides, pad)),
    );
    add(`AvgPoolGrad 2×2 ${pad} ${strides}`, 'AvgPoolGrad', () =>
      gradOf((x) => tf.avgPool(x as tf.Tensor4D, 2, strides, pad), images),
    );
    add(`MaxPoolGrad 2×2 ${pad} ${strides}`, 'MaxPoolGrad', () =>
      gradOf((x) => tf.maxPool(x as tf.Tensor4D, 2, strides, pad), images),
    );
  }
  add('FusedDepthwiseConv2D relu', 'FusedDepthwiseConv2D', () => {
    const [filter, bias] = [numbers([3, 3, 8, 2]) as tf.Tensor4D, numbers([16])];
    return gradless(images(), (x) =>
      tf.fused.depthwiseConv2d({
        x: x as tf.Tensor4D,
        filter,
        strides: 1,
        pad: 'same',
        bias,
        activation: 'relu',
      }),
    );
  });
  add('FusedConv2D relu', 'FusedConv2D', () => {
    const [filter, bias] = [numbers([3, 3, 8, 16]) as tf.Tensor4D, numbers([16])];
    return gradless(images(), (x) =>
      tf.fused.conv2d({ x: x as tf.Tensor4D, filter, strides: 1, pad: 'same', bias, activation: 'relu' }),
    );
  });
  add('FusedBatchNorm', 'FusedBatchNorm', () => {
    const [m, v] = [numbers([8]) as tf.Tensor1D, positive([8]) as tf.Tensor1D];
    return gradless(images(), (x) => tf.batchNorm(x as tf.Tensor4D, m, v));
  });
  for (const [from, to] of [
    [28, 56],
    [28, 13],
  ] as const) {
    for (const align of [false, true]) {
      const label = `8×${from}×${from}×8 to ${to}${align ? ', aligned' : ''}`;
      const image = (): tf.Tensor4D => numbers([8, from, from, 8]) as tf.Tensor4D;
      const bilinear: Unary = (x) => tf.image.resizeBilinear(x as tf.Tensor4D, [to, to], align);
      const nearest: Unary = (x) => tf.image.resizeNearestNeighbor(x as tf.Tensor4D, [to, to], align);
      add(`ResizeBilinear ${label}`, 'ResizeBilinear', () => gradless(image(), bilinear));
      add(`ResizeNearestNeighbor ${label}`, 'ResizeNearestNeighbor', () => gradless(image(), nearest));
      add(`ResizeBilinearGrad ${label}`, 'ResizeBilinearGrad', () => gradOf(bilinear, image));
      add(`ResizeNearestNeighborGrad ${label}`, 'ResizeNearestNeighborGrad', () => gradOf(nearest, image));
    }
  }
  add('LRN', 'LRN', () => gradless(images(), (x) => tf.localResponseNormalization(x as tf.Tensor4D)));
  add('LRNGrad', 'LRNGrad', () => gradOf((x) => tf.localResponseNormalization(x as tf.Tensor4D), images));
  add('FlipLeftRight', 'FlipLeftRight', () =>
    gradless(images(), (x) => tf.image.flipLeftRight(x as tf.Tensor4D)),
  );
  add('RotateWithOffset', 'RotateWithOffset', () =>
    gradless(images(), (x) => tf.image.rotateWithOffset(x as tf.Tensor4D, 0.3)),
  );
  add('CropAndResize', 'CropAndResize', () => {
    const boxes = tf.tensor2d(Array.from({ length: 8 }, (_, i) => [0.1, 0.05 * i, 0.8, 0.9]));
    const at = tf.range(0, 8, 1, 'int32') as tf.Tensor1D;
    return gradless(images(), (x) => tf.image.cropAndResize(x as tf.Tensor4D, boxes, at, [20, 20]));
  });
  add('Transform', 'Transform', () => {
    const matrices = tf.tensor2d([[1, 0.1, 2, -0.1, 1, 1, 0, 0]]);
    return gradless(images(), (x) => tf.image.transform(x as tf.Tensor4D, matrices));
  });
  add('Dilation2D', 'Dilation2D', () => {
    const filter = numbers([3, 3, 8]) as tf.Tensor3D;
    return gradless(images(), (x) => tf.dilation2d(x as tf.Tensor4D, filter, 1, 'same'));
  });
  add('Dilation2DBackpropInput', 'Dilation2DBackpropInput Dilation2DBackpropFilter', () => {
    const filter = numbers([3, 3, 8]) as tf.Tensor3D;
    return gradOf((x) => tf.dilation2d(x as tf.Tensor4D, filter, 1, 'same'), images);
  });
  const volumes = (): tf.Tensor5D => numbers([2, 8, 14, 14, 8]) as tf.Tensor5D;
  add('Conv3D', 'Conv3D', () => {
    const filter = numbers([3, 3, 3, 8, 8]) as tf.Tensor5D;
    return gradless(volumes(), (x) => tf.conv3d(x as tf.Tensor5D, filter, 1, 'same'));
  });
  add('Conv3D gradients', 'Conv3DBackpropFilterV2 Conv3DBackpropInputV2', () => {
    const [x, filter] = [volumes(), numbers([3, 3, 3, 8, 8])];
    const gradients = tf.grads((a, b) => tf.conv3d(a as tf.Tensor5D, b as tf.Tensor5D, 1, 'same'));
    return () => gradients([x, filter]);
  });
  add('AvgPool3D', 'AvgPool3D', () =>
    gradless(volumes(), (x) => tf.avgPool3d(x as tf.Tensor5D, 2, 2, 'same')),
  );
  add('MaxPool3D', 'MaxPool3D', () =>
    gradless(volumes(), (x) => tf.maxPool3d(x as tf.Tensor5D, 2, 2, 'same')),
  );
  add('AvgPool3DGrad', 'AvgPool3DGrad', () =>
    gradOf((x) => tf.avgPool3d(x as tf.Tensor5D, 2, 2, 'same'), volumes),
  );
  add('MaxPool3DGrad', 'MaxPool3DGrad', () =>
    gradOf((x) => tf.maxPool3d(x as tf.Tensor5D, 2, 2, 'same'), volumes),
  );
  add('MaxPoolWithArgmax', 'MaxPoolWithArgmax', () =>
    gradless(images(), (x) => {
      const { result, indexes } = tf.maxPoolWithArgmax(x as tf.Tensor4D, 2, 2, 'same');
      return Object.values({ result, indexes }) as tf.Tensor[];
    }),
  );
  for (const version of ['NonMaxSuppressionV3', 'NonMaxSuppressionV4', 'NonMaxSuppressionV5']) {
    add(version, version, () => {
      const boxes = tf.tensor2d(
        Array.from({ length: 300 }, (_, i) => [
          (i * 7) % 50,
          (i * 13) % 40,
          ((i * 7) % 50) + 9,
          ((i * 13) % 40) + 8,
        ]),
      );
      const scores = unit([300]).abs() as tf.Tensor1D;
      if (version === 'NonMaxSuppressionV3') return () => tf.image.nonMaxSuppression(boxes, scores, 50);
      if (version === 'NonMaxSuppressionV4')
        return () => Object.values(tf.image.nonMaxSuppressionPadded(boxes, scores, 50)) as tf.Tensor[];
      return () =>
        Object.values(tf.image.nonMaxSuppressionWithScore(boxes, scores, 50, 0.5, 0, 0.5)) as tf.Tensor[];
    });
  }
}

function addProducts(): void {
  for (const [m, k, n] of [
    [32, 100, 100],
    [256, 256, 256],
  ] as const) {
    add(`BatchMatMul ${m}×${k}·${k}×${n}`, 'BatchMatMul', () => {
      const [a, b] = [numbers([m, k]), numbers([k, n])];
      return () => tf.matMul(a, b);
    });
  }
  add('BatchMatMul 16 of 32×64·64×32', 'BatchMatMul', () => {
    const [a, b] = [numbers([16, 32, 64]), numbers([16, 64, 32])];
    return () => tf.matMul(a, b);
  });
  add('_FusedMatMul relu', '_FusedMatMul', () => {
    const [a, b, bias] = [numbers([64, 100]), numbers([100, 100]), numbers([100])];
    return () => tf.fused.matMul({ a, b, bias, activation: 'relu' });
  });
}

function addSparse(): void {
  add('SparseSegmentSum', 'SparseSegmentSum', () => {
    const [x, at, ids] = [
      numbers([1000, 64]),
      whole([512], 1000),
      tf.range(0, 512, 1, 'int32').floorDiv(tf.scalar(8, 'int32')),
    ];
    return () => tf.sparse.sparseSegmentSum(x as tf.Tensor2D, at as tf.Tensor1D, ids as tf.Tensor1D);
  });
  add('SparseSegmentMean', 'SparseSegmentMean', () => {
    const [x, at, ids] = [
      numbers([1000, 64]),
      whole([512], 1000),
      tf.range(0, 512, 1, 'int32').floorDiv(tf.scalar(8, 'int32')),
    ];
    return () => tf.sparse.sparseSegmentMean(x as tf.Tensor2D, at as tf.Tensor1D, ids as tf.Tensor1D);
  });
  add('SparseFillEmptyRows', 'SparseFillEmptyRows', () => {
    const at = tf.tensor2d(
      Array.from({ length: 400 }, (_, i) => [i * 2, i % 5]),
      undefined,
      'int32',
    );
    const values = numbers([400]) as tf.Tensor1D;
    const shape = tf.tensor1d([1000, 5], 'int32');
    return () => Object.values(tf.sparse.sparseFillEmptyRows(at, values, shape, tf.scalar(0))) as tf.Tensor[];
  });
  add('SparseReshape', 'SparseReshape', () => {
    const at = tf.tensor2d(
      Array.from({ length: 400 }, (_, i) => [i * 2, i % 5]),
      undefined,
      'int32',
    );
    const [from, to] = [tf.tensor1d([1000, 5], 'int32'), tf.tensor1d([500, 10], 'int32')];
    return () => Object.values(tf.sparse.sparseReshape(at, from, to)) as tf.Tensor[];
  });
  const words = (): tf.Tensor1D =>
    tf.tensor1d(Array.from({ length: 300 }, (_, i) => `word number ${i % 40}`));
  add('StringSplit', 'StringSplit', () => {
    const text = words();
    return () => Object.values(tf.string.stringSplit(text, ' ')) as tf.Tensor[];
  });
  add('StringToHashBucketFast', 'StringToHashBucketFast', () => {
    const text = words();
    return () => tf.string.stringToHashBucketFast(text, 50);
  });
  add('StringNGrams', 'StringNGrams', () => {
    const [text, splits] = [words(), tf.tensor1d([0, 100, 200, 300], 'int32')];
    return () =>
      Object.values(tf.string.stringNGrams(text, splits, '|', [2, 3], 'LP', 'RP', 1, false)) as tf.Tensor[];
  });
}

addUnary();
addBinary();
addReductions();
addMovement();
addImages();
addProducts();
addSparse();

/** Every op that tfjs's wasm backend has a kernel for, at sizes that networks of Weir's kind use. */
export const opCases: readonly OpCase[] = cases;
