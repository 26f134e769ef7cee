import { describe, expect, it } from 'vitest';
import { expectClose, expectSameBits, normal, run, upload, valuesOf } from '../testing/kernelHarness.ts';
import { goldenLayer } from '../testing/golden.ts';

/** erf by its Taylor series for small values and its continued fraction for large ones. */
function erf(x: number): number {
  if (Math.abs(x) > 3) {
    let fraction = 0;
    for (let k = 60; k >= 1; k--) fraction = k / 2 / (Math.abs(x) + fraction);
    return Math.sign(x) * (1 - Math.exp(-x * x) / ((Math.abs(x) + fraction) * Math.sqrt(Math.PI)));
  }
  let [term, sum] = [x, x];
  for (let k = 1; k < 80; k++) {
    term *= (-x * x) / k;
    sum += term / (2 * k + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
const softplus = (x: number) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
const cubic = (x: number) => Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3);

const REFERENCES: Record<
  string,
  { value(x: number, alpha: number): number; slope(x: number, alpha: number): number }
> = {
  tanh: { value: Math.tanh, slope: (x) => 1 / Math.cosh(x) ** 2 },
  sigmoid: { value: sigmoid, slope: (x) => sigmoid(x) * sigmoid(-x) },
  relu: { value: (x) => (x > 0 ? x : 0), slope: (x) => (x > 0 ? 1 : 0) },
  leakyRelu: { value: (x, a) => (x > 0 ? x : a * x), slope: (x, a) => (x > 0 ? 1 : a) },
  elu: { value: (x, a) => (x > 0 ? x : a * Math.expm1(x)), slope: (x, a) => (x > 0 ? 1 : a * Math.exp(x)) },
  gelu: {
    value: (x) => (x * (1 + erf(x / Math.SQRT2))) / 2,
    slope: (x) => (1 + erf(x / Math.SQRT2)) / 2 + (x * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI),
  },
  geluTanh: {
    value: (x) => (x * (1 + Math.tanh(cubic(x)))) / 2,
    slope: (x) =>
      (1 + Math.tanh(cubic(x))) / 2 +
      (x * Math.sqrt(2 / Math.PI) * (1 + 3 * 0.044715 * x * x)) /
        2 /
        Math.cosh(cubic(x)) /
        Math.cosh(cubic(x)),
  },
  silu: { value: (x) => x * sigmoid(x), slope: (x) => sigmoid(x) * (1 + x * sigmoid(-x)) },
  softplus: { value: softplus, slope: sigmoid },
  selu: {
    value: (x) => 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * Math.expm1(x)),
    slope: (x) => 1.0507009873554805 * (x > 0 ? 1 : 1.6732632423543772 * Math.exp(x)),
  },
  mish: {
    value: (x) => x * Math.tanh(softplus(x)),
    slope: (x) => Math.tanh(softplus(x)) + (x * sigmoid(x)) / Math.cosh(softplus(x)) ** 2,
  },
  softsign: { value: (x) => x / (1 + Math.abs(x)), slope: (x) => (1 + Math.abs(x)) ** -2 },
  // The tests' alpha is the lower bound.
  hardtanh: { value: (x, a) => Math.min(1, Math.max(a, x)), slope: (x, a) => (x > a && x < 1 ? 1 : 0) },
  hardswish: {
    value: (x) => (x * Math.min(6, Math.max(0, x + 3))) / 6,
    slope: (x) => (x <= -3 ? 0 : x >= 3 ? 1 : (2 * x + 3) / 6),
  },
};

/** Distance to the float64 value, in steps of float32 there. */
function ulps(actual: number, wanted: number): number {
  const rounded = Math.fround(wanted);
  if (Object.is(actual, rounded) || (Number.isNaN(actual) && Number.isNaN(rounded))) return 0;
  if (!Number.isFinite(rounded) || !Number.isFinite(actual)) return actual === rounded ? 0 : Infinity;
  const step = Math.max(2 ** (Math.floor(Math.log2(Math.abs(rounded) || 2 ** -149)) - 23), 2 ** -149);
  return Math.abs(actual - wanted) / step;
}

describe.each(Object.entries(REFERENCES))('WeirActivation %s', (activation, { value, slope }) => {
  it.each([1, 3, 4, 5, 100, 3201])('agrees with float64 on %i values', (count) => {
    const [values, upstream] = [normal(count).map((x) => 3 * x), normal(count, 2)];
    const x = upload(values);
    const attrs = { activation, alpha: 0.3 };
    const outputs = run('WeirActivation', { x }, attrs);
    const [y] = outputs;
    if (!y) throw new Error('no output');
    expectClose(
      y,
      Array.from(values, (v) => value(v, 0.3)),
      1e-6,
    );
    expectSameBits('WeirActivation', { x }, attrs, outputs);
    const dy = upload(upstream);
    const grads = run('WeirActivationGrad', { dy, x, y }, attrs);
    const wanted = Array.from(values, (v, i) => slope(v, 0.3) * (upstream[i] ?? NaN));
    for (const dx of grads) expectClose(dx, wanted, 3e-6);
    expectSameBits('WeirActivationGrad', { dy, x, y }, attrs, grads);
  });

  it('takes NaN, infinity and large values as float64 does', () => {
    const values = [NaN, Infinity, 1e30, 200, -200, -1e30, 0];
    const [y] = run('WeirActivation', { x: upload(values) }, { activation, alpha: 0.3 });
    const got = y ? valuesOf(y) : [];
    values.forEach((x, i) => {
      if (activation === 'relu' && Number.isNaN(x)) expect(got[i]).toBeNaN();
      else expect(ulps(got[i] ?? NaN, value(x, 0.3)), `${activation}(${x}) = ${got[i]}`).toBeLessThan(4);
    });
  });
});

describe('WeirActivation', () => {
  it('takes an empty tensor', () => {
    const [y] = run('WeirActivation', { x: upload([], [0, 3]) }, { activation: 'tanh' });
    expect(y?.shape).toEqual([0, 3]);
  });

  it('names the activations it knows when given another', () => {
    expect(() => run('WeirActivation', { x: upload([1]) }, { activation: 'rleu' })).toThrow(
      /one of tanh,.*got rleu/,
    );
  });

  it.each([
    ['tanh', 'tanh', undefined],
    ['sigmoid', 'sigmoid', undefined],
    ['relu', 'relu', undefined],
    ['leakyRelu', 'leakyRelu', 0.01],
    ['leakyRelu-0.2', 'leakyRelu', 0.2],
    ['elu', 'elu', 1],
    ['elu-0.5', 'elu', 0.5],
    ['gelu', 'gelu', undefined],
    ['gelu-tanh', 'geluTanh', undefined],
    ['silu', 'silu', undefined],
    ['softplus', 'softplus', undefined],
  ])('agrees with PyTorch: %s', (name, activation, alpha) => {
    const layer = goldenLayer(name);
    const attrs = alpha === undefined ? { activation } : { activation, alpha };
    const x = upload(layer.x.data, layer.x.shape);
    const [y] = run('WeirActivation', { x }, attrs);
    if (!y) throw new Error('no output');
    expectClose(y, layer.y.data, 5e-7);
    const [dx] = run('WeirActivationGrad', { dy: upload(layer.dy.data, layer.dy.shape), x, y }, attrs);
    if (dx) expectClose(dx, layer.dx.data, 2e-6);
  });
});

describe('elementary functions, over all of float32', () => {
  it('keeps tanh within 4 ulp', () => {
    expect(worstUlps('WeirActivation', { activation: 'tanh' }, Math.tanh)).toBeLessThan(4);
  });

  it('keeps exp within 4 ulp', () => {
    expect(worstUlps('Exp', {}, Math.exp)).toBeLessThan(4);
  });
});

/** The largest distance over every 1,009th float32 of either sign. */
function worstUlps(kernel: string, attrs: object, reference: (x: number) => number): number {
  const bits = Uint32Array.from({ length: Math.ceil(0x7f800000 / 1009) }, (_, i) => i * 1009);
  const positive = new Float32Array(bits.buffer);
  let worst = 0;
  for (const values of [positive, positive.map((x) => -x)]) {
    const [y] = run(kernel, { x: upload(values) }, attrs);
    const got = y ? valuesOf(y) : [];
    for (let i = 0; i < values.length; i++)
      worst = Math.max(worst, ulps(got[i] ?? NaN, reference(values[i] ?? NaN)));
  }
  return worst;
}
