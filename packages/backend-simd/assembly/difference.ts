// Values of a tensor, or of the difference of two, `i` bytes on; `differs`, a constant, says which.

// @ts-ignore: decorator
@inline
export function difference(x: usize, minus: usize, i: usize, differs: bool): v128 {
  const value = v128.load(x + i);
  return differs ? f32x4.sub(value, v128.load(minus + i)) : value;
}

// @ts-ignore: decorator
@inline
export function differenceAt(x: usize, minus: usize, i: usize, differs: bool): f32 {
  const value = load<f32>(x + i);
  return differs ? value - load<f32>(minus + i) : value;
}
