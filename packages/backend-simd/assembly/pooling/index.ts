// Max and average pooling of NHWC images and their gradients. Padding never counts.

export * from './averagePool';
export * from './maxPool';
