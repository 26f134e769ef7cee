import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { LayerSnapshot, ParameterSnapshot, Snapshot } from '@weir/core';
import { watchAll } from '@weir/diagnostics';
import { snapshotLine, snapshotOf } from '@weir/observe';
import type { RecordedStep } from '@weir/observe';
import { from } from 'rxjs';
import { describe, expect, it } from 'vitest';

const readme = readFileSync(new URL('../../packages/observe/README.md', import.meta.url), 'utf8');
const [, hook = ''] = /```python\n([^]*?)```/.exec(readme) ?? [];

/** What loggedByHand.py runs through the hook, as nested lists. */
const byHand = (step: number): RecordedStep => ({
  step,
  loss: 3 - step,
  learningRate: 0.1,
  layout: 'torch',
  layers: {
    '0': {
      kind: 'Linear',
      input: [
        [1, 1, 0.25],
        [0.5, 1, 0.5],
      ],
      output: [
        [9, -2],
        [8, -1],
      ],
      grad: [
        [0, 0.0175],
        [0, 0],
      ],
    },
    '1': {
      kind: 'Tanh',
      input: [
        [9, -2],
        [8, -1],
      ],
      output: [
        [1, -0.9640275835990906],
        [1, -0.7615941762924194],
      ],
      grad: [
        [0.5, 0.25],
        [0.5, 0],
      ],
    },
  },
  parameters: {
    '0.weight': {
      data: [
        [4, 4, 4],
        [-4, 3, -4],
      ],
      grad: [
        [0, 0, 0],
        [0.0175, 0.0175, 0.004375],
      ],
    },
  },
});

const numbersOf = (snapshot: Snapshot) => ({
  ...snapshot,
  layers: snapshot.layers.map((layer: LayerSnapshot) => ({
    ...layer,
    input: layer.input && Array.from(layer.input.values(), Math.fround),
    output: Array.from(layer.output.values(), Math.fround),
    grad: layer.grad && Array.from(layer.grad.values(), Math.fround),
  })),
  parameters: snapshot.parameters.map((parameter: ParameterSnapshot) => ({
    ...parameter,
    data: Array.from(parameter.data.values(), Math.fround),
    grad: Array.from(parameter.grad.values(), Math.fround),
    update: Array.from(parameter.update.values(), Math.fround),
  })),
});

function findingsOf(snapshots: readonly Snapshot[]): readonly string[] {
  const found: string[] = [];
  from(snapshots)
    .pipe(watchAll({}, {}, 1))
    .subscribe((event) => {
      if (event.type === 'finding')
        found.push(`${event.step} ${event.change} ${event.finding.rule} ${event.finding.subject}`);
      else found.push(event.message);
    });
  return found;
}

const hasPython = spawnSync('python3', ['--version']).status === 0;

describe('the hook for PyTorch in the README', () => {
  it('is ten to twenty lines of Python', () => {
    const lines = hook.trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(9);
    expect(lines.length).toBeLessThan(21);
  });

  it.skipIf(!hasPython)(
    'writes lines that stand for the same steps, and find the same, as plain lists',
    () => {
      const program = new URL('loggedByHand.py', import.meta.url).pathname;
      const { status, stdout, stderr } = spawnSync('python3', [program], { input: hook, encoding: 'utf8' });
      expect(status, stderr).toBe(0);
      const logged = stdout.trim().split('\n').map(snapshotLine);
      const expected = [0, 1].map((step) => snapshotOf(byHand(step)));
      expect(logged.map(numbersOf)).toEqual(expected.map(numbersOf));
      expect(findingsOf(logged)).toEqual(findingsOf(expected));
      expect(findingsOf(logged)).toContain('0 raised saturation 1');
    },
  );
});
