import { explainable } from '@weir/experiments';
import { describe, expect, it } from 'vitest';
import { documentation } from './documentation.ts';
import { allCharts, explanation } from './explanation.ts';

const documented = documentation();
const docsOf = (family: string, name: string) =>
  documented.find((one) => one.family === family && one.name === name);

describe('every name has a text', () => {
  it.each(explainable().map(({ family, name }) => [family, name] as const))('the %s %s', (family, name) => {
    expect(docsOf(family, name)?.text).toMatch(/^(?!What `)[^]{15,}/);
  });

  it.each(allCharts().map(({ name }) => name))('the chart %s', (name) => {
    expect(docsOf('chart', name)?.text).toMatch(/.{15,}/);
  });

  it.each(explainable().map((one) => [one.family, one.name, one] as const))(
    'and so has every option of the %s %s, with a default where it need not be there',
    (family, name, { options }) => {
      for (const option of options) {
        const text = docsOf(family, name)?.options[option.name] ?? '';
        expect(`${option.name}: ${text}`).toMatch(/: .{5,}/);
        if (!option.required) expect(`${option.name}: ${text}`).toMatch(/default|without it/i);
      }
    },
  );
});

describe('explanation', () => {
  it('is of a key of a configuration too, with what can stand there', () => {
    const lines = explanation('clip', 100);
    expect(lines[0]).toBe('clip: a key of a configuration');
    expect(lines).toContain('  norm, optional: a number above 0 and at most 1000000000');
  });

  it('breaks lines where they are wider than the terminal', () => {
    for (const name of ['batchNorm', 'configuration', 'reduceOnPlateau'])
      for (const line of explanation(name, 60)) expect(line.length).toBeLessThanOrEqual(60);
  });

  it('names the nearest of what there is, charts too', () => {
    expect(() => explanation('saturationMpa', 80)).toThrow('did you mean "saturationMap"?');
    expect(() => explanation('batchnrm', 80)).toThrow('did you mean "batchNorm"?');
  });
});
