import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inFolder, weir } from './weir.ts';

/** A training whose tanh saturates, as another program would have written it. */
const recorded = Array.from({ length: 4 }, (_, step) =>
  JSON.stringify({
    step,
    loss: 3 - step / 10,
    learningRate: 0.1,
    layout: 'torch',
    layers: {
      '0': {
        kind: 'Linear',
        output: [
          [9, -9],
          [8, -8],
          [7, 0.1],
        ],
        grad: [
          [0, 0],
          [0, 0],
          [0, 0.1],
        ],
      },
      '1': {
        kind: 'Tanh',
        output: [
          [1, -1],
          [1, -1],
          [1, 0.1],
        ],
        grad: [
          [0.1, 0.2],
          [0.1, 0],
          [0, 0.1],
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
          [0.1, 0.2, 0.1],
          [0.1, 0, 0],
        ],
      },
    },
  }),
);

describe('weir watch', () => {
  it('prints tables and findings of steps that were recorded elsewhere', async () => {
    await inFolder({ 'run.jsonl': `${recorded.join('\n')}\n` }, async (folder) => {
      const { code, stdout, stderr } = await weir(['watch', join(folder, 'run.jsonl')]);
      expect(code, stderr).toBe(0);
      expect(stdout).toMatch(/activations at step 3\n\s+1 .*saturated 83\.33%/);
      expect(stdout).toMatch(/0\.weight \| \(3, 2\)/);
      expect(stdout).toMatch(/saturation, 1/);
      expect(stderr).toContain('run: 6 parameters, recorded');
      expect(stdout + stderr).not.toContain('NaN');
    });
  });

  it('reads stdin where FILE is -, lines and characters cut anywhere between chunks', async () => {
    const lines = Buffer.from(`${recorded.join('\n').replaceAll('"1"', '"tänh"')}`);
    const cut = lines.indexOf('ä') + 1; // between the two bytes of a character, and no line's end at the end
    const { code, stdout, stderr } = await weir(['watch', '-'], {
      input: [lines.subarray(0, 7), lines.subarray(7, cut), lines.subarray(cut)],
    });
    expect(code, stderr).toBe(0);
    expect(stdout).toMatch(/activations at step 3\n\s+tänh .*saturated 83\.33%/);
    expect(stdout).toMatch(/saturation, tänh/);
    expect(stderr).toContain('stdin: 6 parameters, recorded');
  });

  it.each([
    ['nothing', '', 'watch: stdin must hold a step a line, got nothing'],
    ['no JSON', `${recorded[0]}\nloss 3\n`, 'line 2: snapshotLine: line must be JSON, got loss 3'],
  ])('ends with 2 where %s comes on stdin', async (_, input, message) => {
    const { code, stderr } = await weir(['watch', '-'], { input: [input] });
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });

  it('prints every event as a line of JSON, the losses with their steps', async () => {
    await inFolder({ 'run.jsonl': recorded.join('\n') }, async (folder) => {
      const { stdout } = await weir(['watch', join(folder, 'run.jsonl'), '--format', 'jsonl']);
      const events = stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { type: string; from?: number; steps?: number });
      expect(events[0]?.type).toBe('started');
      expect(events.filter(({ type }) => type === 'progress').map(({ from }) => from)).toEqual([0, 1, 2, 3]);
      expect(events.at(-1)).toMatchObject({ type: 'finished', steps: 4 });
    });
  });

  it('shows the dashboard what a growing file holds, until it is interrupted', async () => {
    await inFolder({ 'run.jsonl': `${recorded.join('\n')}\n` }, async (folder) => {
      let runs: Promise<unknown> | undefined;
      const args = ['watch', join(folder, 'run.jsonl'), '--follow', '--serve', '--port', '0'];
      const { code, stdout } = await weir(args, {
        onLog(stderr, send) {
          const [, address] = /Dashboard: (\S+)/.exec(stderr) ?? [];
          if (runs || address === undefined || !stderr.includes('initial loss')) return;
          runs = fetch(`${address}/api/runs`)
            .then((answer) => answer.json())
            .finally(() => send('SIGINT'));
        },
      });
      expect(await runs).toMatchObject([{ name: 'run', status: 'running' }]);
      expect(code).toBe(130);
      expect(stdout).toContain('activations at step 3');
    });
  });

  it.each([
    ['no JSON', 'step 0\n', /run\.jsonl, line 1: snapshotLine: line must be JSON, got step 0/],
    [
      'a ragged tensor',
      `${recorded[0]}\n{"loss": 1, "layers": {"a": {"output": [[1], [1, 2]]}}}\n`,
      /line 2: snapshotOf: a\.output must have rows of one length/,
    ],
    ['no loss', '{"step": 0}\n', /line 1: watch: loss must be the mean loss of the minibatch, or null/],
    [
      'a step again',
      `${recorded[1]}\n${recorded[0]}\n`,
      /line 2: step must be above that of the line before, 1, got 0; write steps in order, each training to a file of its own/,
    ],
    ['nothing', '\n', /must hold a step a line, got nothing/],
  ])('ends with 2 and says where there is %s', async (_, content, message) => {
    await inFolder({ 'run.jsonl': content }, async (folder) => {
      const { code, stderr } = await weir(['watch', join(folder, 'run.jsonl')]);
      expect([code, stderr]).toEqual([2, expect.stringMatching(message)]);
    });
  });

  it('shows what it read ahead of a wrong line', async () => {
    await inFolder({ 'run.jsonl': `${recorded.join('\n')}\nepoch 1\n` }, async (folder) => {
      const { code, stdout } = await weir(['watch', join(folder, 'run.jsonl')]);
      expect([code, stdout]).toEqual([2, expect.stringContaining('activations at step 3')]);
    });
  });

  it('leaves out a last line that breaks off, as of a program that was killed, and says so', async () => {
    const broken = `${recorded.slice(0, 3).join('\n')}\n${recorded[3]?.slice(0, 90)}`;
    await inFolder({ 'run.jsonl': broken }, async (folder) => {
      const { code, stdout, stderr } = await weir(['watch', join(folder, 'run.jsonl')]);
      expect([code, stdout]).toEqual([0, expect.stringContaining('activations at step 2')]);
      expect(stderr).toMatch(/run\.jsonl, line 4 breaks off and is left out/);
    });
  });

  it('judges the first loss and the last layer by the objective that lines name', async () => {
    const step = (objective: unknown, loss = 9) =>
      JSON.stringify({
        loss,
        objective,
        layers: { out: { kind: 'Linear', output: [[9, -9, 0], [-9, 0, 9]] } }, // prettier-ignore
      });
    const watched = async (...lines: readonly string[]) => {
      const { stdout, stderr } = await weir(['watch', '-'], { input: [lines.join('\n')] });
      return { stdout, stderr };
    };
    const confident = await watched(step('CrossEntropyLoss'), step('CrossEntropyLoss'));
    expect(confident.stderr).toMatch(/initial loss 9\.0000.*expected 1\.0986/);
    expect(confident.stdout).toMatch(/error: initialLoss, out, since step 0/);
    expect(confident.stdout).not.toContain('outputLayer');
    const values = await watched(step('MSELoss'));
    expect(values.stdout + values.stderr).not.toMatch(/initialLoss|outputLayer|expected/);
  });

  it('ends with 2 where there is no such file', async () => {
    const { code, stderr } = await weir(['watch', 'nowhere.jsonl']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('got none at nowhere.jsonl')]);
  });
});
