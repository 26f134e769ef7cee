import { compile } from 'vega-lite';
import { describe, expect, it } from 'vitest';
import { comparisonName, comparisonRows, comparisonSpec } from './comparisonChart.ts';
import { strict, validate } from './testing/vegaLite.ts';

const run = (name: string, steps: number, losses: readonly (number | null)[]) => ({
  name,
  steps,
  history: { steps: losses.map((_, at) => 10 * at), losses },
});

describe('comparisonSpec', () => {
  it.each([true, false])('is valid Vega-Lite and compiles without a warning, level: %s', (level) => {
    const spec = comparisonSpec(['a', 'b'], level);
    expect(validate(spec), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
    expect(() => compile(spec, { logger: strict() })).not.toThrow();
    expect(spec.data).toEqual({ name: comparisonName });
  });
});

describe('comparisonRows', () => {
  it('lay runs of one length over one another by step', () => {
    const rows = comparisonRows([run('a', 20, [2, 2]), run('b', 20, [3, 3])]);
    expect(rows.map(({ run: name, at }) => [name, at])).toEqual([
      ['a', 0],
      ['a', 10],
      ['b', 0],
      ['b', 10],
    ]);
    expect(rows[0]?.loss).toBeCloseTo(2, 9);
  });

  it('lay runs of several lengths over one another by the share that is done', () => {
    const rows = comparisonRows([run('a', 20, [2, 2]), run('b', 40, [3, 3])]);
    expect(rows.map(({ at }) => at)).toEqual([0, 0.5, 0, 0.25]);
  });

  it('leave out what a logarithmic axis has no place for', () => {
    expect(comparisonRows([run('a', 20, [0, null, 2])]).map(({ at }) => at)).toEqual([20]);
  });
});
