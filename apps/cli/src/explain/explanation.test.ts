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

  it('of an option says whose it is, what it can be and what it means, in each place', () => {
    const frozen = explanation('frozen', 100).join('\n');
    expect(frozen).toMatch(
      /^frozen: an option of groups, a key of a configuration\n {2}true or false\n {2}Whether the values stay/,
    );
    const momentum = explanation('momentum', 100).join('\n');
    for (const owner of ['batchNorm, a layer', 'sgd, an optimiser', 'runningMoments, a diagnostic'])
      expect(momentum).toContain(`momentum: an option of ${owner}`);
    expect(explanation('learningRate', 100)).toContain(
      'learningRate: an option of groups, a key of a configuration',
    );
  });

  it('of a path is of the option of that one, whatever else has one of the name', () => {
    const norm = explanation('clip.norm', 100);
    expect(norm[0]).toBe('norm: an option of clip, a key of a configuration');
    expect(norm[1]).toBe('  a number above 0 and at most 1000000000');
    expect(explanation('groups.0.learningRate', 100)[0]).toContain('an option of groups');
    const momentum = explanation('batchNorm.momentum', 100).join('\n');
    expect(momentum).toContain('momentum: an option of batchNorm, a layer');
    expect(momentum).not.toContain('an option of sgd');
    // A path into a configuration names no kind: then it is the option's own name that tells.
    expect(explanation('model.3.momentum', 100)).toEqual(explanation('momentum', 100));
    expect(() => explanation('clip.nrom', 100)).toThrow('did you mean "norm"?');
  });

  it('of a key lists the types that can stand there', () => {
    const lines = explanation('learningRate', 200);
    expect(lines[0]).toBe('learningRate: a key of a configuration');
    const at = lines.indexOf('Types, each with its own weir explain:');
    expect(lines[at + 1]).toMatch(/^ {2}constant, cosine, cosineRestarts, .*step$/);
    for (const key of ['model', 'data', 'loss', 'optimizer', 'diagnostics', 'health'])
      expect(explanation(key, 100).join('\n')).toContain('Types, each with its own');
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
