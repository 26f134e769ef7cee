/**
 * Step time of a plain `tf.LayersModel.fit` on `simd`, and on tfjs's `wasm` and `cpu`, turn by turn in one process:
 * medians, and ratios to `simd`. One batch an epoch, so that what `fit` does around an epoch counts too.
 */
import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-wasm';
import '@weir/backend-simd';

interface Subject {
  readonly name: string;
  readonly batch: number;
  readonly shape: readonly number[];
  readonly layers: () => tf.layers.Layer[];
  /** Steps a turn, by backend. */
  readonly steps: Readonly<Record<string, number>>;
}

const TURNS = 5;

const subjects: readonly Subject[] = [
  {
    name: 'MLP 30-100-100-27, batch 32, adam',
    batch: 32,
    shape: [30],
    layers: () => [
      tf.layers.dense({ units: 100, activation: 'tanh', inputShape: [30] }),
      tf.layers.batchNormalization(),
      tf.layers.dense({ units: 100, activation: 'relu' }),
      tf.layers.dense({ units: 27, activation: 'softmax' }),
    ],
    steps: { simd: 40, wasm: 40, cpu: 20 },
  },
  {
    name: 'CNN 28×28×1-8-pool-16-pool-10, batch 64, adam',
    batch: 64,
    shape: [28, 28, 1],
    layers: () => [
      tf.layers.conv2d({
        filters: 8,
        kernelSize: 3,
        padding: 'same',
        activation: 'relu',
        inputShape: [28, 28, 1],
      }),
      tf.layers.maxPooling2d({ poolSize: 2, strides: 2 }),
      tf.layers.conv2d({ filters: 16, kernelSize: 3, padding: 'same', activation: 'relu' }),
      tf.layers.maxPooling2d({ poolSize: 2, strides: 2 }),
      tf.layers.flatten(),
      tf.layers.dense({ units: 10, activation: 'softmax' }),
    ],
    steps: { simd: 20, wasm: 20, cpu: 1 },
  },
  {
    name: 'LSTM 64 over 20 steps of 16, batch 32, adam',
    batch: 32,
    shape: [20, 16],
    layers: () => [
      tf.layers.lstm({ units: 64, inputShape: [20, 16] }),
      tf.layers.dense({ units: 10, activation: 'softmax' }),
    ],
    steps: { simd: 5, wasm: 5, cpu: 1 },
  },
  {
    name: 'GRU 64 over 20 steps of 16, batch 32, adam',
    batch: 32,
    shape: [20, 16],
    layers: () => [
      tf.layers.gru({ units: 64, inputShape: [20, 16] }),
      tf.layers.dense({ units: 10, activation: 'softmax' }),
    ],
    steps: { simd: 5, wasm: 5, cpu: 1 },
  },
];

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
};

/** A function that trains `steps` steps on one backend and returns the milliseconds a step. */
async function trainer({ batch, shape, layers, steps }: Subject, backend: string) {
  await tf.setBackend(backend);
  const model = tf.sequential({ layers: layers() });
  model.compile({ optimizer: tf.train.adam(0.001), loss: 'categoricalCrossentropy' });
  const classes = model.outputs[0]?.shape.at(-1) ?? 1;
  const x = tf.randomNormal([batch, ...shape], 0, 1, 'float32', 7);
  const y = tf.tidy(() =>
    tf.oneHot(tf.randomUniform([batch], 0, classes, 'int32', 8), classes, 1, 0, 'float32'),
  );
  const count = steps[backend] ?? 1;
  return async (): Promise<number> => {
    await tf.setBackend(backend);
    const times: number[] = [];
    for (let step = 0; step < count; step++) {
      const started = performance.now();
      await model.fit(x, y, { batchSize: batch, epochs: 1, verbose: 0, yieldEvery: 'never' });
      times.push(performance.now() - started);
    }
    return median(times);
  };
}

for (const subject of subjects) {
  console.log(subject.name);
  const runs = new Map<string, { train: () => Promise<number>; times: number[] }>();
  for (const backend of ['simd', 'wasm', 'cpu']) {
    const train = await trainer(subject, backend);
    try {
      await train(); // warms up
      runs.set(backend, { train, times: [] });
    } catch (error) {
      console.log(`  ${backend.padEnd(5)} cannot: ${String(error).split('\n')[0]}`);
    }
  }
  for (let turn = 0; turn < TURNS; turn++) {
    for (const { train, times } of runs.values()) times.push(await train());
  }
  const base = median(runs.get('simd')?.times ?? []);
  for (const [backend, { times }] of runs) {
    const time = median(times);
    console.log(
      `  ${backend.padEnd(5)} ${time.toFixed(2).padStart(9)} ms a step, ${(time / base).toFixed(1)} × simd`,
    );
  }
}
