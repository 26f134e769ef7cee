import { describe, expect, it } from 'vitest';
import { layerKind } from '@weir/nn/define';
import { relu } from '@weir/nn';
import { explainable } from '../configuration/check/explained.ts';
import { extendConfiguration } from '../configuration/extensions.ts';
import { configurationForm } from './configurationForm.ts';
import { formField, formOptions } from './formField.ts';

const form = configurationForm();
const optionOf = (family: keyof typeof form.families, type: string, option: string) =>
  form.families[family].kinds.find((kind) => kind.type === type)?.options.find(({ name }) => name === option);

describe('configurationForm', () => {
  it('has every name and every option that weir explain knows, in the same words', () => {
    for (const { family, name, options } of explainable()) {
      if (family === 'key') continue;
      const known =
        family === 'configuration'
          ? form.keys
          : (form.families[family].kinds.find(({ type }) => type === name)?.options ?? []);
      const told = known.filter((option) => option.name !== 'every' || family !== 'diagnostic');
      const words = (of: typeof options) => of.map(({ name, can, required }) => ({ name, can, required }));
      expect(told.map(({ name, can, required }) => ({ name, can, required }))).toEqual(words(options));
    }
  });

  it('is plain data, which a worker can post', () => {
    expect(structuredClone(form)).toEqual(form);
    expect(JSON.parse(JSON.stringify(form))).toEqual(form);
  });

  it('has a layer of one’s own as soon as that is registered', () => {
    extendConfiguration(
      'layer',
      'formed',
      layerKind({ type: 'formed', schema: { 'slope?': '0 <= number <= 1' }, build: () => relu() }),
    );
    const formed = configurationForm().families.layer.kinds.find(({ type }) => type === 'formed');
    expect(formed?.options).toEqual([
      {
        name: 'slope',
        field: {
          is: 'number',
          integer: false,
          bounds: [
            { side: 'least', value: 0, exclusive: false },
            { side: 'most', value: 1, exclusive: false },
          ],
        },
        can: 'a number of at least 0 and at most 1',
        required: false,
      },
    ]);
  });

  it('says what kinds stand under a key, and within a layer', () => {
    const fieldOf = (key: string) => form.keys.find(({ name }) => name === key)?.field;
    expect(fieldOf('model')).toEqual({ is: 'kinds', family: 'layer' });
    expect(fieldOf('learningRate')).toMatchObject({
      of: [{ is: 'number' }, { is: 'kind', family: 'schedule' }],
    });
    expect(fieldOf('health')).toMatchObject({ of: [{ is: 'options' }, { is: 'choice', choices: [false] }] });
    expect(fieldOf('groups')).toMatchObject({ is: 'list', of: { is: 'options' } });
    expect(fieldOf('steps')).toMatchObject({ is: 'number', integer: true });
    expect(optionOf('layer', 'linear', 'init')?.field).toEqual({ is: 'kind', family: 'initializer' });
    expect(optionOf('layer', 'residual', 'layers')?.field).toEqual({ is: 'kinds', family: 'layer' });
    expect(optionOf('layer', 'parallel', 'branches')?.field).toEqual({
      is: 'list',
      of: { is: 'kinds', family: 'layer' },
    });
    expect(optionOf('layer', 'linear', 'bias')?.field).toEqual({ is: 'choice', choices: [true, false] });
    expect(optionOf('layer', 'linear', 'out')?.field).toMatchObject({
      is: 'either',
      of: [{ is: 'number' }, { is: 'choice', choices: ['classes', 'vocabulary'] }],
    });
  });

  it('lists kinds in the order of the alphabet, whatever order they are registered in', () => {
    const types = form.families.layer.kinds.map(({ type }) => type);
    expect(types).toEqual(types.toSorted());
  });

  it('has the defaults that schemas fill in, and the cadences of diagnostics', () => {
    expect(optionOf('data', 'names', 'contextLength')?.default).toBe(3);
    expect(optionOf('diagnostic', 'saturation', 'every')?.default).toBeGreaterThan(0);
  });
});

describe('formField', () => {
  it('leaves to JSON what no control is for', () => {
    expect(formField({ is: 'anything' })).toEqual({ is: 'json' });
    expect(formField({ is: 'list', least: 0, element: { is: 'string', least: 0 } })).toEqual({
      is: 'list',
      of: { is: 'text' },
    });
  });
});

describe('formOptions', () => {
  it('are none of what is no object', () => {
    expect(formOptions({ is: 'string', least: 0 })).toEqual([]);
  });
});
