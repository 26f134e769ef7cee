import { PassThrough } from 'node:stream';
import type { RunEvent, RunStarted } from '@weir/core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { findingOf } from '../../../../packages/core/src/testing/findingOf.ts';
import { aligned } from './aligned.ts';
import { colorsFor } from './colors.ts';
import { comparedReports } from './comparedReports.ts';
import { Compared, comparisonTable } from './comparison.ts';
import { counted, duration, exponential, fixed, grouped, loss, percent, signed } from './numberFormat.ts';
import { plainProgress } from './plainProgress.ts';
import { progressLine, progressParts } from './progressLine.ts';
import { runLog } from './runLog.ts';
import { stderrProgress } from './stderrProgress.ts';
import { tableWidthOf, widthOf } from './widthOf.ts';
import { wrapped } from './wrapped.ts';

afterEach(() => vi.restoreAllMocks());
const started = (steps: number): RunStarted => ({
  type: 'started',
  name: 'deep',
  config: {},
  backend: 'simd',
  steps,
  parameterCount: 12_345,
  expectedInitialLoss: Math.log(27),
  examples: { train: 1000, validation: 0, test: 0 },
});
const progress = (from: number, ...losses: readonly number[]): RunEvent => ({
  type: 'progress',
  from,
  losses,
  learningRate: 0.1,
  seconds: 2,
});

describe('numbers', () => {
  it('are printed as C prints them', () => {
    expect([exponential(0.002640702), exponential(-123456, 2), exponential(0)]).toEqual([
      '2.640702e-03',
      '-1.23e+05',
      '0.000000e+00',
    ]);
    expect([signed(0.5, 2), signed(-0.001, 2), signed(0, 2), signed(-0, 2)]).toEqual([
      '+0.50',
      '-0.00',
      '+0.00',
      '-0.00',
    ]);
    expect([fixed(2.40034), fixed(1.628e11), fixed(1, 2)]).toEqual(['2.4003', '1.628e+11', '1.00']);
    expect([1.0485e-5, 9.99e-4, 1e-3, 0, -1e-9, -0.5, 2.40034, 1.628e11, NaN].map(loss)).toEqual([
      '1.049e-5',
      '9.990e-4',
      '0.0010',
      '0.0000',
      '0.0000',
      '-0.5000',
      '2.4003',
      '1.628e+11',
      'not finite',
    ]);
    expect([counted(1, 'step'), counted(0, 'step'), counted(1234, 'step')]).toEqual([
      '1 step',
      '0 steps',
      '1,234 steps',
    ]);
    expect([percent(0.0278), grouped(1234.4)]).toEqual(['2.78%', '1,234']);
    expect([7, 754, 3723, -1, NaN].map(duration)).toEqual(['0:07', '12:34', '1:02:03', '0:00', '-:--']);
  });

  it('are said to be none where they are not finite', () => {
    for (const value of [NaN, Infinity, -Infinity])
      expect([exponential(value), signed(value, 2), fixed(value), percent(value)]).toEqual(
        new Array<string>(4).fill('not finite'),
      );
  });
});

describe('text', () => {
  it('is aligned in columns, shorter rows too', () => {
    expect(
      aligned([
        ['', 'a', 'b'],
        ['long name', '1'],
        ['x', '22', '333'],
      ]),
    ).toEqual(['          | a  | b', 'long name | 1', 'x         | 22 | 333']);
    expect(aligned([])).toEqual([]);
  });

  it('is wrapped between words, its first line’s own indent kept', () => {
    expect(wrapped('  one two three', 9, '    ')).toEqual(['  one two', '    three']);
    expect(wrapped('a verylongwordthatstays b', 6)).toEqual(['a', 'verylongwordthatstays', 'b']);
    expect(wrapped('', 10)).toEqual(['']);
  });

  it('has 80 characters and no colours where there is no terminal', () => {
    const stream = new PassThrough();
    expect(widthOf(stream)).toBe(80);
    expect(tableWidthOf(stream)).toBe(Infinity);
    expect(colorsFor(stream).red('plain')).toBe('plain');
  });
});

describe('a progress line', () => {
  it('has step, loss, rate, speed and what is left', () => {
    const at = { done: 1000, steps: 20_000, loss: 2.40034, learningRate: 0.1, seconds: 2 };
    expect(progressLine(at)).toBe('step  1000/20000  loss 2.4003  rate 0.1  500 steps/s  0:38 left');
    expect(progressParts({ ...at, seconds: 0 })).toMatchObject({ speed: '', left: '' });
    expect(progressLine({ ...at, seconds: 0 })).toBe('step  1000/20000  loss 2.4003  rate 0.1');
  });

  it('comes at every so many steps, and at the last', () => {
    const lines: string[] = [];
    const view = plainProgress((line) => lines.push(line), 3, false);
    view.event(started(5));
    view.event(progress(0, 5, 4));
    view.event(progress(2, 3, 2, 1));
    view.say('a note');
    view.end();
    const steps = lines.filter((line) => line.startsWith('step')).map((line) => line.slice(0, 8));
    expect(steps).toEqual(['step 1/5', 'step 4/5', 'step 5/5']);
    expect(lines.at(-1)).toBe('a note');
  });

  it('says what was evaluated on the way behind the steps that went before', () => {
    const lines: string[] = [];
    const view = plainProgress((line) => lines.push(line), 3, false);
    view.event(started(20));
    view.event({ type: 'evaluated', step: 10, splits: { train: { loss: 2 }, validation: { loss: 3 } } });
    view.event(progress(0, ...Array.from({ length: 12 }, () => 4)));
    view.event({ type: 'evaluated', step: 12, splits: { train: { loss: 1 }, validation: { loss: 2 } } });
    view.end();
    const said = lines.map((line) => /^step +\d+|^evaluated after \d+/.exec(line)?.[0]).filter(Boolean);
    expect(said).toEqual([
      'step  1',
      'step  4',
      'step  7',
      'step 10',
      'evaluated after 10',
      'evaluated after 12',
    ]);
  });

  it('says what was found at a step behind the line of that step, and what is left at the end', () => {
    const lines: string[] = [];
    const view = plainProgress((line) => lines.push(line), 1, false);
    const found = (step: number): RunEvent => ({
      type: 'finding',
      change: 'raised',
      step,
      finding: {
        rule: 'lossDiverging',
        subject: 'run',
        severity: 'error',
        since: step,
        step,
        value: 1,
        threshold: 0,
        formula: 'f',
        meaning: 'It rose.',
        remedy: 'Lower it.',
      },
    });
    view.event(started(6));
    view.event(progress(0, 9));
    view.event(found(2));
    view.event(progress(1, 8, 7, 6));
    view.event(found(5));
    view.end();
    expect(lines.map((line) => /^step \d|^\w+ at step \d/.exec(line)?.[0]).filter(Boolean)).toEqual([
      'step 1',
      'step 2',
      'step 3',
      'error at step 2',
      'step 4',
      'error at step 5',
    ]);
  });

  it('is a line where stderr is no terminal', () => {
    const lines: string[] = [];
    const view = stderrProgress((line) => lines.push(line), 1);
    if (process.stderr.isTTY) return view.end();
    view.event(started(1));
    view.event(progress(0, 3));
    expect(lines.some((line) => line.startsWith('step 1/1'))).toBe(true);
  });
});

describe('runLog', () => {
  const finding = findingOf({
    rule: 'deadUnits',
    subject: '1.relu',
    since: 3,
    step: 3,
    meaning: 'units that never fire',
  });
  const said = (events: readonly RunEvent[], evaluates = true) => {
    const log = runLog(200, evaluates);
    return events.map((event) => log(event).join('\n'));
  };

  it('says how a run began, its first loss beside the expected one, and how it ended', () => {
    const lines = said([
      started(2),
      progress(0, 3.5),
      progress(1, 3),
      { type: 'finished', steps: 2, reason: 'completed', seconds: 0.5 },
    ]);
    expect(lines).toEqual([
      'deep: 12,345 parameters, 1,000 examples, 2 steps on simd',
      'initial loss 3.5000, expected 3.2958 of 27 equally likely classes',
      'evaluating on every split',
      'done: 2 steps in 0.5 s, 4 steps/s',
    ]);
  });

  it('says which rule or what else ended a run early', () => {
    const end = (reason: 'rule' | 'earlyStopping' | 'stopped', more: object = {}) =>
      said([started(10), { type: 'finished', steps: 4, reason, seconds: 0, ...more }])[1];
    expect(end('rule', { rule: 'deadUnits' })).toBe('stopped by deadUnits: 4 of 10 steps in 0.0 s');
    expect(end('stopped')).toBe('stopped: 4 of 10 steps in 0.0 s');
    expect(end('earlyStopping', { best: { step: 2, validationLoss: 1.5 } })).toBe(
      'stopped early: 4 of 10 steps in 0.0 s; kept: the parameters after 2 steps, of validation loss 1.5000',
    );
  });

  it('says of findings when they are raised, cleared and back, and not each time that they change', () => {
    const change = (how: 'raised' | 'updated' | 'cleared', step: number): RunEvent => ({
      type: 'finding',
      change: how,
      step,
      finding,
    });
    expect(
      said([change('raised', 3), change('updated', 4), change('cleared', 5), change('updated', 6)]),
    ).toEqual([
      'warning at step 3: deadUnits, 1.relu: units that never fire',
      '',
      'cleared at step 5: deadUnits, 1.relu',
      'warning again at step 6: deadUnits, 1.relu',
    ]);
    const following: RunEvent = {
      type: 'finding',
      change: 'raised',
      step: 3,
      finding: { ...finding, cause: { rule: 'saturation', subject: 'x' } },
    };
    expect(said([following])[0]).toContain('1.relu (follows from saturation): units');
    const other = (subject: string, step = 3): RunEvent => ({
      ...following,
      step,
      finding: { ...following.finding, subject },
    });
    expect(said([following, other('3.relu'), other('5.relu', 4)]).slice(1)).toEqual([
      '  and 3.relu',
      'warning at step 4: deadUnits, 5.relu (follows from saturation): units that never fire',
    ]);
  });

  it('says what diagnostics, commands, evaluations and rates do on the way', () => {
    expect(
      said([
        started(10),
        { type: 'diagnosticFailed', diagnostic: 'mine', step: 2, message: 'no layer', dropped: true },
        { type: 'controlled', step: 3, command: 'learningRate', learningRate: 0.5 },
        { type: 'controlled', step: 3, command: 'batchSize', value: 64 },
        { type: 'controlled', step: 3, command: 'stop' },
        { type: 'evaluated', step: 4, splits: { validation: { loss: 2 } } },
        { type: 'evaluated', step: 10, splits: { validation: { loss: 2 } } },
        { type: 'rateChanged', step: 5, from: 0.1, learningRate: 0.05, loss: 2 },
      ]).slice(1),
    ).toEqual([
      'diagnostic mine failed at step 2: no layer; it is not asked again',
      'step 3: learningRate 0.5',
      'step 3: batch size 64',
      '',
      'evaluated after 4 steps: validation loss 2.0000',
      '',
      'step 5: learning rate 0.1 → 0.05, as the validation loss of 2.0000 is no improvement',
    ]);
  });
});

describe('runLog, of early stopping', () => {
  it('says over which examples the loss on the way was taken, and leaves the last evaluation to the summary', () => {
    const log = runLog(200);
    const losses = (validation: number) => ({ train: { loss: 1 }, validation: { loss: validation } });
    const large = { ...started(100), examples: { train: 82_000, validation: 10_267, test: 10_000 } };
    log(large);
    expect(log({ type: 'evaluated', step: 10, splits: losses(2) })).toEqual([
      'evaluations on the way are of at most 8,192 examples of a split',
      'evaluated after 10 steps: train loss 1.0000, validation loss 2.0000',
    ]);
    expect(log({ type: 'evaluated', step: 20, splits: losses(3) })).toHaveLength(1);
    const last = { ...losses(2.01), test: { loss: 2 } };
    expect(log({ type: 'evaluated', step: 30, parametersOf: 10, splits: last })).toEqual([]);
    const best = { step: 10, validationLoss: 2 };
    expect(log({ type: 'finished', reason: 'earlyStopping', steps: 30, seconds: 0, best }).join()).toContain(
      'of validation loss 2.0000 over 8,192 of the 10,267 validation examples',
    );
  });
});

describe('comparedReports', () => {
  const report = (config: object, loss: number, rules: readonly string[]) =>
    ({
      config,
      losses: [[0, loss]],
      evaluation: { test: { loss } },
      health: rules.map((rule) => ({ rule, subject: 'run', severity: 'warning' })),
    }) as unknown as Parameters<typeof comparedReports>[0][0]; // as much of one as is read

  it('shows what configurations differ in, losses side by side, and findings of one alone', () => {
    const lines = comparedReports(
      [report({ seed: 1, model: [{ out: 3 }] }, 2, ['x']), report({ seed: 1, model: [{ out: 4 }] }, 2.5, [])],
      ['a', 'b'],
    );
    expect(lines).toEqual([
      'configuration',
      '               | a | b',
      '  model[0].out | 3 | 4',
      '',
      'loss',
      '                  | a       | b',
      '  step 0          | 2.00000 | 2.50000',
      '  test, evaluated | 2.00000 | 2.50000',
      '',
      'findings of a alone',
      '  warning: x, run',
      '',
      'findings of b alone',
      '  none',
      '',
    ]);
  });

  it('sets divergences beside where targets were smoothed, of the other its loss, and accuracies', () => {
    const smoothed = {
      ...report({}, 2, []),
      evaluation: { test: { loss: 2, targetEntropy: 0.5, divergence: 1.5, accuracy: 0.75 } },
    };
    const lines = comparedReports([smoothed, report({}, 1.25, [])], ['a', 'b']);
    expect(lines.filter((line) => line.includes('test, '))).toEqual([
      '  test, evaluated  | 2.00000  | 1.25000',
      '  test, divergence | 1.50000  | 1.25000',
      '  test, accuracy   | 0.750000 |',
    ]);
  });

  it('sets no divergences beside where every target is certain: they are the losses', () => {
    const certain = (loss: number) => ({
      ...report({}, loss, []),
      evaluation: { test: { loss, targetEntropy: 0, divergence: loss } },
    });
    const lines = comparedReports([certain(2), certain(1.25)], ['a', 'b']);
    expect(lines.filter((line) => line.includes('test, '))).toEqual([
      '  test, evaluated | 2.00000 | 1.25000',
    ]);
  });

  it('says of a report beside itself that the findings are the same', () => {
    const lines = comparedReports([report({}, 2, ['x']), report({}, 2, ['x'])], ['a.json', 'a.json']);
    expect(lines.slice(-3)).toEqual(['findings', '  the same', '']);
  });

  it('fits the words of a comparison into a terminal', () => {
    const names = Array.from({ length: 12 }, (_, at) => `batch of ${at}`);
    const many = { ...report({}, 2, []), variants: names.map((name) => ({ ...report({}, 2, []), name })) };
    const lines = comparedReports([many, report({}, 2, [])], ['many', 'b'], 80);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(80);
    expect(lines.join(' ').replace(/\s+/g, ' ')).toContain('its first, batch of 0, is compared');
  });

  it('says where they are the same', () => {
    const same = report({ seed: 1 }, 2, []);
    expect(comparedReports([same, same], ['a', 'b']).slice(0, 2)).toEqual(['configuration', '  the same']);
  });

  it('shows what was changed of a run while it trained, and nothing of them where none was', () => {
    const steered = {
      ...report({}, 2, []),
      commands: [
        { step: 41, command: 'learningRate', learningRate: 0.15 },
        { step: 50, command: 'weightScale', value: 2, layer: '2.linear' },
      ] as const,
      rateChanges: [{ step: 100, from: 0.15, learningRate: 0.015, loss: 2 }],
    };
    const lines = comparedReports([steered, report({}, 2, [])], ['a', 'b']);
    const at = lines.indexOf('changed while it trained');
    expect(lines.slice(at + 2, at + 5)).toEqual([
      expect.stringMatching(/^ {2}from step 41, learningRate by command +\| 0\.15 +\|/),
      expect.stringMatching(/^ {2}from step 50, weightScale of 2\.linear by command +\| 2 +\|/),
      expect.stringMatching(/^ {2}from step 100, learningRate by an evaluation +\| 0\.015 +\|/),
    ]);
    const plain = comparedReports([report({}, 2, []), report({}, 2, [])], ['a', 'b']);
    expect(plain.join()).not.toContain('changed while');
  });

  it('compares comparisons variant by variant, and names those that only one has', () => {
    const variant = (name: string, gain: number) => ({ ...report({ gain }, 2, []), name });
    const [one, other] = [
      { ...report({}, 2, []), variants: [variant('batch 8', 1), variant('batch 32', 2)] },
      { ...report({}, 2, []), variants: [variant('batch 32', 3), variant('batch 64', 4)] },
    ];
    const lines = comparedReports([one, other], ['a', 'b']);
    expect(lines[0]).toBe('variant batch 32');
    expect(lines.filter((line) => line.includes('gain'))).toEqual([
      expect.stringMatching(/gain +\| 2 +\| 3/),
    ]);
    expect(lines.slice(-2)).toEqual(['variants of a alone: batch 8', 'variants of b alone: batch 64']);
    expect(comparedReports([one, report({}, 2, [])], ['a', 'b']).slice(0, 3)).toEqual([
      'a is a comparison of batch 8, batch 32; its first, batch 8, is compared',
      '',
      'configuration',
    ]);
  });
});

describe('comparisonTable', () => {
  it('has a row for each run, with the loss of its last tenth and what else it has', () => {
    const [one, other] = [new Compared('one'), new Compared('other')];
    one.add(started(10));
    one.add(progress(0, 9, 9, 9, 9, 9, 9, 9, 9, 9, 2));
    one.add({ type: 'evaluated', step: 10, splits: { train: { loss: 1.5 }, test: { loss: 3 } } });
    other.add(started(10));
    other.add(progress(8, 5, 4));
    expect(comparisonTable([one, other])).toEqual([
      '      | loss, last tenth | train',
      'one   | 2.0000           | 1.5000',
      'other | 4.0000           |',
    ]);
  });

  it('names the rules of findings that stand, and none of those that were cleared', () => {
    const run = new Compared('one');
    const found = (change: 'raised' | 'cleared', rule: string) =>
      run.add({
        type: 'finding',
        change,
        step: change === 'raised' ? 2 : 5,
        finding: findingOf({ rule, subject: 'run', severity: 'warning' }),
      });
    found('raised', 'updateRatio');
    found('raised', 'saturation');
    found('cleared', 'updateRatio');
    expect(run.cells['health']).toBe('saturation');
    found('cleared', 'saturation');
    expect(run.cells).not.toHaveProperty('health');
  });
});
