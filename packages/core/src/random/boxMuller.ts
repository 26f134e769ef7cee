/**
 * Two standard normals from two uniforms, in double precision:
 * `r = √(−2 ln(1 − u₂))`, `θ = 2π u₁`, giving `r cos θ` and `r sin θ` (Box & Muller, 1958).
 */
export function normalPair(u1: number, u2: number): readonly [number, number] {
  const radius = Math.sqrt(-2 * Math.log1p(-u2));
  const angle = 2 * Math.PI * u1;
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
}

/**
 * Turns the 16 float32 uniforms from `start` on into normals, in place: value j and value j + 8 are a pair,
 * `r = √(−2 ln(1 − x[j]))`, `θ = 2π x[j+8]`; the cosine goes to j, the sine to j + 8. Rounded as float32 arithmetic does.
 */
export function normalBlock(values: Float32Array, start: number, mean: number, std: number): void {
  const { fround } = Math;
  for (let j = start; j < start + 8; j++) {
    const u1 = fround(1 - (values[j] ?? 0));
    const radius = fround(Math.sqrt(fround(-2 * fround(Math.log(u1)))));
    const angle = fround(fround(2 * Math.PI) * (values[j + 8] ?? 0));
    values[j] = fround(radius * fround(Math.cos(angle))) * std + mean;
    values[j + 8] = fround(radius * fround(Math.sin(angle))) * std + mean;
  }
}
