// Max and average pooling of NHWC images and of volumes, and their gradients. Padding never counts.

export * from './averagePool';
export * from './maxPool';
export * from './maxPoolPlaces';
export * from './volumes';
