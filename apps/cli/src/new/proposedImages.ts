import type { Idx } from '@weir/data';
import { grouped } from '../terminal/numberFormat.ts';
import type { Proposal, ProposedLayer } from './proposal.ts';

/** An IDX file and what is in it. */
export interface IdxFile {
  readonly path: string;
  readonly content: Idx;
}

const relu = { type: 'kaimingNormal', nonlinearity: 'relu' };

/** A small convolutional network that tells the classes of images apart. */
export function proposedImages(images: IdxFile, labels: IdxFile): Proposal {
  const [count = 0, height = 0, width = 0, channels = 1] = images.content.shape;
  const classes = Math.max(2, 1 + labels.content.data.reduce((most, label) => Math.max(most, label), 0));
  const trained = Math.floor(0.8 * count);
  return {
    seen: [
      `${images.path} and ${labels.path}: ${grouped(count)} images of ${height} by ${width}${channels > 1 ? ` with ${channels} channels` : ''}, of ${classes} classes`,
    ],
    data: {
      value: {
        type: 'images',
        images: images.path,
        labels: labels.path,
        standardise: true,
        shuffle: { generator: 'torch', seed: 42 },
      },
      why: [
        'Pixels are read from 0 to 1; standardise brings each channel to mean 0 and std 1 by the training images.',
        'Files are often sorted: the shuffle makes the validation images like the others.',
      ],
    },
    model: [
      ...stages(height, width),
      { value: { type: 'flatten' }, why: [] },
      {
        value: { type: 'linear', out: 'classes', init: { type: 'kaimingNormal', gain: 0.1 } },
        why: ['A logit for each class; the small gain starts them about equally likely.'],
      },
    ],
    loss: {
      value: { type: 'crossEntropy' },
      why: [`Chance is ln ${classes} = ${Math.log(classes).toFixed(2)}.`],
    },
    optimizer: {
      value: { type: 'adam' },
      why: ['Scales each parameter’s steps itself, so that its rate fits most data.'],
    },
    rate: 0.003,
    trained,
    validated: Math.floor(0.9 * count) - trained,
    epochs: 8,
    batch: 64,
  };
}

/** Convolutions, each followed by a pooling that halves the image, while it is at least eight pixels wide. */
function stages(height: number, width: number): readonly ProposedLayer[] {
  const stage = (out: number, stride: number, why: readonly string[]): readonly ProposedLayer[] => [
    {
      value: {
        type: 'conv2d',
        out,
        kernel: 3,
        ...(stride > 1 && { stride }),
        padding: 1,
        bias: false,
        init: relu,
      },
      why,
    },
    { value: { type: 'batchNorm' }, why: [] },
    { value: { type: 'relu' }, why: [] },
    { value: { type: 'maxPool2d', kernel: 2 }, why: [] },
  ];
  const size = Math.min(height, width);
  if (size < 4)
    return [
      { value: { type: 'flatten' }, why: ['Too small for convolutions.'] },
      { value: { type: 'linear', out: 32, init: relu }, why: [] },
      { value: { type: 'relu' }, why: [] },
    ];
  const first = stage(8, size > 64 ? 2 : 1, [
    'Filters of 3 by 3, then half the size. No bias: the batchNorm would take it away.',
  ]);
  return size < 8
    ? first
    : [...first, ...stage(16, 1, ['Twice the channels at a quarter of the positions.'])];
}
