import { arraySnapshot, torchGenerator } from '@weir/core';
import type { PlainLayer, PlainParameter, Snapshot } from '@weir/core';

/** A network drawn rather than trained, healthy by default; lists are by hidden layer, the last value repeats. */
export interface NetworkOptions {
  readonly step?: number;
  readonly loss?: number;
  readonly learningRate?: number;
  readonly seed?: number;
  readonly batch?: number;
  readonly width?: number;
  readonly classes?: number;
  readonly hidden?: number;
  readonly activation?: 'tanh' | 'sigmoid' | 'relu' | 'leakyRelu' | 'elu';
  readonly batchNorm?: boolean;
  /** std of what goes into each activation. Default 1. */
  readonly pre?: readonly number[];
  /** std of ∂loss/∂output of each hidden layer. Default 1e-3. */
  readonly grad?: readonly number[];
  /** std of each weight over that of theory, the last weight's last. Default 1. */
  readonly gain?: readonly number[];
  /** log₁₀ update:data of each weight. Default −3. */
  readonly update?: readonly number[];
  readonly logits?: number;
  /** Last touches to the plain snapshot. */
  readonly edit?: (plain: { layers: PlainLayer[]; parameters: PlainParameter[] }) => void;
}

const activate = {
  tanh: Math.tanh,
  sigmoid: (x: number) => 1 / (1 + Math.exp(-x)),
  relu: (x: number) => Math.max(0, x),
  leakyRelu: (x: number) => (x > 0 ? x : 0.01 * x),
  elu: (x: number) => (x > 0 ? x : Math.expm1(x)),
} as const;

const gains: Readonly<Record<string, number>> = {
  tanh: 5 / 3,
  relu: Math.SQRT2,
  elu: Math.SQRT2,
  leakyRelu: Math.SQRT2,
};

export function network({
  step = 0,
  loss = 3.3,
  learningRate = 0.1,
  seed = step + 1,
  batch = 32,
  width = 20,
  classes = 27,
  hidden = 3,
  activation = 'tanh',
  batchNorm = false,
  pre = [1],
  grad = [1e-3],
  gain = [1],
  update = [-3],
  logits = 0.1,
  edit = () => {},
}: NetworkOptions = {}): Snapshot {
  const rng = torchGenerator(seed);
  const at = (list: readonly number[], index: number) => list[index] ?? list.at(-1) ?? NaN;
  const layers: PlainLayer[] = [];
  const parameters: PlainParameter[] = [];
  const add = (
    kind: string,
    values: Float32Array,
    outputs: number,
    gradStd: number,
    more: Partial<PlainLayer> = {},
  ) => {
    const shape = [batch, outputs];
    layers.push({
      kind,
      output: { values, shape },
      grad: { values: rng.normal(0, gradStd, shape), shape },
      ...more,
    });
  };
  const weigh = (index: number, outputs: number, theory: number) => {
    const shape = [width, outputs];
    const std = at(gain, index) * theory;
    const moved = std * 10 ** at(update, index);
    parameters.push({
      name: `${layers.length}.linear.weight`,
      fanIn: width,
      data: { values: rng.normal(0, std, shape), shape },
      grad: { values: rng.normal(0, moved / learningRate, shape), shape },
      update: { values: rng.normal(0, moved, shape), shape },
    });
  };
  for (let index = 0; index < hidden; index++) {
    const values = rng.normal(0, at(pre, index), [batch, width]);
    const gradStd = at(grad, index);
    weigh(index, width, (gains[activation] ?? 1) / Math.sqrt(width));
    add('linear', values, width, gradStd);
    if (batchNorm) {
      const batchMoments = {
        mean: rng.normal(0, 1 / Math.sqrt(batch), width),
        variance: rng.uniform(0.8, 1.2, width),
      };
      add('batchNorm', values, width, gradStd, { batchMoments });
    }
    add(activation, values.map(activate[activation]), width, gradStd);
  }
  weigh(hidden, classes, 0.1 / Math.sqrt(width));
  add('linear', rng.normal(0, logits, [batch, classes]), classes, 1e-3);
  const plain = { layers, parameters };
  edit(plain);
  return arraySnapshot({ step, loss, learningRate, ...plain });
}

/** The same at steps 0, `every`, 2 · `every`, …; options may depend on the step. */
export function run(
  length: number,
  options: NetworkOptions | ((step: number) => NetworkOptions) = {},
  every = 100,
): readonly Snapshot[] {
  return Array.from({ length }, (_, index) => {
    const step = index * every;
    return network({ step, ...(typeof options === 'function' ? options(step) : options) });
  });
}
