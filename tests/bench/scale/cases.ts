/** A network of the table, in figures that both sides build it from. */
export type Case = {
  readonly name: string;
  readonly batch: number;
} & (
  | {
      /** Embedded context, `depth` times linear, BatchNorm where it is wanted, and tanh, then the classes. */
      readonly kind: 'mlp';
      readonly context: number;
      readonly width: number;
      readonly depth: number;
      readonly norm: boolean;
    }
  | {
      /** Images of `size` pixels a side, three 3 × 3 convolutions with relu, the mean of each channel, ten classes. */
      readonly kind: 'conv';
      readonly size: 14 | 28;
      readonly channels: number;
    }
);

const mlp = (name: string, batch: number, width: number, depth: number, norm = false, context = 3): Case => ({
  ...{ kind: 'mlp', name, batch, width, depth, norm, context },
});
const conv = (size: 14 | 28, channels: number): Case => ({
  ...{
    kind: 'conv',
    name: `conv ${size}×${size}, ${channels} channels, batch 32`,
    batch: 32,
    size,
    channels,
  },
});

/** Rows of the table, from the smallest network of each kind up. */
export const cases: readonly Case[] = [
  ...[256, 512, 1024, 2048].map((width) => mlp(`width ${width}, batch 32`, 32, width, 3)),
  ...[256, 1024].map((width) => mlp(`width ${width}, batch 256`, 256, width, 3)),
  ...[32, 128, 512].map((batch) => mlp(`depth 6, width 100, batch ${batch}`, batch, 100, 6, true)),
  ...[24, 100].map((depth) => mlp(`depth ${depth}, width 100, batch 32`, 32, 100, depth, true)),
  ...[16, 32, 64].map((channels) => conv(14, channels)),
  ...[16, 32].map((channels) => conv(28, channels)),
  ...[3, 8, 32].map((context) => mlp(`context ${context}, width 200, batch 32`, 32, 200, 1, true, context)),
];

/** Weir's configuration of one, on embedded data: only time matters. */
export function configurationOf(one: Case): object {
  const common = { steps: 1, diagnostics: [], health: false, batchSize: one.batch, learningRate: 0.01 };
  if (one.kind === 'mlp') {
    const block = [
      { type: 'linear', out: one.width, bias: !one.norm },
      ...(one.norm ? [{ type: 'batchNorm' }] : []),
      { type: 'tanh' },
    ];
    return {
      ...common,
      data: { type: 'names', corpus: 'given-names', contextLength: one.context },
      model: [
        { type: 'embedding', dim: 10 },
        { type: 'flatten' },
        ...Array.from({ length: one.depth }, () => block).flat(),
        { type: 'linear', out: 27 },
      ],
    };
  }
  const convolution = { type: 'conv2d', out: one.channels, kernel: 3, padding: 1 };
  return {
    ...common,
    data: { type: 'images', corpus: 'digits' },
    model: [
      ...(one.size === 14 ? [{ type: 'avgPool2d', kernel: 2 }] : []),
      ...Array.from({ length: 3 }, () => [convolution, { type: 'relu' }]).flat(),
      { type: 'globalAveragePool' },
      { type: 'linear', out: 10 },
    ],
  };
}
