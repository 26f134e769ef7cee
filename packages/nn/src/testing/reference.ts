/** A tensor in float64, row-major. */
export interface Tensor64 {
  readonly shape: readonly number[];
  readonly data: readonly number[];
}

/** What a layer computes of its input and its parameters, straight from the definition: for gradient checks. */
export type Reference = (x: Tensor64, parameters: readonly Tensor64[]) => Tensor64;

// Indices below stay within their tensors, which the compiler cannot see, hence `as number`.

export const tensor64 = (shape: readonly number[], data: ArrayLike<number>): Tensor64 => ({
  shape,
  data: Array.from(data),
});

const product = (sizes: readonly number[]): number => sizes.reduce((all, size) => all * size, 1);
const last = ({ shape }: Tensor64): number => shape.at(-1) ?? 1;

/** A function of each value. */
export const pointwise =
  (f: (x: number) => number): Reference =>
  (x) => ({ shape: x.shape, data: x.data.map(f) });

/** x above 0, else x times the slope of its feature, or the only slope. */
export const preluReference: Reference = (x, [slope]) => {
  const slopes = slope?.data ?? [];
  const data = x.data.map((value, at) =>
    value > 0 ? value : value * (slopes[at % slopes.length] as number),
  );
  return { shape: x.shape, data };
};

export const linearReference: Reference = (x, [weight, bias]) => {
  const [fanIn = 0, fanOut = 0] = weight?.shape ?? [];
  const rows = product(x.shape) / fanIn;
  const data = Array.from({ length: rows * fanOut }, (_, at) => {
    const row = Math.floor(at / fanOut);
    const unit = at % fanOut;
    let sum = bias ? (bias.data[unit] as number) : 0;
    for (let i = 0; i < fanIn; i++)
      sum += (x.data[row * fanIn + i] as number) * (weight?.data[i * fanOut + unit] as number);
    return sum;
  });
  return { shape: [...x.shape.slice(0, -1), fanOut], data };
};

export const conv2dReference =
  (stride: number, padding: number): Reference =>
  (x, [weight, bias]) => {
    const [batch = 0, height = 0, width = 0, channels = 0] = x.shape;
    const [kernel = 0, , , out = 0] = weight?.shape ?? [];
    const [rows, columns] = [height, width].map(
      (side) => Math.floor((side + 2 * padding - kernel) / stride) + 1,
    ) as [number, number];
    const data: number[] = [];
    for (let n = 0; n < batch; n++)
      for (let row = 0; row < rows; row++)
        for (let column = 0; column < columns; column++)
          for (let unit = 0; unit < out; unit++) {
            let sum = bias ? (bias.data[unit] as number) : 0;
            for (let a = 0; a < kernel; a++)
              for (let b = 0; b < kernel; b++) {
                const [i, j] = [row * stride + a - padding, column * stride + b - padding];
                if (i < 0 || i >= height || j < 0 || j >= width) continue;
                for (let c = 0; c < channels; c++)
                  sum +=
                    (x.data[((n * height + i) * width + j) * channels + c] as number) *
                    (weight?.data[((a * kernel + b) * channels + c) * out + unit] as number);
              }
            data.push(sum);
          }
    return { shape: [batch, rows, columns, out], data };
  };

/** A pooling; `join` makes one value of a window's. */
export const poolReference =
  (kernel: number, stride: number, join: (window: readonly number[]) => number): Reference =>
  (x) => {
    const [batch = 0, height = 0, width = 0, channels = 0] = x.shape;
    const rows = Math.floor((height - kernel) / stride) + 1;
    const columns = Math.floor((width - kernel) / stride) + 1;
    const shape = [batch, rows, columns, channels];
    const data = Array.from({ length: product(shape) }, (_, at) => {
      const c = at % channels;
      const column = Math.floor(at / channels) % columns;
      const row = Math.floor(at / channels / columns) % rows;
      const n = Math.floor(at / channels / columns / rows);
      const window = Array.from({ length: kernel * kernel }, (_value, k) => {
        const i = row * stride + Math.floor(k / kernel);
        const j = column * stride + (k % kernel);
        return x.data[((n * height + i) * width + j) * channels + c] as number;
      });
      return join(window);
    });
    return { shape, data };
  };

export const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

export const globalAveragePoolReference: Reference = (x) => {
  const [batch = 0, height = 0, width = 0, channels = 0] = x.shape;
  const data = Array.from({ length: batch * channels }, (_, at) => {
    const [n, c] = [Math.floor(at / channels), at % channels];
    return meanOf(
      Array.from(
        { length: height * width },
        (_value, k) => x.data[(n * height * width + k) * channels + c] as number,
      ),
    );
  });
  return { shape: [batch, channels], data };
};

export interface Normalization {
  /** Which values are normalised together: the set's number for each index. */
  readonly setOf: (index: number, x: Tensor64) => number;
  readonly eps: number;
  readonly unbiased?: boolean;
}

/** A normalisation over any sets of values, then a gain and shift per channel. */
export const normReference =
  ({ setOf, eps, unbiased = false }: Normalization): Reference =>
  (x, [gamma, beta]) => {
    const sets = new Map<number, number[]>();
    x.data.forEach((value, at) => {
      const set = setOf(at, x);
      sets.set(set, [...(sets.get(set) ?? []), value]);
    });
    const moments = new Map(
      Array.from(sets, ([set, values]) => {
        const mean = meanOf(values);
        const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
        return [set, { mean, variance: squares / (values.length - (unbiased ? 1 : 0)) }] as const;
      }),
    );
    const data = x.data.map((value, at) => {
      const { mean = NaN, variance = NaN } = moments.get(setOf(at, x)) ?? {};
      const channel = at % last(x);
      const normal = (value - mean) / Math.sqrt(variance + eps);
      return normal * (gamma?.data[channel] ?? 1) + (beta?.data[channel] ?? 0);
    });
    return { shape: x.shape, data };
  };

export const softmaxReference: Reference = (x) => {
  const width = last(x);
  const data = x.data.map((value, at) => {
    const start = at - (at % width);
    const row = x.data.slice(start, start + width);
    return 1 / row.reduce((sum, other) => sum + Math.exp(other - value), 0);
  });
  return { shape: x.shape, data };
};

export const flattenReference: Reference = (x) => ({
  shape: [x.shape[0] ?? 0, product(x.shape.slice(1))],
  data: x.data,
});

export const add = (a: Tensor64, b: Tensor64): Tensor64 => ({
  shape: a.shape,
  data: a.data.map((value, at) => value + (b.data[at] as number)),
});

/** Features side by side. */
export const concat = (a: Tensor64, b: Tensor64): Tensor64 => {
  const [wide, narrow] = [last(a), last(b)];
  const rows = a.data.length / wide;
  return {
    shape: [...a.shape.slice(0, -1), wide + narrow],
    data: Array.from({ length: rows }, (_, row) => [
      ...a.data.slice(row * wide, (row + 1) * wide),
      ...b.data.slice(row * narrow, (row + 1) * narrow),
    ]).flat(),
  };
};

/** References one after the other, each with so many of the parameters. */
export const chainReference =
  (...steps: readonly (readonly [reference: Reference, parameters: number])[]): Reference =>
  (x, parameters) => {
    let taken = 0;
    return steps.reduce((at, [reference, count]) => {
      taken += count;
      return reference(at, parameters.slice(taken - count, taken));
    }, x);
  };
