import '@weir/backend-simd';
import { ready, setBackend } from '@tensorflow/tfjs-core';
import type { Finding } from '@weir/core';
import { ruleNames } from '@weir/diagnostics';
import type { RuleName } from '@weir/diagnostics';
import { experimentOf, loadData, parseConfiguration, runExperiment } from '@weir/experiments';
import { EMPTY, catchError, lastValueFrom, tap } from 'rxjs';
import { beforeAll, describe, expect, it } from 'vitest';

/** A layer as a configuration has it. */
type LayerOf = Readonly<Record<string, unknown>> & { readonly type: string };
interface Setup {
  readonly model: readonly LayerOf[];
  readonly csv?: string;
  readonly [option: string]: unknown;
}

const kaiming = (gain: number) => ({ type: 'kaimingNormal', gain });
const he = kaiming(Math.SQRT2);
const small = kaiming(0.1);
const linear = (out: number, init: object = he, more: object = {}): LayerOf => ({
  type: 'linear',
  out,
  init,
  ...more,
});

/** A network on the drawn digits: so many hidden layers, then the logits. */
function digits(
  activation: string,
  init: object,
  {
    depth = 1,
    width = 24,
    last = small as object,
    norm = undefined as LayerOf | undefined,
    more = {} as object,
  } = {},
): Setup {
  const layer = [linear(width, init, more), ...(norm ? [norm] : []), { type: activation }];
  return {
    data: { type: 'images' },
    model: [{ type: 'flatten' }, ...Array.from({ length: depth }, () => layer).flat(), linear(10, last)],
    learningRate: 0.1,
    steps: 300,
  };
}

const xor = (model: readonly LayerOf[], more: object = {}): Setup => ({
  data: { type: 'xor' },
  model,
  batchSize: 4,
  sampling: 'epoch',
  learningRate: 0.5,
  steps: 500,
  ...more,
});

/** Houses whose price follows area and age, times what each column is multiplied by and plus what is added. */
function houses(scale: { area?: number; price?: number; shift?: number }): Setup {
  const { area = 1, price = 1, shift = 0 } = scale;
  const rows = Array.from({ length: 200 }, (_, at) => {
    const [a, b] = [Math.sin(at * 12.9898), Math.sin(at * 78.233)];
    return `${shift + area * a},${b},${price * (a - 0.5 * b)}`;
  });
  return {
    csv: ['area,age,price', ...rows].join('\n'),
    data: { type: 'table', path: 'houses.csv', features: ['area', 'age'], target: 'price' },
    model: [linear(16), { type: 'relu' }, linear(1, kaiming(1))],
    loss: { type: 'mse' },
    learningRate: 0.01,
    steps: 200,
  };
}

interface Outcome {
  /** All that was ever found, as it was when it was first raised. */
  readonly found: readonly Finding[];
  /** Mean of the last 30 losses; Infinity of a run that diverged. */
  readonly loss: number;
  /** Of the training split in evaluation mode. */
  readonly evaluated: number;
  readonly validated: number;
}

/** The drawn digits, which take longer to draw than a network does to train. */
let drawn: ReturnType<typeof loadData> | undefined;

async function run({ csv, ...setup }: Setup): Promise<Outcome> {
  const configuration = parseConfiguration({ seed: 7, batchSize: 32, ...setup, diagnostics: [] });
  const read = () => Promise.resolve(new TextEncoder().encode(csv ?? ''));
  const experiment = experimentOf(
    configuration,
    csv === undefined && configuration.data.type === 'images'
      ? await (drawn ??= loadData(configuration))
      : await loadData(configuration, { read }),
  );
  const found: Finding[] = [];
  const losses: number[] = [];
  let [evaluated, validated, diverged] = [NaN, NaN, false];
  await lastValueFrom(
    runExperiment(experiment).pipe(
      tap((event) => {
        if (event.type === 'progress') losses.push(...event.losses);
        if (event.type === 'finding' && event.change === 'raised') found.push(event.finding);
        if (event.type === 'evaluated') {
          evaluated = event.splits['train']?.loss ?? NaN;
          validated = event.splits['validation']?.loss ?? NaN;
        }
      }),
      catchError(() => {
        diverged = true;
        return EMPTY;
      }),
    ),
    { defaultValue: undefined },
  );
  const tail = losses.slice(-30);
  const loss = diverged ? Infinity : tail.reduce((sum, value) => sum + value, 0) / tail.length;
  return { found, loss, evaluated, validated };
}

/** A network with something wrong, and the configuration changed as the rule's remedy says. */
interface Sick {
  readonly sick: Setup;
  /** The same with the remedy applied; what it says is given, for remedies that hold a number. */
  readonly mend: (remedy: string) => Setup;
  /** What must be better: the finding gone, or one of the losses lower. Default: both the finding and the loss. */
  readonly better?: 'finding' | 'loss' | 'evaluated' | 'validated';
}

interface Row {
  readonly sick: readonly [Sick, Sick, ...Sick[]];
  /** A network that something else is wrong with, which this rule has nothing to say of, and the rule that has. */
  readonly other?: readonly [Setup, RuleName];
}

/** The number that a remedy suggests, after these words. */
function suggested(remedy: string, words: RegExp): number {
  const found = words.exec(remedy)?.[1];
  if (found === undefined) throw new Error(`no number after ${words} in: ${remedy}`);
  return Number(found);
}

const norm = { type: 'batchNorm' };
const rate = (setup: Setup, learningRate: number): Setup => ({ ...setup, learningRate });
const layers = (
  setup: Setup,
  change: (layer: LayerOf, at: number) => LayerOf | readonly LayerOf[],
): Setup => ({
  ...setup,
  model: setup.model.flatMap(change),
});
/** Every hidden weight started so. */
const start = (setup: Setup, init: object): Setup =>
  layers(setup, (layer, at) =>
    layer.type === 'linear' && at < setup.model.length - 1 ? { ...layer, init } : layer,
  );
const lastStart = (setup: Setup, init: object): Setup =>
  layers(setup, (layer, at) => (at === setup.model.length - 1 ? { ...layer, init } : layer));
const swap = (setup: Setup, from: string, to: string): Setup =>
  layers(setup, (layer) => (layer.type === from ? { type: to } : layer));

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
const shaking = digits('relu', he, { norm: { type: 'batchNorm', momentum: 0.9 } });
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

const rows: Partial<Record<RuleName, Row>> = {
  activationScale: {
    sick: [
      { sick: fading, mend: () => start(fading, he) },
      { sick: fadingTanh, mend: () => start(fadingTanh, kaiming(5 / 3)) },
    ],
    other: [positive, 'saturation'],
  },
  gradientScale: {
    sick: [
      { sick: sigmoids, mend: () => swap(sigmoids, 'sigmoid', 'tanh') },
      { sick: fadingTanh, mend: () => start(fadingTanh, kaiming(5 / 3)) },
    ],
    other: [positive, 'saturation'],
  },
  atChance: {
    sick: [
      { sick: sigmoids, mend: () => swap(sigmoids, 'sigmoid', 'tanh') },
      {
        sick: xor([linear(2)]),
        mend: () => xor([linear(8, kaiming(1)), { type: 'tanh' }, linear(2)]),
      },
    ],
    other: [{ ...confident, learningRate: 1e-6 }, 'initialLoss'],
  },
  allZero: {
    sick: [
      { sick: zeros, mend: () => start(zeros, kaiming(1)) },
      {
        sick: digits('relu', he, { more: { biasInit: { type: 'constant', value: -100 } } }),
        mend: () => digits('leakyRelu', he, { more: { biasInit: { type: 'constant', value: -100 } } }),
        better: 'finding',
      },
    ],
    other: [constant, 'symmetry'],
  },
  symmetry: {
    sick: [
      { sick: constant, mend: () => lastStart(start(constant, kaiming(1)), kaiming(1)) },
      { sick: zeros, mend: () => lastStart(start(zeros, kaiming(1)), kaiming(1)) },
    ],
    other: [positive, 'saturation'],
  },
  noGradient: {
    sick: [
      { sick: zeros, mend: () => lastStart(start(zeros, kaiming(1)), kaiming(1)) },
      {
        sick: digits('relu', { type: 'zeros' }, { depth: 2, last: he }),
        mend: () => digits('relu', he, { depth: 2, last: he }),
      },
    ],
    other: [sigmoids, 'gradientScale'],
  },
  saturation: {
    sick: [
      { sick: positive, mend: () => start(positive, kaiming(1)) },
      { sick: saturated, mend: () => start(saturated, kaiming(5 / 3)) },
    ],
    other: [
      {
        ...xor([linear(8), { type: 'tanh' }, linear(1), { type: 'sigmoid' }]),
        loss: { type: 'binaryCrossEntropy' },
      },
      'outputLayer',
    ],
  },
  weightScale: {
    sick: [
      { sick: saturated, mend: () => start(saturated, kaiming(5 / 3)) },
      { sick: fadingTanh, mend: () => start(fadingTanh, kaiming(5 / 3)) },
    ],
    other: [rate(digits('relu', he), 300), 'lossDiverging'],
  },
  initialLoss: {
    sick: [
      { sick: confident, mend: () => lastStart(confident, small) },
      { sick: confidentTanh, mend: () => lastStart(confidentTanh, small) },
    ],
    other: [fading, 'activationScale'],
  },
  hockeyStick: {
    sick: [
      { sick: confident, mend: () => lastStart(confident, small) },
      {
        sick: digits('tanh', kaiming(5 / 3), { last: kaiming(6) }),
        mend: () => digits('tanh', kaiming(5 / 3)),
        better: 'finding',
      },
    ],
    other: [fading, 'activationScale'],
  },
  deadUnits: {
    sick: [
      {
        sick: { ...dying, steps: 600 },
        mend: () => ({
          ...layers(dying, (layer) =>
            'biasInit' in layer ? { ...layer, biasInit: { type: 'constant', value: 0.1 } } : layer,
          ),
          steps: 600,
        }),
      },
      { sick: shy, mend: () => swap(shy, 'relu', 'leakyRelu') },
    ],
    other: [positive, 'saturation'],
  },
  updateRatio: {
    sick: [
      { sick: slow, mend: (remedy) => rate(slow, suggested(remedy, /rate of (\S+) would/)) },
      { sick: slowTanh, mend: (remedy) => rate(slowTanh, suggested(remedy, /rate of (\S+) would/)) },
    ],
    other: [fading, 'activationScale'],
  },
  lossFlat: {
    sick: [
      {
        sick: stale('tanh'),
        mend: (remedy) => rate(stale('tanh'), suggested(remedy, / to (\S+)\.$/)),
        better: 'loss',
      },
      {
        sick: stale('relu'),
        mend: (remedy) => rate(stale('relu'), suggested(remedy, / to (\S+)\.$/)),
        better: 'loss',
      },
    ],
    other: [{ ...fading, steps: 520 }, 'activationScale'],
  },
  lossDiverging: {
    sick: [
      {
        sick: overshooting,
        mend: (remedy) => rate(overshooting, suggested(remedy, / to (\S+),/)),
        better: 'loss',
      },
      {
        sick: rate(houses({}), 0.9),
        mend: (remedy) => rate(houses({}), suggested(remedy, / to (\S+),/)),
        better: 'loss',
      },
    ],
    other: [fading, 'activationScale'],
  },
  notFinite: {
    sick: [
      { sick: { ...rate(houses({}), 100), steps: 100 }, mend: () => rate(houses({}), 0.01) },
      {
        sick: digits('relu', { type: 'zeros' }, { norm: { type: 'batchNorm', eps: 0 } }),
        mend: () => digits('relu', he, { norm: { type: 'batchNorm', eps: 1e-5 } }),
      },
    ],
    other: [fading, 'activationScale'],
  },
  clipping: {
    sick: [
      {
        sick: clipped,
        mend: (remedy) => ({
          ...clipped,
          clip: { norm: suggested(remedy, /limit to (\S+),/) },
          learningRate: suggested(remedy, /rate to (\S+),/),
        }),
        better: 'finding',
      },
      {
        sick: cut,
        mend: (remedy) => ({
          ...cut,
          clip: { norm: 2 * suggested(remedy, /norm is (\S+)\.$/) },
          learningRate: 0.1,
        }),
      },
    ],
    other: [{ ...fading, clip: { norm: 10 } }, 'activationScale'],
  },
  dataScale: {
    sick: [
      { sick: houses({ area: 900, shift: 2000 }), mend: () => houses({}) },
      {
        sick: houses({ area: 900, shift: 2000, price: 400_000 }),
        mend: () => {
          const { data, ...rest } = houses({ area: 900, shift: 2000, price: 400_000 });
          return { ...rest, data: { ...(data as object), standardise: true } };
        },
      },
      { sick: houses({ price: 400_000 }), mend: () => houses({}) },
    ],
    other: [rate(houses({}), 100), 'notFinite'],
  },
  outputLayer: {
    sick: [
      {
        sick: { ...digits('relu', he), model: [...digits('relu', he).model, { type: 'softmax' }] },
        mend: () => digits('relu', he),
      },
      {
        sick: {
          ...digits('relu', he, { last: he }),
          model: [...digits('relu', he, { last: he }).model, { type: 'relu' }],
        },
        mend: () => digits('relu', he, { last: he }),
      },
      {
        sick: xor([linear(8), { type: 'tanh' }, linear(1), { type: 'sigmoid' }], {
          loss: { type: 'binaryCrossEntropy' },
        }),
        mend: () => xor([linear(8), { type: 'tanh' }, linear(1)], { loss: { type: 'binaryCrossEntropy' } }),
      },
    ],
    other: [positive, 'saturation'],
  },
  batchNormBatchSize: {
    sick: [
      { sick: tiny, mend: (remedy) => ({ ...tiny, batchSize: suggested(remedy, /at least (\d+)/) }) },
      { sick: tiny, mend: () => swap(tiny, 'batchNorm', 'layerNorm') },
    ],
    other: [lagging, 'batchNormDrift'],
  },
  batchNormDrift: {
    sick: [
      {
        sick: lagging,
        mend: (remedy) =>
          layers(lagging, (layer) =>
            layer.type === 'batchNorm'
              ? { ...layer, momentum: suggested(remedy, /momentum to (\S+),/) }
              : layer,
          ),
        better: 'evaluated',
      },
      {
        sick: { ...lagging, optimizer: { type: 'adam' }, learningRate: 0.005 },
        mend: (remedy) => ({
          ...layers(lagging, (layer) =>
            layer.type === 'batchNorm'
              ? { ...layer, momentum: suggested(remedy, /momentum to (\S+),/) }
              : layer,
          ),
          optimizer: { type: 'adam' },
          learningRate: 0.005,
        }),
        better: 'evaluated',
      },
    ],
    other: [{ ...digits('relu', he, { norm }), batchSize: 4 }, 'batchNormBatchSize'],
  },
  batchNormMomentum: {
    sick: [
      {
        sick: shaking,
        mend: (remedy) =>
          layers(shaking, (layer) =>
            layer.type === 'batchNorm' ? { ...layer, momentum: suggested(remedy, /at most (\S+),/) } : layer,
          ),
        better: 'finding',
      },
      {
        sick: tiny,
        mend: (remedy) =>
          layers(tiny, (layer) =>
            layer.type === 'batchNorm' ? { ...layer, momentum: suggested(remedy, /at most (\S+),/) } : layer,
          ),
        better: 'finding',
      },
    ],
    other: [lagging, 'batchNormDrift'],
  },
  biasDrift: {
    sick: [
      {
        sick: detached,
        mend: () =>
          layers(detached, (layer) =>
            layer.type === 'batchNorm'
              ? norm
              : layer.type === 'linear' && 'out' in layer && layer['out'] !== 10
                ? { ...layer, bias: false }
                : layer,
          ),
        better: 'finding',
      },
      {
        sick: { ...detached, learningRate: 0.3 },
        mend: () => ({
          ...layers(detached, (layer) =>
            layer.type === 'batchNorm'
              ? norm
              : layer.type === 'linear' && layer['out'] !== 10
                ? { ...layer, bias: false }
                : layer,
          ),
          learningRate: 0.3,
        }),
        better: 'finding',
      },
    ],
    other: [lagging, 'batchNormDrift'],
  },
  unchanged: {
    sick: [
      { sick: rate(digits('relu', he, { last: he }), 1e-9), mend: () => digits('relu', he, { last: he }) },
      {
        sick: rate(digits('tanh', kaiming(5 / 3), { last: he }), 0),
        mend: () => digits('tanh', kaiming(5 / 3), { last: he }),
      },
    ],
    other: [digits('relu', { type: 'zeros' }, { depth: 2, last: he }), 'noGradient'],
  },
  overfitting: {
    sick: [
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

/** Rules that no configuration makes speak, whose remedy is to wait, or that only tell of a choice. */
const apart: readonly RuleName[] = ['evaluationMode', 'lastLayer'];

const healthy: readonly (readonly [string, Setup])[] = [
  ['relu with He’s start', { ...digits('relu', he, { depth: 2 }), steps: 150 }],
  [
    'tanh behind batchNorm',
    { ...digits('tanh', kaiming(5 / 3), { depth: 2, norm, more: { bias: false } }), steps: 150 },
  ],
  [
    'a residual network that starts its branches at 0',
    {
      ...digits('relu', he),
      model: [
        { type: 'flatten' },
        linear(24),
        { type: 'relu' },
        { type: 'residual', layers: [linear(24, he, { bias: false }), { type: 'batchNorm', gamma: 0 }] },
        { type: 'relu' },
        linear(10, small),
      ],
      steps: 150,
    },
  ],
  ['a linear model of scaled houses', { ...houses({}), model: [linear(1, kaiming(1))] }],
];

describe('remedies', () => {
  beforeAll(async () => {
    await setBackend('simd');
    await ready();
  });

  it('are tried for every rule that a configuration can make speak', () => {
    expect([...Object.keys(rows), ...apart].sort()).toEqual([...ruleNames].sort());
  });

  it.each(healthy)('none is proposed to a healthy network: %s', async (_, setup) => {
    const { found } = await run(setup);
    const loud = found.filter(({ severity }) => severity !== 'info');
    expect(loud.map(({ rule, meaning }) => `${rule}: ${meaning}`)).toEqual([]);
  });

  describe.each(Object.entries(rows))('%s', (rule, { sick, other }) => {
    it.each(sick.map((one, at) => [at + 1, one] as const))(
      'helps where its remedy is applied (%i)',
      async (_, { sick: setup, mend, better }) => {
        const before = await run(setup);
        const said = before.found.find((finding) => finding.rule === rule);
        expect(said, before.found.map((finding) => finding.rule).join()).toBeDefined();
        const after = await run(mend(said?.remedy ?? ''));
        const still = after.found.filter(
          (finding) => finding.rule === rule && (finding.severity !== 'info' || said?.severity === 'info'),
        );
        if (better === undefined || better === 'finding')
          expect(still.map(({ meaning }) => meaning)).toEqual([]);
        if (better !== 'finding') {
          const of = better ?? 'loss';
          expect(after[of]).toBeLessThan(before[of]);
        }
      },
    );

    if (other) {
      it(`says nothing of its own where ${other[1]} is the cause`, async () => {
        const { found } = await run(other[0]);
        const names = found.filter(({ severity }) => severity !== 'info').map((finding) => finding.rule);
        expect(names).toContain(other[1]);
        expect(names).not.toContain(rule);
      });
    }
  });
});
