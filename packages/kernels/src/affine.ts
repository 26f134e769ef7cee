import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { Device, FusedKernel } from './device.ts';
import { floats } from './hostValues.ts';
import { rowsAndChannels, viewed } from './shapes.ts';

/** `x […, I]`, `weight [I, O]`, `bias [O]` (none: no offset). */
export interface AffineInputs {
  readonly x: TensorInfo;
  readonly weight: TensorInfo;
  readonly bias?: TensorInfo;
}

/** `dy […, O]`, and the inputs of the forward pass. */
export interface AffineGradInputs {
  readonly dy: TensorInfo;
  readonly x: TensorInfo;
  readonly weight: TensorInfo;
}

/** Which gradients are wanted besides the weight's. */
export interface AffineGradAttrs {
  /** Whether the forward pass had a bias. */
  readonly bias: boolean;
  /** Whether the input's gradient is wanted; the first layer of a network has no use for it. */
  readonly input: boolean;
}

/**
 * Affine map `y = x W + b` of the last axis: `[…, I] → […, O]`.
 *
 * @throws RangeError if x's last axis is not the weight's first.
 */
export const affine: FusedKernel<AffineInputs, object> = {
  name: 'WeirAffine',
  composed(device, { x, weight, bias }) {
    const { rows, channels } = rowsAndChannels('affine', x.shape);
    const [fanIn, fanOut] = widths(weight);
    if (channels !== fanIn)
      throw new RangeError(
        `affine: x must have a last axis of ${fanIn}, as weight [${weight.shape}] does, got [${x.shape}]; match the layers' widths`,
      );
    const product = device.call(
      '_FusedMatMul',
      { a: viewed(x, [1, rows, fanIn]), b: viewed(weight, [1, fanIn, fanOut]), ...(bias && { bias }) },
      { transposeA: false, transposeB: false, activation: 'linear' },
    );
    return [viewed(product, [...x.shape.slice(0, -1), fanOut])];
  },
};

/** Gradients of {@link affine}: `dW = xᵀ dy`, `db = Σ dy` over rows if `bias`, `dx = dy Wᵀ` if `input`. */
export const affineGrad: FusedKernel<AffineGradInputs, AffineGradAttrs> = {
  name: 'WeirAffineGrad',
  composed(device, { dy, x, weight }, { bias, input }) {
    const [fanIn, fanOut] = widths(weight);
    const { rows } = rowsAndChannels('affineGrad', dy.shape, 'dy');
    const dy3 = viewed(dy, [1, rows, fanOut]);
    const dweight = transposedProduct(device, viewed(x, [1, rows, fanIn]), dy3, 'a');
    const outputs = [viewed(dweight, [fanIn, fanOut])];
    if (bias) outputs.push(columnSums(device, dy, fanOut));
    if (input)
      outputs.push(viewed(transposedProduct(device, dy3, viewed(weight, [1, fanIn, fanOut]), 'b'), x.shape));
    return outputs;
  },
};

function widths(weight: TensorInfo): [number, number] {
  const [fanIn, fanOut, ...more] = weight.shape;
  if (fanIn === undefined || fanOut === undefined || more.length > 0)
    throw new RangeError(
      `affine: weight must have two axes, got [${weight.shape}]; give it as [fanIn, fanOut]`,
    );
  return [fanIn, fanOut];
}

/** `aᵀ b` or `a bᵀ` of matrices with one leading axis. */
function transposedProduct(device: Device, a: TensorInfo, b: TensorInfo, which: 'a' | 'b'): TensorInfo {
  if (device.name !== 'wasm')
    return device.call('BatchMatMul', { a, b }, { transposeA: which === 'a', transposeB: which === 'b' });
  // tfjs's wasm falls back to a plain loop for transposed operands, which takes eight times as long as this.
  const transposed = device.call('Transpose', { x: which === 'a' ? a : b }, { perm: [0, 2, 1] });
  const operands = which === 'a' ? { a: transposed, b } : { a, b: transposed };
  const product = device.call('BatchMatMul', operands, { transposeA: false, transposeB: false });
  device.dispose(transposed);
  return product;
}

function columnSums(device: Device, matrix: TensorInfo, columns: number): TensorInfo {
  const values = floats(device, matrix);
  const sums = new Float32Array(columns);
  for (let column = 0; column < columns; column++) {
    let sum = 0;
    for (let i = column; i < values.length; i += columns) sum += values[i] as number; // i < length
    sums[column] = sum;
  }
  return device.upload(sums, [columns]);
}
