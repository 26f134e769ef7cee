/** Values that are guessed and verified at once. */
const BLOCK: usize = 64;

/**
 * `count` values, each `step` after the last: added up in float64, rounded to float32 every time.
 *
 * Each waits for the last, so a block of them is guessed first, at equal distances, as they are between two powers of two; then
 * all steps from one to the next are verified side by side. Where one is another, they are taken one by one.
 */
export function steps(out: usize, count: usize, start: f64, step: f64): void {
  if (count == 0) return;
  let value = <f32>start;
  store<f32>(out, value);
  out += 4;
  for (let left = count - 1; left > 0; ) {
    if (left >= BLOCK && steppedBlock(out, value, step)) {
      out += BLOCK << 2;
      left -= BLOCK;
      value = load<f32>(out - 4);
      continue;
    }
    for (const end = out + (min(left, BLOCK) << 2); out != end; out += 4, left--) {
      value = after(value, step);
      store<f32>(out, value);
    }
  }
}

// @ts-ignore: decorator
@inline
function after(value: f32, step: f64): f32 {
  return <f32>(<f64>value + step);
}

/** Writes a block of values after `value`; returns whether each is a step after the one ahead of it. */
function steppedBlock(out: usize, value: f32, step: f64): bool {
  const distance = f32x4.splat(after(value, step) - value);
  let guess = f32x4.add(f32x4.splat(value), f32x4.mul(distance, f32x4(0, 1, 2, 3)));
  const four = f32x4.mul(distance, f32x4.splat(4));
  const steps = f64x2.splat(step);
  let same = i32x4.splat(-1);
  for (const end = out + (BLOCK << 2); out != end; out += 16) {
    const low = f32x4.demote_f64x2_zero(f64x2.add(f64x2.promote_low_f32x4(guess), steps));
    const high = f32x4.demote_f64x2_zero(
      f64x2.add(f64x2.promote_low_f32x4(v128.shuffle<f32>(guess, guess, 2, 3, 2, 3)), steps),
    );
    const stepped = v128.shuffle<f32>(low, high, 0, 1, 4, 5);
    const next = f32x4.add(guess, four);
    // What the guesses step to must be the guesses after them.
    same = v128.and(same, i32x4.eq(stepped, v128.shuffle<f32>(guess, next, 1, 2, 3, 4)));
    v128.store(out, stepped);
    guess = next;
  }
  return i32x4.all_true(same);
}
