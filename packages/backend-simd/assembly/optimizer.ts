// One parameter's update each, as torch.optim defines it. New values go to `into`, state changes in place; all
// may run over into the rest of the last vector, which a block of the heap always has.

// @ts-ignore: decorator
@inline
function scaled(sum: v128, x: v128, factor: v128): v128 {
  return f32x4.add(sum, f32x4.mul(x, factor));
}

/** SGD. `velocity` is 0 without momentum; `first`: the velocity starts as the gradient itself. */
export function sgd(
  parameter: usize, gradient: usize, into: usize, velocity: usize, count: usize,
  rate: f32, momentum: f32, dampening: f32, nesterov: bool, weightDecay: f32, first: bool,
): void {
  const minusRate = f32x4.splat(-rate);
  const end = count << 2;
  if (velocity == 0 && weightDecay == 0) {
    for (let i: usize = 0; i < end; i += 16) {
      v128.store(into + i, scaled(v128.load(parameter + i), v128.load(gradient + i), minusRate));
    }
    return;
  }
  const decay = f32x4.splat(weightDecay);
  const keep = f32x4.splat(momentum);
  const take = f32x4.splat(1 - dampening);
  for (let i: usize = 0; i < end; i += 16) {
    const p = v128.load(parameter + i);
    let g = v128.load(gradient + i);
    if (weightDecay != 0) g = scaled(g, p, decay);
    if (velocity) {
      const v = first ? g : f32x4.add(f32x4.mul(v128.load(velocity + i), keep), f32x4.mul(g, take));
      v128.store(velocity + i, v);
      g = nesterov ? scaled(g, v, keep) : v;
    }
    v128.store(into + i, scaled(p, g, minusRate));
  }
}

/** Adam, or AdamW if `decoupled`. `rateCorrected` is rate / (1 − β₁ᵗ), `rootCorrection` √(1 − β₂ᵗ). */
export function adam(
  parameter: usize, gradient: usize, into: usize, first: usize, second: usize, count: usize,
  rate: f32, beta1: f32, beta2: f32, beta1Rest: f32, beta2Rest: f32, eps: f32, weightDecay: f32, decoupled: bool,
  rateCorrected: f32, rootCorrection: f32,
): void {
  const shrink = f32x4.splat(decoupled ? 1 - rate * weightDecay : 1);
  const decay = f32x4.splat(decoupled ? 0 : weightDecay);
  const minusRate = f32x4.splat(-rateCorrected);
  for (let i: usize = 0; i < count << 2; i += 16) {
    let p = v128.load(parameter + i);
    let g = v128.load(gradient + i);
    if (weightDecay != 0) {
      g = scaled(g, p, decay);
      p = f32x4.mul(p, shrink);
    }
    const m = scaled(f32x4.mul(v128.load(first + i), f32x4.splat(beta1)), g, f32x4.splat(beta1Rest));
    const v = scaled(
      f32x4.mul(v128.load(second + i), f32x4.splat(beta2)),
      f32x4.mul(g, g),
      f32x4.splat(beta2Rest),
    );
    v128.store(first + i, m);
    v128.store(second + i, v);
    const root = f32x4.add(f32x4.div(f32x4.sqrt(v), f32x4.splat(rootCorrection)), f32x4.splat(eps));
    v128.store(into + i, scaled(p, f32x4.div(m, root), minusRate));
  }
}

/** RMSProp. `mean` is 0 unless centred, `velocity` 0 without momentum. */
export function rmsProp(
  parameter: usize, gradient: usize, into: usize, square: usize, mean: usize, velocity: usize, count: usize,
  rate: f32, alpha: f32, alphaRest: f32, eps: f32, momentum: f32, weightDecay: f32,
): void {
  const keep = f32x4.splat(alpha);
  const take = f32x4.splat(alphaRest);
  const minusRate = f32x4.splat(-rate);
  for (let i: usize = 0; i < count << 2; i += 16) {
    const p = v128.load(parameter + i);
    let g = v128.load(gradient + i);
    if (weightDecay != 0) g = scaled(g, p, f32x4.splat(weightDecay));
    let s = scaled(f32x4.mul(v128.load(square + i), keep), f32x4.mul(g, g), take);
    v128.store(square + i, s);
    if (mean) {
      const m = scaled(f32x4.mul(v128.load(mean + i), keep), g, take);
      v128.store(mean + i, m);
      // Rounding can leave less than nothing of gradients that hardly differ.
      s = f32x4.max(f32x4.sub(s, f32x4.mul(m, m)), f32x4.splat(0));
    }
    let change = f32x4.div(g, f32x4.add(f32x4.sqrt(s), f32x4.splat(eps)));
    if (velocity) {
      change = scaled(change, v128.load(velocity + i), f32x4.splat(momentum));
      v128.store(velocity + i, change);
    }
    v128.store(into + i, scaled(p, change, minusRate));
  }
}

/** Adagrad; `rate` is the decayed one. */
export function adagrad(
  parameter: usize, gradient: usize, into: usize, sum: usize, count: usize, rate: f32, eps: f32, weightDecay: f32,
): void {
  const minusRate = f32x4.splat(-rate);
  for (let i: usize = 0; i < count << 2; i += 16) {
    const p = v128.load(parameter + i);
    let g = v128.load(gradient + i);
    if (weightDecay != 0) g = scaled(g, p, f32x4.splat(weightDecay));
    const s = f32x4.add(v128.load(sum + i), f32x4.mul(g, g));
    v128.store(sum + i, s);
    v128.store(into + i, scaled(p, f32x4.div(g, f32x4.add(f32x4.sqrt(s), f32x4.splat(eps))), minusRate));
  }
}
