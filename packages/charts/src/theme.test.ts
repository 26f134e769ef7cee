import { describe, expect, it } from 'vitest';
import { lossChart } from './charts/lossChart.ts';
import { darkTheme, lightTheme, withTheme, withWidth } from './theme.ts';

describe('a theme', () => {
  it('changes a chart’s colours and nothing else, and leaves the chart as it was', () => {
    const { config: _before, ...rest } = lossChart.spec;
    const { config, ...others } = withTheme(lossChart.spec, darkTheme);
    expect(config).toBe(darkTheme);
    expect(others).toEqual(rest);
    expect(lossChart.spec.config).toBe(lightTheme);
  });
});

describe('withWidth', () => {
  it('fixes the width of a picture for a file', () => {
    expect(withWidth(lossChart.spec, 640)).toEqual({ ...lossChart.spec, width: 640 });
  });
});
