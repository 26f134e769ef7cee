import { cnn, cnnTraining } from './parts/cnn.ts';
import { preset } from './preset.ts';

/** A small convolutional network on MNIST's test images. */
export const mnistCnnBatchNormPreset = preset({
  summary: 'a small CNN with BatchNorm on MNIST’s test images (needs the files)',
  lookAt:
    'BatchNorm in a convolutional network normalises each channel over the batch and all positions. The ten thousand test images of MNIST are split anew, and looked up as mnist/t10k-images-idx3-ubyte.gz and mnist/t10k-labels-idx1-ubyte.gz in --data-dir or $WEIR_DATA. Look at the relu layers: after 300 steps 60 % of the first one’s outputs are zero and 90 % of the second’s, ten of whose 16 channels are zero for the whole batch. That is what a rate of 0.05 with momentum costs; it reaches 96 % all the same.',
  configuration: {
    name: 'mnist-cnn-batchnorm',
    ...cnnTraining,
    data: {
      type: 'images',
      images: 'mnist/t10k-images-idx3-ubyte.gz',
      labels: 'mnist/t10k-labels-idx1-ubyte.gz',
    },
    model: cnn,
  },
});
