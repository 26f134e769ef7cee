import { View, parse } from 'vega';
import { compile } from 'vega-lite';
import { describe, expect, it } from 'vitest';
import { frame } from '../frame.ts';
import { strict } from '../testing/vegaLite.ts';
import { withWidth } from '../theme.ts';
import { distributionLines, distributionRows } from './distribution.ts';
import type { NamedHistogram } from './distribution.ts';

const named = (
  name: string,
  counts: readonly number[],
  extra: Partial<NamedHistogram> = {},
): NamedHistogram => ({
  name,
  layer: name,
  label: name,
  std: 1,
  histogram: { low: 0, high: counts.length, counts },
  ...extra,
});

describe('distributionRows', () => {
  it.each([0, null, NaN])('leave out a layer whose std is %s: all its values are one', (std) => {
    const rows = distributionRows([named('a', [1, 2, 1]), named('b', [0, 3, 0], { std })]);
    expect(new Set(rows.map(({ name }) => name))).toEqual(new Set(['a']));
  });

  it('end where the bulk of the values does', () => {
    const counts = [5000, 9000, 5000, ...new Array<number>(97).fill(0)];
    counts[99] = 1;
    const rows = distributionRows([named('a', counts)]);
    expect(Math.max(...rows.map(({ x }) => x))).toBeLessThan(5);
  });

  it('cut the peak of a value that is far more frequent than all others, as the zeros of relu are', () => {
    const [zeros, crossing, ...others] = distributionRows([named('a', [1000, 20, 30, 25, 20, 10])]);
    expect(zeros?.density).toBeNull();
    expect(crossing?.density).toBeLessThan(2 * Math.max(...others.map(({ density }) => density ?? NaN)));
  });

  it('leave through the top where a peak is cut off, and are no plateau there', () => {
    const flat = Array.from({ length: 20 }, (_, at) => (at % 2 ? 10 : 12));
    const sharp = flat.map((count, at) => (at === 10 ? 400 : count / 4));
    const rows = distributionRows([named('a', flat), named('b', flat), named('c', sharp)]);
    const own = rows.filter(({ name }) => name === 'c');
    const gap = own.findIndex(({ density }) => density === null);
    const most = Math.max(...rows.map(({ density }) => density ?? 0));
    expect(own[gap - 1]?.density).toBeCloseTo(most);
    expect(own[gap + 1]?.density).toBeCloseTo(most);
    expect((own[gap + 1]?.x ?? NaN) - (own[gap - 1]?.x ?? NaN)).toBeLessThan(2);
    expect(own.filter(({ density }) => density === most)).toHaveLength(2);
  });

  it('say where a peak is cut off how high it is, once a peak, and in the legend; of a line that stays below nothing', () => {
    const flat = Array.from({ length: 20 }, (_, at) => (at % 2 ? 10 : 12));
    const sharp = flat.map((count, at) => (at === 10 ? 400 : at === 11 ? 300 : count / 4));
    const rows = distributionRows([named('a', flat), named('b', flat), named('c', sharp)]);
    const said = rows.filter(({ beyond }) => beyond !== null);
    const total = sharp.reduce((sum, count) => sum + count, 0);
    expect(said).toEqual([
      { name: 'c', layer: 'c', label: 'c · ▲ 0.53', x: 10.5, density: null, beyond: '0.53' },
    ]);
    expect(400 / total).toBeCloseTo(0.53, 2);
    expect(new Set(rows.map(({ label }) => label))).toEqual(new Set(['a', 'b', 'c · ▲ 0.53']));
  });

  it('keep the peaks at both ends of a saturated tanh the highest', () => {
    const rows = distributionRows([named('a', [100, 10, 9, 8, 9, 10, 100])]);
    const densities = rows.map(({ density }) => density ?? NaN);
    expect(densities[0]).toBe(Math.max(...densities));
    expect(densities.at(-1)).toBe(Math.max(...densities));
  });
});

describe('distributionLines', () => {
  const drawn = async (rows: readonly object[]) => {
    const spec = { ...frame('A', 'b'), data: { name: 'lines' }, ...distributionLines('lines', 'x') };
    const view = new View(parse(compile(withWidth(spec, 640), { logger: strict() }).spec), {
      renderer: 'none',
      logger: strict(),
    });
    view.data('lines', [...rows]);
    return view.toSVG();
  };

  it('mark a peak that is cut off at the top edge, in the colour of its line, and nothing else', async () => {
    const flat = [10, 12, 10, 12, 10, 12];
    const plain = [named('a', flat), named('b', flat)];
    expect(await drawn(distributionRows(plain))).not.toContain('▲');
    const svg = await drawn(distributionRows([...plain, named('c', [1, 1, 900, 1, 1, 1])]));
    const marks = [...svg.matchAll(/<text[^>]*fill="([^"]+)"[^>]*>▲<\/text>/g)];
    expect(marks).toHaveLength(1);
    expect(svg).toMatch(/<text[^>]*>c · ▲ [\d.]+<\/text>/); // of the legend
    expect(svg).toContain(`stroke="${marks[0]?.[1]}"`);
  });
});
