import { arraySnapshot } from '@weir/core';
import type { PlainSnapshot } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { changes, events } from '../../testing/changes.ts';
import { run } from '../../testing/network.ts';
import { atChanceRule } from './atChanceRule.ts';

const chance = 2.9;
/** Losses around a share of that at chance, with the noise of minibatches of 32. */
const losses = (share: number) =>
  Array.from({ length: 1200 }, (_, step) =>
    arraySnapshot({ step, loss: share * chance + 0.15 * Math.sin(step * 12.9898) }),
  );
const rule = () => atChanceRule({}, { task: { loss: 'crossEntropy', applies: 'softmax', baseline: chance } });

describe('the rule of being at chance', () => {
  it.each([1, 1.01, 0.998])('names a network whose loss stays at %d of that at chance', (share) => {
    expect(changes(rule(), losses(share))).toEqual(['408 raised warning run']);
  });

  it.each([0.98, 0.9, 1.4])('is silent of one that is at %d of it: slow, or worse off', (share) => {
    expect(changes(rule(), losses(share))).toEqual([]);
  });

  const column = (size: number) => ({ values: [size, -size], shape: [2, 1] });
  /** A hidden layer of this kind and a last one, whose weights of std 1 move by so much at each step. */
  const moving = (size: number, kind = 'tanh', last = size): PlainSnapshot => ({
    layers: ['linear', kind, 'linear'].map((name) => ({ kind: name, output: column(0.5), grad: column(1) })),
    parameters: [0, 2].map((at) => ({
      name: `${at}.linear.weight`,
      data: column(1),
      grad: column(1),
      update: column(at === 0 ? size : last),
    })),
  });
  const at = (plain: PlainSnapshot, length = 450) =>
    Array.from({ length }, (_, step) => arraySnapshot({ ...plain, step, loss: chance }));
  const findingOf = (
    plain: PlainSnapshot,
    { task = {}, classes, length }: { task?: object; classes?: number; length?: number } = {},
  ) =>
    events(
      atChanceRule(
        {},
        { task: { loss: 'crossEntropy', applies: 'softmax', baseline: chance, ...task }, classes },
      ),
      at(plain, length),
    )[0]?.finding;

  it('says what chance is: of values, of even classes and of others', () => {
    expect(findingOf(moving(0.001), { classes: 18 })).toMatchObject({
      rule: 'atChance',
      subject: 'run',
      severity: 'warning',
      value: expect.closeTo(1, 9) as number,
      threshold: 0.99,
      formula: 'moving average of the loss / loss of the best answer that is the same for every example',
      meaning:
        'Stuck at chance: after 409 steps the loss is 2.9, and holding all 18 classes equally likely has 2.9 (−ln 1/18). So far it does no better than a network that does not look at its inputs. Gradients flow and weights move.',
    });
    expect(findingOf(moving(0.001), { classes: 27 })?.meaning).toContain(
      "answering the classes' shares for every example has 2.9 (−ln 1/27 is 3.3).",
    );
    expect(findingOf(moving(0.001))?.meaning).toContain(
      "answering the classes' shares for every example has 2.9. So far",
    );
    expect(findingOf(moving(0.001), { task: { applies: undefined } })?.meaning).toContain(
      'always answering the mean of the targets has 2.9.',
    );
  });

  it('where all flows says to look at the data', () => {
    const found = findingOf(moving(0.001));
    expect(found?.remedy).toBe(
      'Check that inputs and targets belong together; then train longer, or give the network more units or layers.',
    );
    expect(found?.settings).toBeUndefined();
  });

  it('of weights that hardly move raises the rate tenfold, without waiting', () => {
    const raised = (size: number) => events(rule(), at(moving(size, 'tanh', 1)))[0];
    expect(raised(0.9e-4)).toMatchObject({
      step: 108,
      finding: {
        meaning: expect.stringMatching(/Each step moves most weights by less than 1\.0e-4 of their size\.$/),
        remedy: 'Raise the learning rate from 0.1 to 1.',
        settings: [{ option: 'learningRate', value: 1, from: 0.1 }],
      },
    });
    expect(raised(1.1e-4)?.step).toBe(408);
  });

  it('takes the middle of all weights but the last for how they move', () => {
    const sizes = [1e-3, 1e-5, 1e-5, 1];
    const plain = {
      ...moving(0.001),
      parameters: sizes.map((size, index) => ({
        name: `${index}.linear.weight`,
        data: column(1),
        grad: column(1),
        update: column(size),
      })),
    };
    expect(findingOf(plain)?.meaning).toMatch(/Each step moves most weights by less than/);
  });

  it('of weights that jump lowers the rate tenfold', () => {
    expect(findingOf(moving(0.11))).toMatchObject({
      meaning: expect.stringMatching(/Single steps move most weights by more than 0\.1 of their size\.$/),
      remedy: 'Lower the learning rate from 0.1 to 0.01.',
      settings: [{ option: 'learningRate', value: 0.01, from: 0.1 }],
    });
    expect(findingOf(moving(0.09))?.remedy).toMatch(/^Check/);
  });

  it.each([
    ['without an activation', moving(0.001, 'dropout')],
    ['of one weight', { ...moving(0.001), parameters: moving(0.001).parameters?.slice(1) ?? [] }],
  ])('of a network %s says that it is linear', (_, plain) => {
    const found = findingOf(plain);
    expect(found?.meaning).toMatch(
      /The network is linear: it tells apart only what a straight line or plane separates\.$/,
    );
    expect(found?.remedy).toBe(
      'Put a hidden layer with an activation ahead of the last: a linear of 16 units or more, then tanh.',
    );
  });

  it('of one weight is the cause of what else is found, and says what to put behind it; of several linearStack does', () => {
    const alone = findingOf({ ...moving(0.001), parameters: moving(0.001).parameters?.slice(1) ?? [] });
    expect(alone).toMatchObject({
      cause: { rule: 'atChance', subject: 'run' },
      settings: [{ layer: '2.linear', option: 'behind', value: 'tanh' }],
    });
    const several = findingOf(moving(0.001, 'dropout'));
    expect(several).toBeDefined();
    expect(several).not.toHaveProperty('cause');
    expect(several).not.toHaveProperty('settings');
    const none = findingOf({ ...moving(0.001), parameters: [] });
    expect(none).toMatchObject({ cause: { rule: 'atChance' } });
    expect(none).not.toHaveProperty('settings');
  });

  it('of data that is not scaled, inputs or target, names the four largest', () => {
    const inputs = [60, 50, 40, 30, 20].map((std) => ({
      name: `s${std}`,
      mean: 0,
      std,
      min: -std,
      max: std,
    }));
    const found = findingOf(moving(0.001), { task: { inputs } });
    expect(found).toMatchObject({
      meaning: expect.stringMatching(/The data is not scaled \(s60, s50, s40, s30\)\.$/),
      remedy: 'Standardise it first, as dataScale says; what the other findings say may follow from it.',
      settings: [{ option: 'data.standardise', value: true }],
    });
    expect(findingOf(moving(0.001), { task: { targets: inputs.slice(0, 1) } })?.meaning).toContain('(s60)');
    expect(findingOf(moving(0.001), { task: { inputs }, length: 120 })).toBeDefined(); // without waiting
  });

  it('says of an obstacle that no rate mends it', () => {
    const found = findingOf({
      ...moving(0.001),
      layers: ['linear', 'relu', 'linear'].map((kind) => ({ kind, output: column(kind === 'relu' ? 0 : 1) })),
    });
    expect(found?.meaning).toContain('The cause: all outputs of 1.relu are 0.');
    expect(found?.remedy).toBe('Do what allZero says. A higher or lower learning rate does not mend that.');
  });

  it('looks for reasons at the first time and each hundredth step alone', () => {
    let readings = 0;
    const [snapshot] = at(moving(0.001), 1);
    if (!snapshot) throw new Error('no snapshot');
    const counted = {
      ...snapshot,
      get layers() {
        readings += 1;
        return snapshot.layers;
      },
    };
    const steps = (length: number) =>
      Array.from({ length }, (_, step) => Object.assign(Object.create(counted) as typeof counted, { step }));
    events(rule(), steps(100));
    const first = readings;
    expect(first).toBeGreaterThan(0);
    events(rule(), steps(199));
    const once = readings - first;
    expect(once).toBe(first); // at 100 alone
    readings = once;
    events(rule(), steps(399));
    expect(readings - once).toBe(3 * once); // at 100, 200 and 300
  });

  it('is silent while the loss still falls, though it is above chance', () => {
    const falling = Array.from({ length: 130 }, (_, step) =>
      arraySnapshot({ ...moving(1e-5), step, loss: chance * (1.24 - step / 600) }),
    );
    expect(changes(rule(), falling)).toEqual([]);
    const slower = Array.from({ length: 300 }, (_, step) =>
      arraySnapshot({ ...moving(1e-5), step, loss: chance * (1.2 - step / 50_000) }),
    );
    expect(changes(rule(), slower)).toEqual(['108 raised warning run']);
  });

  it.each([
    [1.24, 1],
    [1.26, 0],
  ])('a loss at %d of chance is %d findings of its own: above 1.25 it is another rule’s', (share, count) => {
    const snapshots = Array.from({ length: 450 }, (_, step) =>
      arraySnapshot({ ...moving(0.001), step, loss: share * chance }),
    );
    expect(changes(rule(), snapshots)).toHaveLength(count);
  });

  it('takes a patience and a bound of its own, and clears once the loss has long been below', () => {
    const learning = Array.from({ length: 900 }, (_, step) =>
      arraySnapshot({ ...moving(0.001), step, loss: step < 300 ? chance : 0.5 * chance }),
    );
    const task = { loss: 'crossEntropy', applies: 'softmax', baseline: chance } as const;
    const seen = changes(atChanceRule({ patience: 50 }, { task }), learning);
    expect(seen).toEqual(['58 raised warning run', '499 cleared warning run']);
    expect(changes(atChanceRule({ below: 0.05 }, { task }), losses(0.96))).toHaveLength(1);
    expect(changes(atChanceRule({ below: 0.03 }, { task }), losses(0.96))).toEqual([]);
  });

  it('is silent where chance is no worse than a perfect answer', () => {
    const task = { loss: 'crossEntropy', applies: 'softmax', baseline: chance, floor: chance } as const;
    expect(changes(atChanceRule({}, { task }), losses(1))).toEqual([]);
    expect(changes(atChanceRule({}, { task }), losses(1.1))).toEqual([]);
    expect(changes(atChanceRule({}, { task: { ...task, floor: 2 * chance } }), losses(1.1))).toEqual([]);
  });

  it('waits for the average over more steps too, of a network that had learnt and is back at chance', () => {
    const back = Array.from({ length: 1500 }, (_, step) =>
      arraySnapshot({ ...moving(0.001), step, loss: step < 500 ? 0.5 * chance : chance }),
    );
    // Of what was learnt the average keeps (0.995ⁿ − 0.995ⁿ⁺⁵⁰⁰) / (1 − 0.995ⁿ⁺⁵⁰⁰), 0.02 after 764 steps; of 0.98 it were 194.
    expect(changes(rule(), back)).toEqual([`${500 + 763 + 9} raised warning run`]);
  });

  it('names what keeps it there', () => {
    const saturated = run(450, { loss: chance, pre: [20], width: 4, batch: 8 }, 1);
    const [first] = events(rule(), saturated);
    expect(first?.finding.remedy).toMatch(/^Do what saturation says/);
  });

  it('names weights that are all frozen, and no rate', () => {
    const frozen = run(
      450,
      {
        loss: chance,
        width: 4,
        batch: 8,
        edit: ({ parameters }) => {
          for (const [at, one] of parameters.entries())
            if (one.name.endsWith('.weight')) parameters[at] = { ...one, frozen: true };
        },
      },
      1,
    );
    const [first] = events(rule(), frozen);
    expect(first?.step).toBe(108); // without waiting
    expect(first?.finding).toMatchObject({
      remedy: 'Take what is to learn, such as the last weight at least, out of the groups that freeze it.',
      settings: [{ option: 'groups', value: 'thawed' }],
    });
    expect(first?.finding.meaning).toContain('All weights are frozen');
  });

  it('leaves it to allFrozen where biases are frozen too, and takes one frozen weight for no reason', () => {
    const parametersOf = (isFrozen: (index: number) => boolean) =>
      (moving(0.001).parameters ?? []).map((one, index) => ({ ...one, frozen: isFrozen(index) }));
    const allOf = findingOf({ ...moving(0.001), parameters: parametersOf(() => true) });
    expect(allOf?.meaning).toContain('All weights are frozen');
    expect(allOf).not.toHaveProperty('cause');
    const zero = { values: [0, 0] };
    const bias = { name: '0.linear.bias', data: zero, grad: zero, update: zero };
    const weightsOf = findingOf({ ...moving(0.001), parameters: [...parametersOf(() => true), bias] });
    expect(weightsOf?.cause).toEqual({ rule: 'atChance', subject: 'run' });
    const first = findingOf({ ...moving(0.001), parameters: parametersOf((index) => index === 0) });
    expect(first?.meaning).toContain('Gradients flow');
  });

  it('says so after a hundred steps where something plainly stands in the way', () => {
    const saturated = run(450, { loss: chance, pre: [20], width: 4, batch: 8 }, 1);
    expect(changes(rule(), saturated)[0]).toBe('108 raised warning run');
  });

  it('says so at the end of a run that is shorter than its patience', () => {
    const task = { loss: 'crossEntropy', applies: 'softmax', baseline: chance, steps: 150 } as const;
    const short = changes(atChanceRule({}, { task }), losses(1).slice(0, 150));
    expect(short).toEqual(['149 raised warning run']);
  });

  it('leaves out what smoothed targets keep of the loss', () => {
    const of = (floor: number) =>
      atChanceRule({}, { task: { loss: 'crossEntropy', baseline: chance, floor } });
    expect(changes(of(0), losses(0.995))).toEqual(['408 raised warning run']);
    expect(changes(of(0.9 * chance), losses(0.995))).toEqual([]);
    expect(changes(of(0.5 * chance), losses(1))).toEqual(['408 raised warning run']);
  });

  it('is silent where chance is not known', () => {
    expect(changes(atChanceRule({}, { task: { loss: 'l1' } }), losses(1))).toEqual([]);
    expect(changes(atChanceRule(), losses(1))).toEqual([]);
  });

  it('refuses a patience that is no whole number of snapshots', () => {
    expect(() => atChanceRule({ patience: 0.5 })).toThrow(
      'atChance: patience must be a positive integer, got 0.5; 400 is the default',
    );
    expect(() => atChanceRule({ patience: 0 })).toThrow(RangeError);
    expect(() => atChanceRule({ patience: 1 })).not.toThrow();
  });
});
