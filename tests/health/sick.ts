import type { RuleName } from '@weir/diagnostics';
import { digits, he, houses, kaiming, linear, xor } from './setups.ts';
import type { LayerOf, Setup } from './setups.ts';

/** A network with something wrong. */
interface Sick {
  readonly sick: Setup;
  /**
   * The configuration changed as the remedy says in words; what it says is given, for remedies that hold a number.
   * Default: what the terminal prints to be pasted is applied.
   */
  readonly mend?: (remedy: string) => Setup;
  /**
   * What must be better: `finding` alone, for what does no harm to the loss; `loss` alone, where the loss still falls
   * so that the finding may come back; or one of the evaluated losses, for what is seen only there. Default: the
   * finding gone and the loss lower.
   */
  readonly better?: 'finding' | 'loss' | 'evaluated' | 'validated';
}

export interface Row {
  readonly sick: readonly [Sick, Sick, ...Sick[]];
  /** A network that something else is wrong with, which this rule has nothing to say of, and the rule that has. */
  readonly other?: readonly [Setup, RuleName];
}

export const norm = { type: 'batchNorm' };
const rate = (setup: Setup, learningRate: number): Setup => ({ ...setup, learningRate });
const layers = (
  setup: Setup,
  change: (layer: LayerOf, at: number) => LayerOf | readonly LayerOf[],
): Setup => ({
  ...setup,
  model: setup.model.flatMap(change),
});
const swap = (setup: Setup, from: string, to: string): Setup =>
  layers(setup, (layer) => (layer.type === from ? { type: to } : layer));

/** What goes by a validation loss that comes too rarely. */
const waiting = (more: object): Setup => ({ ...digits('relu', he), ...more });

const fading = digits('relu', kaiming(0.7), { depth: 8 });
const fadingTanh = digits('tanh', kaiming(0.5), { depth: 8 });
const sigmoids = { ...digits('sigmoid', kaiming(1), { depth: 5 }), steps: 600 };
const positive = digits('sigmoid', { type: 'uniform', low: 0, high: 0.1 }, { depth: 2 });
const zeros = digits('tanh', { type: 'zeros' }, { last: { type: 'zeros' } });
const constant = digits(
  'tanh',
  { type: 'constant', value: 0.02 },
  { depth: 2, last: { type: 'constant', value: 0.1 } },
);
const confident = digits('relu', he, { last: kaiming(12) });
const confidentTanh = digits('tanh', kaiming(5 / 3), { last: kaiming(20) });
const saturated = digits('tanh', kaiming(12), { depth: 2 });
const dying = digits('relu', he, { more: { biasInit: { type: 'constant', value: -4 } }, depth: 2 });
const shy = {
  ...digits('relu', he, { more: { biasInit: { type: 'constant', value: -2.5 } } }),
  steps: 600,
};
const slow = { ...digits('relu', he, { depth: 2 }), learningRate: 1e-6 };
const slowTanh = { ...digits('tanh', kaiming(5 / 3), { depth: 2 }), learningRate: 1e-5 };
const tiny = { ...digits('relu', he, { norm: { type: 'batchNorm' } }), batchSize: 4 };
const lagging = {
  ...digits('relu', he, { norm: { type: 'batchNorm', momentum: 0.01 } }),
  steps: 30,
};
const shaking = digits('relu', he, { norm: { type: 'batchNorm', momentum: 0.9 }, depth: 3 });
const jumping = { ...digits('relu', he, { norm: { type: 'batchNorm', momentum: 0.9 } }), batchSize: 16 };
const detached = digits('tanh', kaiming(5 / 3), { norm: { type: 'batchNorm', detached: true } });
const few = {
  csv: [
    'a,b,c,d,e,f,y',
    ...Array.from({ length: 60 }, (_, at) => {
      const wave = (k: number) => Math.sin((at + 1) * k).toFixed(4);
      return `${[3.1, 7.7, 12.3, 21.9, 33.7, 41.3].map(wave).join(',')},${Math.sin(at * 57.1) > 0 ? 1 : 0}`;
    }),
  ].join('\n'),
  data: { type: 'table', path: 'few.csv', features: ['a', 'b', 'c', 'd', 'e', 'f'], target: 'y' },
  model: [linear(48), { type: 'relu' }, linear(2)],
  learningRate: 0.3,
  steps: 800,
  batchSize: 16,
};

const clipped = { ...digits('relu', he, { depth: 2 }), clip: { norm: 0.02 } };
const cut = { ...digits('tanh', kaiming(5 / 3)), clip: { value: 1e-6 }, learningRate: 50 };

/** Steps that momentum makes a hundred times as long. */
const heavy = {
  ...digits('relu', he, { depth: 2 }),
  optimizer: { type: 'sgd', momentum: 0.99 },
  learningRate: 0.5,
};
const smoothed = (labelSmoothing: number): Setup => ({
  ...digits('relu', he),
  loss: { type: 'crossEntropy', labelSmoothing },
});
const stacked = xor([linear(8, kaiming(1)), linear(8, kaiming(1)), linear(2)]);
const stackedNormed = xor([linear(8, kaiming(1)), norm, linear(2)]);
/** Puts an activation behind the layers that the remedy names. */
const activated =
  (setup: Setup) =>
  (remedy: string): Setup => {
    const named = /behind (.*); or/.exec(remedy)?.[1]?.split(/, | and /) ?? [];
    return layers(setup, (layer, at) => (named.includes(`${at}.linear`) ? [layer, { type: 'tanh' }] : layer));
  };
const frozen = (setup: Setup): Setup => ({ ...setup, groups: [{ match: '*', frozen: true }] });

const shut = digits('relu', he, { more: { biasInit: { type: 'constant', value: -100 } } });
const hasty = { ...digits('sigmoid', kaiming(1), { depth: 2 }), steps: 800 };
const hastier = { ...digits('sigmoid', kaiming(1), { depth: 2 }), learningRate: 0.3 };

/** Descent of a parabola from 1 by full batches, at a rate that jumps over its minimum and back. */
const bouncing = (learningRate: number, input: number): Setup => ({
  data: { type: 'point', input: [input], target: [0] },
  model: [linear(1, { type: 'constant', value: 1 }, { bias: false })],
  loss: { type: 'mse' },
  learningRate,
  batchSize: 1,
  steps: 30,
});

const stale = (activation: string) =>
  xor([linear(8, kaiming(1)), { type: activation }, linear(2, kaiming(12))], {
    learningRate: 1e-6,
    steps: 520,
  });
const overshooting = {
  ...houses({}),
  model: [linear(16, kaiming(5 / 3)), { type: 'tanh' }, linear(1, kaiming(1))],
  learningRate: 0.3,
};

/** By rule: networks that it speaks of, and what mends them. */
export const rows: Partial<Record<RuleName, Row>> = {
  activationScale: { sick: [{ sick: fading }, { sick: fadingTanh }], other: [positive, 'saturation'] },
  gradientScale: { sick: [{ sick: sigmoids }, { sick: fadingTanh }], other: [positive, 'saturation'] },
  atChance: {
    sick: [
      { sick: sigmoids },
      { sick: xor([linear(2)]), mend: () => xor([linear(8, kaiming(1)), { type: 'tanh' }, linear(2)]) },
    ],
    other: [{ ...confident, learningRate: 1e-6 }, 'initialLoss'],
  },
  allZero: {
    sick: [
      { sick: zeros },
      { sick: shut },
      { sick: shut, mend: () => swap(shut, 'relu', 'leakyRelu'), better: 'finding' },
      { sick: rate(digits('relu', he, { depth: 2 }), 30) },
      { sick: heavy },
      { sick: { ...houses({ area: 50, shift: 100 }), steps: 300 } },
    ],
    other: [constant, 'symmetry'],
  },
  symmetry: { sick: [{ sick: constant }, { sick: zeros }], other: [positive, 'saturation'] },
  noGradient: {
    sick: [{ sick: zeros }, { sick: digits('relu', { type: 'zeros' }, { depth: 2, last: he }) }],
    other: [sigmoids, 'gradientScale'],
  },
  saturation: {
    sick: [{ sick: { ...positive, steps: 600 } }, { sick: saturated }],
    other: [
      {
        ...xor([linear(8), { type: 'tanh' }, linear(1), { type: 'sigmoid' }]),
        loss: { type: 'binaryCrossEntropy' },
      },
      'outputLayer',
    ],
  },
  weightScale: {
    sick: [{ sick: saturated }, { sick: fadingTanh }, { sick: { ...positive, steps: 600 } }],
    other: [rate(digits('relu', he), 300), 'lossDiverging'],
  },
  initialLoss: { sick: [{ sick: confident }, { sick: confidentTanh }], other: [fading, 'activationScale'] },
  hockeyStick: { sick: [{ sick: confident }, { sick: confidentTanh }], other: [fading, 'activationScale'] },
  deadUnits: {
    sick: [
      { sick: { ...dying, steps: 600 } },
      { sick: shy },
      {
        sick: { ...dying, steps: 600 },
        mend: () => ({
          ...layers(dying, (layer) =>
            'biasInit' in layer ? { ...layer, biasInit: { type: 'constant', value: 0.1 } } : layer,
          ),
          steps: 600,
        }),
      },
    ],
    other: [positive, 'saturation'],
  },
  updateRatio: { sick: [{ sick: slow }, { sick: slowTanh }], other: [fading, 'activationScale'] },
  lastLayer: {
    sick: [{ sick: hasty }, { sick: hastier }],
    other: [fading, 'activationScale'],
  },
  lossFlat: {
    sick: [
      { sick: stale('tanh'), better: 'loss' },
      { sick: stale('relu'), better: 'loss' },
    ],
    other: [{ ...fading, steps: 520 }, 'activationScale'],
  },
  lossDiverging: {
    sick: [{ sick: overshooting }, { sick: rate(houses({}), 0.9) }],
    other: [fading, 'activationScale'],
  },
  oscillation: {
    sick: [{ sick: bouncing(0.25, 2) }, { sick: bouncing(0.0625, 4) }],
    other: [rate(houses({}), 0.9), 'lossDiverging'],
  },
  notFinite: {
    sick: [
      { sick: { ...rate(houses({}), 100), steps: 100 } },
      {
        sick: digits('relu', { type: 'zeros' }, { norm: { type: 'batchNorm', eps: 0 } }),
        mend: () => digits('relu', he, { norm: { type: 'batchNorm', eps: 1e-5 } }),
      },
    ],
    other: [fading, 'activationScale'],
  },
  clipping: {
    sick: [
      { sick: clipped },
      { sick: cut },
      { sick: { ...clipped, clip: { norm: 0.001 } } },
      { sick: { ...digits('tanh', kaiming(5 / 3)), clip: { norm: 0.01 } } },
    ],
    other: [{ ...fading, clip: { norm: 10 } }, 'activationScale'],
  },
  allFrozen: {
    sick: [
      { sick: { ...digits('relu', he), groups: [{ match: '*', learningRate: 0 }] } },
      { sick: frozen(digits('relu', he)) },
      { sick: frozen(houses({})) },
    ],
    other: [shut, 'allZero'],
  },
  evaluationCadence: {
    sick: [
      { sick: waiting({ earlyStopping: { patience: 2 }, evaluateEvery: 300 }), better: 'finding' },
      { sick: waiting({ earlyStopping: { patience: 5 }, evaluateEvery: 100 }), better: 'finding' },
      {
        sick: waiting({
          learningRate: { type: 'reduceOnPlateau', initial: 0.1, patience: 3 },
          evaluateEvery: 1000,
        }),
        better: 'finding',
      },
    ],
  },
  weightDecay: {
    sick: [
      {
        sick: {
          ...digits('relu', he, { depth: 2 }),
          optimizer: { type: 'sgd', weightDecay: 1 },
          steps: 300,
        },
      },
      {
        sick: {
          ...digits('tanh', kaiming(5 / 3), { depth: 2 }),
          optimizer: { type: 'adamW', weightDecay: 100 },
          learningRate: 0.005,
          steps: 300,
        },
      },
    ],
    other: [fading, 'activationScale'],
  },
  labelSmoothing: {
    sick: [{ sick: smoothed(1) }, { sick: smoothed(0.99) }, { sick: smoothed(0.8) }],
    other: [{ ...slow, loss: { type: 'crossEntropy', labelSmoothing: 0.1 } }, 'updateRatio'],
  },
  linearStack: {
    sick: [{ sick: stacked }, { sick: stackedNormed }, { sick: stacked, mend: activated(stacked) }],
    other: [fading, 'activationScale'],
  },
  dataScale: {
    sick: [
      { sick: houses({ area: 900, shift: 2000 }) },
      { sick: houses({ area: 900, shift: 2000, price: 400_000 }) },
      { sick: houses({ price: 400_000 }), mend: () => houses({}) },
    ],
    other: [rate(houses({}), 100), 'notFinite'],
  },
  outputLayer: {
    sick: [
      { sick: { ...digits('relu', he), model: [...digits('relu', he).model, { type: 'softmax' }] } },
      {
        sick: {
          ...digits('relu', he, { last: he }),
          model: [...digits('relu', he, { last: he }).model, { type: 'relu' }],
        },
      },
      {
        sick: xor([linear(8), { type: 'tanh' }, linear(1), { type: 'sigmoid' }], {
          loss: { type: 'binaryCrossEntropy' },
        }),
      },
    ],
    other: [positive, 'saturation'],
  },
  batchNormBatchSize: {
    sick: [{ sick: tiny }, { sick: tiny, mend: () => swap(tiny, 'batchNorm', 'layerNorm') }],
    other: [lagging, 'batchNormDrift'],
  },
  batchNormDrift: {
    sick: [
      { sick: lagging, better: 'evaluated' },
      { sick: { ...lagging, optimizer: { type: 'adam' }, learningRate: 0.005 }, better: 'evaluated' },
    ],
    other: [{ ...digits('relu', he, { norm }), batchSize: 4 }, 'batchNormBatchSize'],
  },
  batchNormMomentum: {
    sick: [
      { sick: shaking, better: 'evaluated' },
      { sick: jumping, better: 'evaluated' },
    ],
    other: [lagging, 'batchNormDrift'],
  },
  biasDrift: {
    sick: [{ sick: detached }, { sick: { ...detached, learningRate: 0.3 } }],
    other: [lagging, 'batchNormDrift'],
  },
  unchanged: {
    sick: [
      { sick: rate(digits('relu', he, { last: he }), 1e-9) },
      {
        sick: rate(digits('tanh', kaiming(5 / 3), { last: he }), 0),
        mend: () => digits('tanh', kaiming(5 / 3), { last: he }),
      },
    ],
    other: [digits('relu', { type: 'zeros' }, { depth: 2, last: he }), 'noGradient'],
  },
  overfitting: {
    sick: [
      { sick: { ...few, evaluateEvery: 20 }, better: 'validated' },
      {
        sick: few,
        mend: () => ({ ...few, optimizer: { type: 'sgd', weightDecay: 0.05 } }),
        better: 'validated',
      },
      {
        sick: few,
        mend: () => ({ ...few, model: [linear(2), { type: 'relu' }, linear(2)] }),
        better: 'validated',
      },
    ],
    other: [fading, 'activationScale'],
  },
};
