import { describe, expect, it } from 'vitest';
import { charts } from './all.ts';
import type { Chart } from './chart.ts';
import { withExpectedLoss, withReference } from './withReference.ts';

const words = (title: unknown) => (title as { readonly subtitle: readonly string[] }).subtitle.join(' ');

const named = (name: string): Chart => charts.find((chart) => chart.name === name) ?? expect.unreachable();

describe('withReference', () => {
  it('adds a dashed line to a layered chart and names it beside what to look for, and leaves the chart as it was', () => {
    const chart = named('loss');
    const before = JSON.stringify(chart.spec);
    const { spec } = withReference(chart, 3.29, 'uniform guess');
    if (!('layer' in spec) || !('layer' in chart.spec)) return expect.unreachable();
    const line = spec.layer.at(-1);
    expect(spec.layer).toHaveLength(chart.spec.layer.length + 1);
    expect(line).toMatchObject({ mark: { type: 'rule' }, encoding: { y: { datum: 3.29 } } });
    expect(JSON.stringify(spec.layer)).not.toContain('"text"'); // nothing that would lie over the lines
    expect(words(spec.title)).toMatch(/^Faint: .* itself\. Dashed: uniform guess$/);
    expect(JSON.stringify(chart.spec)).toBe(before);
  });

  it('leaves a chart that has no layers alone', () => {
    const plain = { ...named('loss'), spec: { mark: 'bar' } } as unknown as Chart;
    expect(withReference(plain, 1, 'x')).toBe(plain);
  });
});

describe('withExpectedLoss', () => {
  it('draws the line on the chart of losses alone, where the loss is known', () => {
    const { spec } = withExpectedLoss(named('loss'), Math.log(27));
    expect(words(spec.title)).toContain('Dashed: expected at the start');
    expect(withExpectedLoss(named('loss'), undefined)).toBe(named('loss'));
    expect(withExpectedLoss(named('updateRatio'), 1)).toBe(named('updateRatio'));
  });
});
