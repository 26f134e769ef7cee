import { erf4, exp4, expm1Negative4, sigmoid4, softplus4, tanh4 } from './math';

// Constants that the compiler folds into each function below.
const TANH = 0;
const SIGMOID = 1;
const RELU = 2;
const LEAKY_RELU = 3;
const ELU = 4;
const GELU = 5;
const GELU_TANH = 6;
const SILU = 7;
const SOFTPLUS = 8;
const SELU = 9;
const MISH = 10;
const SOFTSIGN = 11;
const HARDSWISH = 12;

const SELU_SCALE: f32 = 1.0507009873554805;
const SELU_DEPTH: f32 = 1.0507009873554805 * 1.6732632423543772;

const SQRT_HALF: f32 = 0.7071067811865476;
const SQRT_2_BY_PI: f32 = 0.7978845608028654;
const INVERSE_SQRT_2_PI: f32 = 0.3989422804014327;
const GELU_CUBIC: f32 = 0.044715;

// Each kind is a function of its own: in one with all, the engine sets up the constants of all. Each does `count` values, and
// may run over into the rest of the last vector, which a block of the heap always has.
// `y = activation(x)`; `alpha` is the slope of leakyRelu, the depth of elu.

export function tanh(x: usize, y: usize, count: usize, alpha: f32): void {
  forward(TANH, x, y, count, alpha);
}
export function sigmoid(x: usize, y: usize, count: usize, alpha: f32): void {
  forward(SIGMOID, x, y, count, alpha);
}
export function relu(x: usize, y: usize, count: usize, alpha: f32): void {
  forward(RELU, x, y, count, alpha);
}
export function leakyRelu(x: usize, y: usize, count: usize, alpha: f32): void {
  forward(LEAKY_RELU, x, y, count, alpha);
}
export function elu(x: usize, y: usize, count: usize, alpha: f32): void {
  forward(ELU, x, y, count, alpha);
}
export function gelu(x: usize, y: usize, count: usize, alpha: f32): void {
  forward(GELU, x, y, count, alpha);
}
export function geluTanh(x: usize, y: usize, count: usize, alpha: f32): void {
  forward(GELU_TANH, x, y, count, alpha);
}
export function silu(x: usize, y: usize, count: usize, alpha: f32): void {
  forward(SILU, x, y, count, alpha);
}
export function softplus(x: usize, y: usize, count: usize, alpha: f32): void {
  forward(SOFTPLUS, x, y, count, alpha);
}
export function selu(x: usize, y: usize, count: usize, alpha: f32): void {
  forward(SELU, x, y, count, alpha);
}
export function mish(x: usize, y: usize, count: usize, alpha: f32): void {
  forward(MISH, x, y, count, alpha);
}
export function softsign(x: usize, y: usize, count: usize, alpha: f32): void {
  forward(SOFTSIGN, x, y, count, alpha);
}
export function hardswish(x: usize, y: usize, count: usize, alpha: f32): void {
  forward(HARDSWISH, x, y, count, alpha);
}

// `dx = dy · activation'(x)`, with `y = activation(x)`.

export function tanhGrad(dy: usize, x: usize, y: usize, dx: usize, count: usize, alpha: f32): void {
  backward(TANH, dy, x, y, dx, count, alpha);
}
export function sigmoidGrad(dy: usize, x: usize, y: usize, dx: usize, count: usize, alpha: f32): void {
  backward(SIGMOID, dy, x, y, dx, count, alpha);
}
export function reluGrad(dy: usize, x: usize, y: usize, dx: usize, count: usize, alpha: f32): void {
  backward(RELU, dy, x, y, dx, count, alpha);
}
export function leakyReluGrad(dy: usize, x: usize, y: usize, dx: usize, count: usize, alpha: f32): void {
  backward(LEAKY_RELU, dy, x, y, dx, count, alpha);
}
export function eluGrad(dy: usize, x: usize, y: usize, dx: usize, count: usize, alpha: f32): void {
  backward(ELU, dy, x, y, dx, count, alpha);
}
export function geluGrad(dy: usize, x: usize, y: usize, dx: usize, count: usize, alpha: f32): void {
  backward(GELU, dy, x, y, dx, count, alpha);
}
export function geluTanhGrad(dy: usize, x: usize, y: usize, dx: usize, count: usize, alpha: f32): void {
  backward(GELU_TANH, dy, x, y, dx, count, alpha);
}
export function siluGrad(dy: usize, x: usize, y: usize, dx: usize, count: usize, alpha: f32): void {
  backward(SILU, dy, x, y, dx, count, alpha);
}
export function softplusGrad(dy: usize, x: usize, y: usize, dx: usize, count: usize, alpha: f32): void {
  backward(SOFTPLUS, dy, x, y, dx, count, alpha);
}
export function seluGrad(dy: usize, x: usize, y: usize, dx: usize, count: usize, alpha: f32): void {
  backward(SELU, dy, x, y, dx, count, alpha);
}
export function mishGrad(dy: usize, x: usize, y: usize, dx: usize, count: usize, alpha: f32): void {
  backward(MISH, dy, x, y, dx, count, alpha);
}
export function softsignGrad(dy: usize, x: usize, y: usize, dx: usize, count: usize, alpha: f32): void {
  backward(SOFTSIGN, dy, x, y, dx, count, alpha);
}
export function hardswishGrad(dy: usize, x: usize, y: usize, dx: usize, count: usize, alpha: f32): void {
  backward(HARDSWISH, dy, x, y, dx, count, alpha);
}

// Four vectors a turn: the engine sets up each constant once a turn, which costs as much as using it.

// @ts-ignore: decorator
@inline
function forward(kind: i32, x: usize, y: usize, count: usize, slope: f32): void {
  const alpha = f32x4.splat(slope);
  const end = x + (count << 2);
  for (; x + 64 <= end; x += 64, y += 64) {
    const a = value(kind, v128.load(x), alpha);
    const b = value(kind, v128.load(x, 16), alpha);
    const c = value(kind, v128.load(x, 32), alpha);
    const d = value(kind, v128.load(x, 48), alpha);
    v128.store(y, a);
    v128.store(y, b, 16);
    v128.store(y, c, 32);
    v128.store(y, d, 48);
  }
  for (; x < end; x += 16, y += 16) v128.store(y, value(kind, v128.load(x), alpha));
}

// @ts-ignore: decorator
@inline
function backward(kind: i32, dy: usize, x: usize, y: usize, dx: usize, count: usize, slope: f32): void {
  const alpha = f32x4.splat(slope);
  const end = dx + (count << 2);
  for (; dx + 64 <= end; dx += 64, dy += 64, x += 64, y += 64) {
    const a = gradient(kind, v128.load(dy), v128.load(x), v128.load(y), alpha);
    const b = gradient(kind, v128.load(dy, 16), v128.load(x, 16), v128.load(y, 16), alpha);
    const c = gradient(kind, v128.load(dy, 32), v128.load(x, 32), v128.load(y, 32), alpha);
    const d = gradient(kind, v128.load(dy, 48), v128.load(x, 48), v128.load(y, 48), alpha);
    v128.store(dx, a);
    v128.store(dx, b, 16);
    v128.store(dx, c, 32);
    v128.store(dx, d, 48);
  }
  for (; dx < end; dx += 16, dy += 16, x += 16, y += 16) {
    v128.store(dx, gradient(kind, v128.load(dy), v128.load(x), v128.load(y), alpha));
  }
}

// @ts-ignore: decorator
@inline
function value(kind: i32, x: v128, alpha: v128): v128 {
  const zero = f32x4.splat(0);
  if (kind == TANH) return tanh4(x);
  if (kind == SIGMOID) return sigmoid4(x);
  if (kind == RELU) return f32x4.pmax(x, zero);
  if (kind == LEAKY_RELU) return v128.bitselect(x, f32x4.mul(x, alpha), f32x4.gt(x, zero));
  if (kind == ELU) {
    const below = f32x4.mul(alpha, expm1Negative4(f32x4.pmin(x, zero)));
    return v128.bitselect(x, below, f32x4.gt(x, zero));
  }
  if (kind == GELU) return f32x4.mul(x, normalDistribution(x));
  if (kind == GELU_TANH) return f32x4.mul(x, halfPlusHalf(tanh4(geluArgument(x))));
  if (kind == SILU) return f32x4.mul(x, sigmoid4(x));
  if (kind == SELU) {
    const below = f32x4.mul(f32x4.splat(SELU_DEPTH), expm1Negative4(f32x4.pmin(x, zero)));
    return v128.bitselect(f32x4.mul(f32x4.splat(SELU_SCALE), x), below, f32x4.gt(x, zero));
  }
  if (kind == MISH) return f32x4.mul(x, tanh4(softplus4(x)));
  if (kind == SOFTSIGN) return f32x4.div(x, f32x4.add(f32x4.splat(1), f32x4.abs(x)));
  if (kind == HARDSWISH) {
    const three = f32x4.splat(3);
    const between = f32x4.div(f32x4.mul(x, f32x4.add(x, three)), f32x4.splat(6));
    return v128.andnot(v128.bitselect(x, between, f32x4.ge(x, three)), f32x4.le(x, f32x4.splat(-3)));
  }
  return softplus4(x);
}

// @ts-ignore: decorator
@inline
function gradient(kind: i32, dy: v128, x: v128, y: v128, alpha: v128): v128 {
  const zero = f32x4.splat(0);
  const one = f32x4.splat(1);
  if (kind == TANH) return f32x4.mul(dy, f32x4.sub(one, f32x4.mul(y, y)));
  if (kind == SIGMOID) return f32x4.mul(dy, f32x4.mul(y, f32x4.sub(one, y)));
  if (kind == RELU) return v128.andnot(dy, f32x4.le(x, zero));
  if (kind == LEAKY_RELU) return v128.bitselect(dy, f32x4.mul(dy, alpha), f32x4.gt(x, zero));
  if (kind == ELU) return v128.bitselect(f32x4.mul(dy, f32x4.add(y, alpha)), dy, f32x4.le(x, zero));
  if (kind == GELU) {
    const density = f32x4.mul(f32x4.splat(INVERSE_SQRT_2_PI), exp4(f32x4.mul(f32x4.mul(x, x), f32x4.splat(-0.5))));
    return f32x4.mul(dy, f32x4.add(normalDistribution(x), f32x4.mul(x, density)));
  }
  if (kind == GELU_TANH) {
    const t = tanh4(geluArgument(x));
    const slope = f32x4.mul(
      f32x4.splat(0.5 * SQRT_2_BY_PI),
      f32x4.add(one, f32x4.mul(f32x4.splat(3 * GELU_CUBIC), f32x4.mul(x, x))),
    );
    const inner = f32x4.mul(f32x4.mul(x, f32x4.sub(one, f32x4.mul(t, t))), slope);
    return f32x4.mul(dy, f32x4.add(halfPlusHalf(t), inner));
  }
  if (kind == SILU) {
    const s = sigmoid4(x);
    return f32x4.mul(dy, f32x4.mul(s, f32x4.add(one, f32x4.mul(x, f32x4.sub(one, s)))));
  }
  if (kind == SELU) {
    const below = f32x4.add(y, f32x4.splat(SELU_DEPTH));
    return f32x4.mul(dy, v128.bitselect(f32x4.splat(SELU_SCALE), below, f32x4.gt(x, zero)));
  }
  if (kind == MISH) {
    const t = tanh4(softplus4(x));
    const inner = f32x4.mul(f32x4.mul(x, f32x4.sub(one, f32x4.mul(t, t))), sigmoid4(x));
    return f32x4.mul(dy, f32x4.add(t, inner));
  }
  if (kind == SOFTSIGN) {
    const below = f32x4.add(one, f32x4.abs(x));
    return f32x4.div(dy, f32x4.mul(below, below));
  }
  if (kind == HARDSWISH) {
    const three = f32x4.splat(3);
    const between = f32x4.mul(dy, f32x4.add(f32x4.div(x, three), f32x4.splat(0.5)));
    return v128.andnot(v128.bitselect(dy, between, f32x4.ge(x, three)), f32x4.le(x, f32x4.splat(-3)));
  }
  return f32x4.mul(dy, sigmoid4(x));
}

// @ts-ignore: decorator
@inline
function halfPlusHalf(t: v128): v128 {
  return f32x4.add(f32x4.splat(0.5), f32x4.mul(f32x4.splat(0.5), t));
}

/** Share of the standard normal distribution below x. */
// @ts-ignore: decorator
@inline
function normalDistribution(x: v128): v128 {
  return halfPlusHalf(erf4(f32x4.mul(x, f32x4.splat(SQRT_HALF))));
}

// @ts-ignore: decorator
@inline
function geluArgument(x: v128): v128 {
  const cube = f32x4.mul(f32x4.mul(x, x), x);
  return f32x4.mul(f32x4.splat(SQRT_2_BY_PI), f32x4.add(x, f32x4.mul(f32x4.splat(GELU_CUBIC), cube)));
}

/** `y = x` between two bounds, which it is held to: hardtanh, and relu6 of 0 and 6. */
export function hardtanh(x: usize, y: usize, count: usize, low: f32, high: f32): void {
  const lows = f32x4.splat(low);
  const highs = f32x4.splat(high);
  const end = x + (count << 2);
  // pmin and pmax with the bound second hand NaN on.
  for (; x < end; x += 16, y += 16) v128.store(y, f32x4.pmin(f32x4.pmax(v128.load(x), lows), highs));
}

/** `dx = dy` strictly between the bounds, else 0. */
export function hardtanhGrad(
  dy: usize,
  x: usize,
  y: usize,
  dx: usize,
  count: usize,
  low: f32,
  high: f32,
): void {
  const lows = f32x4.splat(low);
  const highs = f32x4.splat(high);
  const end = dx + (count << 2);
  for (; dx < end; dx += 16, dy += 16, x += 16) {
    const value = v128.load(x);
    const outside = v128.or(f32x4.le(value, lows), f32x4.ge(value, highs));
    v128.store(dx, v128.andnot(v128.load(dy), outside));
  }
}
