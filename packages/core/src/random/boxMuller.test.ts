import { describe, expect, it } from 'vitest';
import { normalBlock, normalPair } from './boxMuller.ts';
import { torchGenerator } from './torchGenerator.ts';

describe('normalPair', () => {
  it('turns the first uniform into the angle and the second into the radius', () => {
    // ln(1 − u₂) = −½, so the radius is 1.
    const unit = 1 - Math.exp(-0.5);
    const at = (turns: number) => normalPair(turns, unit).map((value) => Math.round(value * 1e12) / 1e12);
    expect(at(0)).toEqual([1, 0]);
    expect(at(0.25)).toEqual([0, 1]);
    expect(at(0.5).map(Math.abs)).toEqual([1, 0]);
    expect(normalPair(0.3, 0.9)[0] ** 2 + normalPair(0.3, 0.9)[1] ** 2).toBeCloseTo(-2 * Math.log(0.1), 12);
  });

  it('is finite for every uniform in [0, 1), and 0 for u₂ = 0', () => {
    expect(normalPair(0.7, 0).map(Math.abs)).toEqual([0, 0]);
    expect(normalPair(0.1, 1 - 2 ** -53).every(Number.isFinite)).toBe(true);
  });

  it('keeps the digits of a u₂ that is tiny', () => {
    // 1 − u₂ would round to 1: r = √(2 u₂).
    expect(normalPair(0, 2e-20)[0]).toBeCloseTo(2e-10, 20);
  });
});

describe('normalBlock', () => {
  it('pairs value j with value j + 8, cosine first, and leaves the rest of the array alone', () => {
    const values = Float32Array.from({ length: 20 }, (_, at) => (at + 0.5) / 20);
    const uniforms = values.slice();
    normalBlock(values, 2, 0, 1);
    expect([...values.slice(0, 2), ...values.slice(18)]).toEqual([
      ...uniforms.slice(0, 2),
      ...uniforms.slice(18),
    ]);
    for (let j = 2; j < 10; j++) {
      const [cosine, sine] = normalPair(uniforms[j + 8] ?? NaN, uniforms[j] ?? NaN);
      expect(values[j]).toBeCloseTo(cosine, 5);
      expect(values[j + 8]).toBeCloseTo(sine, 5);
    }
  });

  it('scales by std and shifts by the mean', () => {
    const uniforms = torchGenerator(1).rand(16);
    const [plain, moved] = [uniforms.slice(), uniforms.slice()];
    normalBlock(plain, 0, 0, 1);
    normalBlock(moved, 0, -3, 0.5);
    moved.forEach((value, at) => expect(value).toBeCloseTo((plain[at] ?? NaN) * 0.5 - 3, 5));
  });

  it('has the moments of a standard normal over many draws', () => {
    const values = torchGenerator(2).rand(16 * 4000);
    for (let start = 0; start < values.length; start += 16) normalBlock(values, start, 0, 1);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const moment = (power: number) =>
      values.reduce((sum, value) => sum + (value - mean) ** power, 0) / values.length;
    // Three standard errors of each.
    expect(Math.abs(mean)).toBeLessThan(3 / Math.sqrt(values.length));
    expect(Math.abs(moment(2) - 1)).toBeLessThan(3 * Math.sqrt(2 / values.length));
    expect(Math.abs(moment(4) - 3)).toBeLessThan(3 * Math.sqrt(96 / values.length));
  });
});
