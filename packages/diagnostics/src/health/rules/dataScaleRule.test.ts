import { describe, expect, it } from 'vitest';
import { events } from '../../testing/changes.ts';
import { network, run } from '../../testing/network.ts';
import { dataScaleRule, describeColumns, unscaledColumns } from './dataScaleRule.ts';

const column = (name: string, mean: number, std: number) => ({
  name,
  mean,
  std,
  min: mean - std,
  max: mean + std,
});
const found = (task: Parameters<typeof dataScaleRule>[1], snapshots = run(5)) =>
  events(dataScaleRule({}, task), snapshots).map(
    ({ change, finding }) => `${change} ${finding.severity} ${finding.subject}`,
  );

describe('dataScaleRule', () => {
  it('is silent of data at mean 0 and std 1, and where nothing is known of it', () => {
    expect(found({ loss: 'mse', inputs: [column('a', 0, 1)], targets: [column('y', 0.2, 1)] })).toEqual([]);
    expect(found(undefined)).toEqual([]);
  });

  it('names inputs and targets that are far from that, and never clears', () => {
    expect(
      found({
        loss: 'mse',
        inputs: [column('a', 0, 1), column('area', 1900, 520)],
        targets: [column('y', 0, 30)],
      }),
    ).toEqual(['raised error inputs', 'raised warning targets']);
  });

  it('says of inputs that are small, or that do not vary, what that means', () => {
    const meaning = (mean: number, std: number) =>
      events(
        dataScaleRule(
          {},
          { loss: 'mse', inputs: [column('a', mean, std), column('b', 0, 1)], targets: undefined },
        ),
        run(1),
      )[0]?.finding.meaning;
    expect(meaning(0, 1e-4)).toMatch(/^Inputs are small where .*\. The first layer hardly sees them\.$/);
    expect(meaning(5, 0)).toMatch(
      /^Inputs do not vary where .*\. A column that never varies tells nothing, and adds its value to every unit\.$/,
    );
  });

  it('names inputs that are hardly seen', () => {
    expect(found({ loss: 'mse', inputs: [column('a', 0, 1e-4)], targets: undefined })).toEqual([
      'raised warning inputs',
    ]);
  });

  const findingsOf = (
    task: Parameters<typeof dataScaleRule>[1],
    options: Parameters<typeof dataScaleRule>[0] = {},
  ) => events(dataScaleRule(options, task), [network()]).map(({ finding }) => finding);

  it('says of a table what to do to each column', () => {
    const [found] = findingsOf({ loss: 'mse', inputs: [column('a', 0, 1), column('area', 30, 40)] });
    expect(found).toMatchObject({
      rule: 'dataScale',
      subject: 'inputs',
      severity: 'warning',
      value: 50,
      threshold: 10,
      fact: true,
      formula: '√(mean² + std²) of a column of the inputs',
      meaning:
        'Inputs are large where a network is made for mean 0 and std 1: area (mean 30, std 40: subtract 30, then divide by 40). First outputs and gradients are as many times too large, and no learning rate suits all columns.',
      remedy: "Standardise the inputs: subtract each column's mean and divide by its std, as said for each.",
      settings: [{ option: 'data.standardise', value: true }],
    });
  });

  it('says of images what to do to all of them', () => {
    const remedy = (name: string) => findingsOf({ loss: 'mse', inputs: [column(name, 30, 40)] })[0]?.remedy;
    expect(remedy('inputs')).toBe('Subtract 30 from the inputs and divide them by 40.');
    expect(remedy('area')).toContain("each column's mean");
  });

  it('says of small inputs that they are hardly seen, where none is large', () => {
    const small = column('a', 0, 0.005);
    expect(findingsOf({ loss: 'mse', inputs: [small, column('b', 0, 1)] })[0]).toMatchObject({
      severity: 'warning',
      threshold: 0.01,
      meaning:
        'Inputs are small where a network is made for mean 0 and std 1: a (mean 0, std 0.005: subtract 0, then divide by 0.005). The first layer hardly sees them.',
    });
    expect(findingsOf({ loss: 'mse', inputs: [small, column('b', 0, 50)] })[0]?.meaning).toMatch(
      /mean 0 and std 1: b \(/,
    );
    expect(findingsOf({ loss: 'mse', inputs: [column('a', 0, 0.01)] })).toEqual([]);
    expect(findingsOf({ loss: 'mse', inputs: [column('a', 0.5, 0.001)] })).toEqual([]);
    expect(findingsOf({ loss: 'mse', inputs: [column('a', 0, 0)] })).toEqual([]);
  });

  it('says of targets how to take them back', () => {
    expect(findingsOf({ loss: 'mse', targets: [column('price', 300, 400)] })).toMatchObject([
      {
        subject: 'targets',
        severity: 'error',
        value: 500,
        threshold: 100,
        formula: '√(mean² + std²) of the targets',
        meaning:
          'Targets are far from what a network puts out at first: price (mean 300, std 400: subtract 300, then divide by 400). The loss and its gradients are as many times too large.',
        remedy:
          'Standardise price: subtract 300 and divide by 400; multiply and add again what the network predicts.',
        settings: [{ option: 'data.standardise', value: true }],
      },
    ]);
  });

  it('names of several targets those that are large, the largest first', () => {
    const targets = [column('u', 0, 1), column('v', 30, 40), column('w', 300, 400)];
    const [found] = findingsOf({ loss: 'mse', targets });
    expect(found).toMatchObject({ subject: 'targets', severity: 'error', value: 500 });
    expect(found?.meaning).toContain(': w (mean 300, std 400: subtract 300, then divide by 400). The');
    expect(found?.remedy).toBe(
      'Standardise w: subtract 300 and divide by 400; multiply and add again what the network predicts.',
    );
    const both = findingsOf({ loss: 'mse', targets }, { error: 1000 })[0];
    expect(both?.meaning).toMatch(/: w \(.*\); v \(mean 30/);
    expect(both?.remedy).toMatch(/^Standardise the targets: subtract each column's mean/);
  });

  it('warns above 10, is an error above 100, and says nothing of what is near', () => {
    const severities = (size: number, options = {}) => [
      findingsOf({ loss: 'mse', targets: [column('y', size, 0)] }, options)[0]?.severity,
      findingsOf({ loss: 'mse', inputs: [column('x', size, 0)] }, options)[0]?.severity,
    ];
    expect(severities(10)).toEqual([undefined, undefined]);
    expect(severities(10.1)).toEqual(['warning', 'warning']);
    expect(severities(100)).toEqual(['warning', 'warning']);
    expect(severities(101)).toEqual(['error', 'error']);
    expect(severities(21, { warning: 20 })).toEqual(['warning', 'warning']);
    expect(severities(19, { warning: 20 })).toEqual([undefined, undefined]);
  });

  it('leaves inputs alone that a norm takes first', () => {
    const normed = network({
      edit: ({ layers }) => {
        const [first] = layers;
        if (first) layers.unshift({ ...first, kind: 'batchNorm' });
      },
    });
    expect(found({ loss: 'mse', inputs: [column('area', 1900, 520)], targets: undefined }, [normed])).toEqual(
      [],
    );
  });

  it('does not leave them alone where weights come ahead of the norm', () => {
    const task = { loss: 'mse', inputs: [column('area', 1900, 520)] };
    expect(found(task, [network({ batchNorm: true })])).toEqual(['raised error inputs']);
    expect(found(task, [network({ edit: ({ layers }) => void layers.splice(0) })])).toEqual([
      'raised error inputs',
    ]);
  });
});

describe('unscaledColumns', () => {
  it('are the largest first', () => {
    const columns = [column('a', 20, 1), column('b', 0, 1), column('c', 0, 300)];
    expect(unscaledColumns(columns).map(({ name }) => name)).toEqual(['c', 'a']);
    expect(unscaledColumns(columns, 50).map(({ name }) => name)).toEqual(['c']);
  });
});

describe('describeColumns', () => {
  it('gives a mean far from 0 as exactly as its std asks for', () => {
    expect(describeColumns([column('time', 1_700_000_123.4, 5), column('on', 1e9, 0)])).toBe(
      'time (mean 1,700,000,123.4, std 5: subtract 1,700,000,123.4, then divide by 5); on (always 1,000,000,000: leave it out)',
    );
  });

  it('writes what can be typed: no exponent up to nine digits, three figures of what is small', () => {
    expect(describeColumns([column('a', 123456789.4, 99999999)])).toBe(
      'a (mean 123,456,789, std 99,999,999: subtract 123,456,789, then divide by 99,999,999)',
    );
    expect(describeColumns([column('b', 0, 2e9)])).toContain('std 2.0e+9');
    expect(describeColumns([column('c', -1234.5, 999.4)])).toContain('mean -1,234, std 999:');
    expect(describeColumns([column('d', 1000, 1000)])).toContain('mean 1,000, std 1,000:');
    expect(describeColumns([column('e', 0.12345, 0.5)])).toContain('mean 0.123,');
    expect(describeColumns([column('f', 123.456, 1.2)])).toContain('mean 123.456,');
  });

  it('names four, and how many there are more', () => {
    const many = Array.from({ length: 6 }, (_, at) => column(`c${at}`, 0, 20));
    expect(describeColumns(many)).toMatch(/c3 \(.*\) and 2 more$/);
    expect(describeColumns(many.slice(0, 4))).not.toContain('more');
  });

  it('says what to do to each, and how many there are more', () => {
    expect(describeColumns([column('area', 1900, 520), column('k', 50, 0), column('z', 20, 1)], 2)).toBe(
      'area (mean 1,900, std 520: subtract 1,900, then divide by 520); k (always 50: leave it out) and 1 more',
    );
  });

  it('names a column that never varies, where it pushes units out of where they are steep', () => {
    const meanings = (...inputs: readonly ReturnType<typeof column>[]) =>
      events(dataScaleRule({}, { loss: 'mse', inputs }), run(1)).map(({ finding }) => finding.meaning);
    expect(meanings(column('u', 0, 1), column('c', 7, 0))[0]).toContain('c (always 7: leave it out)');
    expect(meanings(column('u', 0, 1), column('one', 1, 0))).toEqual([]);
  });
});
