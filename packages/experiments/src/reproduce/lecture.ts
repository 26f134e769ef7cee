/**
 * Figures that the lecture "Building makemore part 3: activations & gradients, BatchNorm" prints in its notebook
 * (karpathy/nn-zero-to-hero) or says, as printed.
 */
export const lecture = {
  data: { words: '32033', train: '182625', validation: '22655', test: '22866', vocabulary: '27' },
  initialLoss: {
    uniform: '3.2958',
    original: '27',
    lastLayerTimesTenth: '4.2',
    lastLayerTimesHundredth: '3.32',
  },
  fanIn: { output: '3', weightTimes5: '15', weightTimesFifth: '0.6', dividedByRoot: '1.0' },
  linear: {
    a: '0.9875972270965576',
    b: '1.0006722211837769',
    c: '31.01241683959961',
    cGrad: '0.9782556295394897',
    aGrad: '30.8818302154541',
    bGrad: '0.9666601419448853',
  },
  linearBatchNorm: {
    inp: '0.9875972270965576',
    w: '1.0006722211837769',
    x: '31.01241683959961',
    out: '1.0',
    outGrad: '0.9782556295394897',
    xGrad: '0.031543977558612823',
    wGrad: '0.031169468536973',
    inpGrad: '0.9953052997589111',
  },
  deepBatchNorm: {
    parameters: '47024',
    initialLoss: '3.2870',
    /** Of each tanh: mean, std and saturated share in per cent. */
    activations: [
      ['-0.00', '0.63', '2.78'],
      ['+0.00', '0.64', '2.56'],
      ['-0.00', '0.65', '2.25'],
      ['+0.00', '0.65', '1.69'],
      ['+0.00', '0.65', '1.88'],
    ],
    /** Std of each tanh's gradient. */
    gradients: ['2.640702e-03', '2.245584e-03', '2.045742e-03', '1.983134e-03', '1.952382e-03'],
    /** Of each weight: mean and std of its gradient, grad:data. */
    weightGradients: [
      ['0.000000', '8.020534e-03', '8.012630e-03'],
      ['0.000246', '9.241077e-03', '4.881091e-02'],
      ['0.000113', '7.132879e-03', '6.964619e-02'],
      ['-0.000086', '6.234305e-03', '6.073741e-02'],
      ['0.000052', '5.742187e-03', '5.631483e-02'],
      ['0.000032', '5.672205e-03', '5.570125e-02'],
      ['-0.000082', '1.209416e-02', '1.160106e-01'],
    ],
    evaluation: { train: '2.4002976417541504', validation: '2.3982467651367188' },
  },
  mlpBatchNorm: {
    parameters: '12097',
    initialLoss: '3.3239',
    /** At every ten-thousandth of 200,000 steps. */
    losses: [
      '3.3239',
      '2.0322',
      '2.5675',
      '2.0125',
      '2.2446',
      '1.8897',
      '2.0785',
      '2.3681',
      '2.2918',
      '2.0238',
      '2.3673',
      '2.3132',
      '1.6414',
      '1.9311',
      '2.2231',
      '2.0027',
      '2.0997',
      '2.4949',
      '2.0199',
      '2.1707',
    ],
  },
  /** Losses after 200,000 steps: `[preset, train, validation]`. */
  lossLog: [
    ['mlp-original', '2.1245384216308594', '2.168196439743042'],
    ['mlp-fix-softmax', '2.07', '2.13'],
    ['mlp-fix-saturation', '2.0355966091156006', '2.1026785373687744'],
    ['mlp-kaiming', '2.0376641750335693', '2.106989622116089'],
    ['mlp-batchnorm', '2.0674145221710205', '2.1056840419769287'],
  ],
} as const;
