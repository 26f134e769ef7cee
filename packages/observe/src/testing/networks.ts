import * as tf from '@tensorflow/tfjs';

/** A model that its owner trains, and what on. */
export interface Network {
  readonly model: tf.LayersModel;
  readonly xs: tf.Tensor | tf.Tensor[];
  readonly ys: tf.Tensor;
}

const rows = 24;

const inputs = (...shape: number[]): tf.Tensor => tf.randomNormal([rows, ...shape], 0, 1, 'float32', 7);
const target = (width = 1): tf.Tensor => tf.randomNormal([rows, width], 0, 1, 'float32', 8);
const start = (seed: number) => tf.initializers.glorotUniform({ seed });
const compiled = <Model extends tf.LayersModel>(model: Model): Model => {
  model.compile({ optimizer: tf.train.sgd(0.05), loss: 'meanSquaredError' });
  return model;
};

/** Networks of every kind that tfjs builds, each made anew with the same start. */
export const networks: Readonly<Record<string, () => Network>> = {
  'plain layers': () => {
    const model = tf.sequential();
    model.add(
      tf.layers.dense({ inputShape: [4], units: 6, activation: 'tanh', kernelInitializer: start(1) }),
    );
    model.add(tf.layers.dense({ units: 5, activation: 'relu', kernelInitializer: start(2) }));
    model.add(tf.layers.dense({ units: 1, kernelInitializer: start(3) }));
    return { model: compiled(model), xs: inputs(4), ys: target() };
  },
  'a nested model': () => {
    const encoder = tf.sequential({ name: 'encoder' });
    encoder.add(
      tf.layers.dense({ inputShape: [4], units: 6, activation: 'elu', kernelInitializer: start(1) }),
    );
    encoder.add(tf.layers.dense({ units: 3, kernelInitializer: start(2) }));
    const model = tf.sequential();
    model.add(encoder);
    model.add(tf.layers.dense({ units: 1, kernelInitializer: start(3) }));
    return { model: compiled(model), xs: inputs(4), ys: target() };
  },
  'a shared layer': () => {
    const [left, right] = [tf.input({ shape: [4] }), tf.input({ shape: [4] })];
    const shared = tf.layers.dense({ units: 3, activation: 'tanh', kernelInitializer: start(1) });
    const both = tf.layers.concatenate().apply([
      shared.apply(left) as tf.SymbolicTensor, // of one symbolic input comes one
      shared.apply(right) as tf.SymbolicTensor,
    ]);
    const y = tf.layers.dense({ units: 1, kernelInitializer: start(2) }).apply(both) as tf.SymbolicTensor;
    const model = tf.model({ inputs: [left, right], outputs: y });
    return { model: compiled(model), xs: [inputs(4), inputs(4)], ys: target() };
  },
  'several inputs and a skip': () => {
    const [a, b] = [tf.input({ shape: [4] }), tf.input({ shape: [2] })];
    const wide = tf.layers.dense({ units: 4, kernelInitializer: start(1) }).apply(b) as tf.SymbolicTensor;
    const sum = tf.layers.add().apply([a, wide]) as tf.SymbolicTensor;
    const h = tf.layers.dense({ units: 4, activation: 'sigmoid', kernelInitializer: start(2) }).apply(sum);
    const again = tf.layers.add().apply([sum, h as tf.SymbolicTensor]);
    const y = tf.layers.dense({ units: 1, kernelInitializer: start(3) }).apply(again) as tf.SymbolicTensor;
    return {
      model: compiled(tf.model({ inputs: [a, b], outputs: y })),
      xs: [inputs(4), inputs(2)],
      ys: target(),
    };
  },
  'BatchNorm and dropout': () => {
    const model = tf.sequential();
    model.add(tf.layers.dense({ inputShape: [4], units: 6, useBias: false, kernelInitializer: start(1) }));
    model.add(tf.layers.batchNormalization({ momentum: 0.9 }));
    model.add(tf.layers.activation({ activation: 'tanh' }));
    model.add(tf.layers.dropout({ rate: 0.5, seed: 3 }));
    model.add(tf.layers.dense({ units: 1, kernelInitializer: start(2) }));
    return { model: compiled(model), xs: inputs(4), ys: target() };
  },
  'a convolution': () => {
    const model = tf.sequential();
    model.add(
      tf.layers.conv2d({
        inputShape: [6, 6, 1],
        filters: 3,
        kernelSize: 3,
        activation: 'relu',
        kernelInitializer: start(1),
      }),
    );
    model.add(tf.layers.maxPooling2d({ poolSize: 2 }));
    model.add(tf.layers.flatten());
    model.add(tf.layers.dense({ units: 1, kernelInitializer: start(2) }));
    return { model: compiled(model), xs: inputs(6, 6, 1), ys: target() };
  },
  'an LSTM, in both directions': () => {
    const model = tf.sequential();
    const lstm = () =>
      tf.layers.lstm({ units: 3, kernelInitializer: start(1), recurrentInitializer: start(2) });
    model.add(tf.layers.bidirectional({ inputShape: [5, 2], layer: lstm(), mergeMode: 'concat' }));
    model.add(tf.layers.repeatVector({ n: 2 }));
    model.add(lstm());
    model.add(tf.layers.dense({ units: 1, kernelInitializer: start(3) }));
    return { model: compiled(model), xs: inputs(5, 2), ys: target() };
  },
  'an embedding': () => {
    const model = tf.sequential();
    model.add(
      tf.layers.embedding({ inputDim: 5, outputDim: 3, inputLength: 2, embeddingsInitializer: start(1) }),
    );
    model.add(tf.layers.flatten());
    model.add(tf.layers.dense({ units: 1, kernelInitializer: start(2) }));
    return { model: compiled(model), xs: tf.randomUniform([rows, 2], 0, 5, 'int32', 5), ys: target() };
  },
};
