/** A layer as a configuration has it. */
export type LayerOf = Readonly<Record<string, unknown>> & { readonly type: string };
export interface Setup {
  readonly model: readonly LayerOf[];
  readonly csv?: string;
  readonly [option: string]: unknown;
}

export const kaiming = (gain: number) => ({ type: 'kaimingNormal', gain });
export const he = kaiming(Math.SQRT2);
export const small = kaiming(0.1);
export const linear = (out: number, init: object = he, more: object = {}): LayerOf => ({
  type: 'linear',
  out,
  init,
  ...more,
});

/** A network on the drawn digits: so many hidden layers, then the logits. */
export function digits(
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

export const xor = (model: readonly LayerOf[], more: object = {}): Setup => ({
  data: { type: 'xor' },
  model,
  batchSize: 4,
  sampling: 'epoch',
  learningRate: 0.5,
  steps: 500,
  ...more,
});

/** Houses whose price follows area and age, times what each column is multiplied by and plus what is added. */
export function houses(scale: { area?: number; price?: number; shift?: number }): Setup {
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
