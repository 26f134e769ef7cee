// Functions of float32 that go value by value, as the standard library has them: within an ulp or two. Each may write over `x`.

/** `y = sin x`. */
export function sine(x: usize, y: usize, count: usize, alpha: f32): void {
  for (const end = x + (count << 2); x < end; x += 4, y += 4) store<f32>(y, Mathf.sin(load<f32>(x)));
}

/** `y = cos x`. */
export function cosine(x: usize, y: usize, count: usize, alpha: f32): void {
  for (const end = x + (count << 2); x < end; x += 4, y += 4) store<f32>(y, Mathf.cos(load<f32>(x)));
}

/** `y = arcsin x`. */
export function arcSine(x: usize, y: usize, count: usize, alpha: f32): void {
  for (const end = x + (count << 2); x < end; x += 4, y += 4) store<f32>(y, Mathf.asin(load<f32>(x)));
}

/** `y = arccos x`. */
export function arcCosine(x: usize, y: usize, count: usize, alpha: f32): void {
  for (const end = x + (count << 2); x < end; x += 4, y += 4) store<f32>(y, Mathf.acos(load<f32>(x)));
}
