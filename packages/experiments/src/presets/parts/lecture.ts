/** What all networks of the lecture have in common: seed, data, loss, optimiser and batch size. */
export const lecture = {
  seed: 2147483647,
  data: { type: 'names', contextLength: 3, shuffle: { generator: 'python', seed: 42 } },
  loss: { type: 'crossEntropy' },
  optimizer: { type: 'sgd' },
  batchSize: 32,
} as const;

/** Ten numbers for each character, three characters side by side. */
export const characters = [
  { type: 'embedding', dim: 10, init: { type: 'normal', std: 1 } },
  { type: 'flatten' },
] as const;

/** The gain that makes up for what tanh squashes. */
export const tanhGain = 5 / 3;
