import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inFolder, weir } from './weir.ts';

/** So small that its evaluation takes no time. */
const small = JSON.stringify({
  name: 'small',
  data: { type: 'names', path: 'names.txt' },
  model: [
    { type: 'embedding', dim: 2 },
    { type: 'flatten' },
    { type: 'linear', out: 10, bias: false },
    { type: 'batchNorm' },
    { type: 'tanh' },
    { type: 'linear', out: 7 },
  ],
  batchSize: 4,
  steps: 50,
  logEvery: 10,
});
const names = 'ada\nbea\ncade\ndab\nfae\nebba\nabe\nfaba\ndeb\nace\n'; // a to f, and the boundary
const files = { 'small.json': small, 'names.txt': names };

test('a run prints the lecture’s tables to stdout and its progress to stderr, in plain lines where neither is a terminal', async () => {
  const { code, stdout, stderr } = await inFolder(files, (folder) =>
    weir(['run', 'small.json'], { cwd: folder }),
  );
  expect(code).toBe(0);
  expect(stdout + stderr).not.toContain('\u001b');
  const number = String.raw`-?\d+\.\d{6}`;
  const power = String.raw`\d\.\d{6}e[+-]\d\d`;
  expect(stdout).toMatch(
    /activations at step 49\n {2}4\.tanh \| mean [+-]\d\.\d\d \| std \d\.\d\d \| saturated \d+\.\d\d%\n/,
  );
  expect(stdout).toMatch(
    new RegExp(`gradients of activations at step 49\\n  4\\.tanh \\| mean +${number} \\| std ${power}\\n`),
  );
  expect(stdout).toMatch(
    new RegExp(
      `\\n  2\\.linear\\.weight +\\| \\(6, 10\\) +\\| mean +${number} \\| std ${power} \\| grad:data ratio ${power}\\n`,
    ),
  );
  expect(stdout).toMatch(/log10 update:data at step 49\n/);
  expect(stdout).toMatch(/evaluation\n {2}train +\| loss \d\.\d{4} \| accuracy \d+\.\d\d%\n/);
  expect(stderr).toMatch(/^small: \d+ parameters, \d+ examples, 50 steps on simd\n/);
  expect(stderr).toMatch(/initial loss \d\.\d{4}, expected 1\.9459 of 7 equally likely classes\n/);
  expect(stderr.match(/^step +\d+\/50 {2}loss \d\.\d{4} {2}rate 0\.1/gm)).toHaveLength(6); // 0, 10, …, 40, and the last
});

test('a report and the lines of JSON tell of the same run, which every backend trains alike', async () => {
  await inFolder(files, async (folder) => {
    const run = (backend: string) =>
      weir(['run', 'small.json', '--format', 'jsonl', '--report', `${backend}.json`, '--backend', backend], {
        cwd: folder,
      });
    const losses: number[] = [];
    for (const backend of ['simd', 'wasm', 'cpu', 'simd-fma']) {
      const { code, stdout } = await run(backend);
      expect(code).toBe(0);
      const events = stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as { type: string; backend?: string; losses?: number[] }); // events, by their types
      expect(events[0]).toMatchObject({ type: 'started', backend, steps: 50 });
      expect(events.at(-1)).toMatchObject({ type: 'finished', reason: 'completed', steps: 50 });
      const all = events.flatMap((event) => event.losses ?? []);
      expect(all).toHaveLength(50);
      const report = JSON.parse(readFileSync(join(folder, `${backend}.json`), 'utf8')) as {
        losses: [number, number][];
        initialLoss: number;
        backend: string;
      }; // as written
      expect(report.losses.map(([step, loss]) => [step, loss])).toEqual(
        [0, 10, 20, 30, 40, 49].map((step) => [step, all[step]]),
      );
      expect(report.initialLoss).toBe(all[0]);
      expect(report.backend).toBe(backend);
      losses.push(all[49] ?? NaN);
    }
    const [simd = NaN, wasm, cpu, fma] = losses;
    expect(wasm).toBeCloseTo(simd, 4);
    expect(cpu).toBeCloseTo(simd, 4);
    expect(fma).toBeCloseTo(simd, 3); // 50 steps of BatchNorm on four examples spread its roundings
    expect(fma).not.toBe(simd);
    expect(readdirSync(folder).sort()).toEqual([
      'cpu.json',
      'names.txt',
      'simd-fma.json',
      'simd.json',
      'small.json',
      'wasm.json',
    ]);
  });
});

test('--set, --steps and --every change what is run', async () => {
  await inFolder(files, async (folder) => {
    const args = [
      'run',
      'small.json',
      '--set',
      'model.2.out=5',
      '--set',
      'name=other',
      '--steps',
      '21',
      '--every',
      '7',
      '--format',
      'jsonl',
    ];
    const { stdout } = await weir(args, { cwd: folder });
    const events = stdout
      .trimEnd()
      .split('\n')
      .map(
        (line) =>
          JSON.parse(line) as {
            type: string;
            diagnostic?: string;
            step: number;
            name?: string;
            config?: { model: { out?: number }[] };
          },
      ); // by their types
    expect(events[0]).toMatchObject({ name: 'other', steps: 21, config: { steps: 21 } });
    expect(events[0]?.config?.model[2]?.out).toBe(5);
    const measured = events.filter(({ diagnostic }) => diagnostic === 'activations').map(({ step }) => step);
    expect(measured).toEqual([0, 7, 14, 20]); // and the last
  });
});

test('--budget thins cadences, and says what it chose and what it came to', async () => {
  await inFolder(files, async (folder) => {
    const args = ['run', 'small.json', '--steps', '2000', '--every', '1', '--budget', '5%'];
    const { code, stderr } = await weir([...args, '--report', 'report.json'], { cwd: folder });
    expect(code).toBe(0);
    expect(stderr).toMatch(
      /^budget 5%: from step \d+, \d+ times less often than configured \(every \d+: activations, .*updateRatio.*\), about \S+%/m,
    );
    expect(stderr).toMatch(
      /^budget 5%: watching took \S+% of training's time \(\S+ s beside \S+ s; first calls \S+ s\)$/m,
    );
    const { budget } = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as {
      budget: { budget: number; multiple: number };
    }; // as written
    expect(budget).toMatchObject({ step: 1999, budget: 0.05 });
    expect(budget.multiple).toBeGreaterThan(1);

    const { stdout } = await weir([...args, '--format', 'jsonl'], { cwd: folder });
    const types = stdout
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { type: string }).type); // events, by their types
    expect(types).toContain('cadencesChosen');
    const besides = types.filter((type) => type !== 'finding');
    expect(besides.slice(-3)).toEqual(['budgetSpent', 'evaluated', 'finished']);
  });
});

test('data files are looked up in --data-dir, then in $WEIR_DATA, then in the working directory', async () => {
  const other = { 'names.txt': `${names}gigi\n` };
  await inFolder(files, (here) =>
    inFolder(other, async (there) => {
      const examples = async (args: readonly string[], environment = {}) => {
        const { code, stderr } = await weir(
          ['run', 'small.json', '--set', 'model.5.out=7', '--steps', '1', ...args],
          { cwd: here, environment },
        );
        // Two more classes are there, so that 7 outputs do not fit.
        if (code === 2 && stderr.includes('got [7]')) return 'there';
        return code === 0 ? 'here' : stderr;
      };
      expect(await examples([])).toBe('here');
      expect(await examples(['--data-dir', there])).toBe('there');
      expect(await examples([], { WEIR_DATA: there })).toBe('there');
      expect(await examples(['--data-dir', here], { WEIR_DATA: there })).toBe('here');
    }),
  );
});

test('a health rule set to stop a run ends it with exit code 1, what was reached, and what to do', async () => {
  const { code, stdout, stderr } = await inFolder(files, (folder) =>
    weir(
      ['run', 'small.json', '--set', 'model.5.init={"type": "normal", "std": 9}', '--stop-on', 'initialLoss'],
      {
        cwd: folder,
      },
    ),
  );
  expect(code).toBe(1);
  expect(stderr).toMatch(/stopped by initialLoss: \d+ of 50 steps/);
  expect(stdout).toMatch(/health\n(.*\n)*? {2}error: initialLoss, 5\.linear, since step 0\n {4}\S.*\n {4}\S/);
});

test('a run that diverges ends with exit code 1, names the step and what was first not finite, and reports what it reached', async () => {
  await inFolder({ ...files, 'report.json': 'of an earlier run' }, async (folder) => {
    const { code, stdout, stderr } = await weir(
      ['run', 'small.json', '--set', 'learningRate=1e30', '--set', 'logEvery=1', '--report', 'report.json'],
      { cwd: folder },
    );
    expect(code).toBe(1);
    expect(stdout).toMatch(/activations at step 0\n/);
    expect(stdout).toMatch(/health\n(.*\n)*? {2}error: notFinite, \S+ since step \d+\n {4}\S.*\n {4}\S/);
    expect(stdout).not.toMatch(/NaN|Infinity|null|undefined/);
    const [, at, culprit] =
      /weir: descend: loss must be finite, got \S+ at step (\d+); first not finite: (\S+);/.exec(stderr) ??
      [];
    const step = Number(at);
    expect(step).toBeGreaterThan(0);
    const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as {
      losses: [number, number][];
      health: { rule: string }[];
    }; // as written
    expect(report.losses.map(([of]) => of)).toEqual(Array.from({ length: step }, (_, of) => of));
    for (const [, loss] of report.losses) expect(loss).toBeTypeOf('number');
    expect(report.health.filter(({ rule }) => rule === 'notFinite')).toEqual([
      expect.objectContaining({ severity: 'error', subject: culprit, since: step }),
    ]);
    expect(report).toMatchObject({ name: 'small', evaluation: {}, timing: { steps: step } });
    expect(readdirSync(folder).sort()).toEqual(['names.txt', 'report.json', 'small.json']);
  });
});

describe('a run that is interrupted', () => {
  const endless = ['run', 'small.json', '--steps', '100000000', '--report', 'report.json'];

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'by %s ends cleanly with what was reached, and exit code 130',
    async (signal) => {
      await inFolder(files, async (folder) => {
        let sent = false;
        const { code, stdout, stderr } = await weir(endless, {
          cwd: folder,
          onLog(log, send) {
            if (!sent && log.includes('step')) {
              send(signal);
              sent = true;
            }
          },
        });
        expect(code).toBe(130);
        expect(stdout).toMatch(/activations at step \d+\n/);
        expect(stdout).toContain('evaluation\n');
        expect(stderr).toMatch(/stopped: [\d,]+ of 100,000,000 steps/);
        const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as { losses: unknown[] }; // as written
        expect(report.losses.length).toBeGreaterThan(0);
        expect(readdirSync(folder).sort()).toEqual(['names.txt', 'report.json', 'small.json']);
      });
    },
  );

  test('twice ends at once', async () => {
    const { code, stdout } = await inFolder(files, (folder) =>
      weir(endless, {
        cwd: folder,
        onLog(log, send) {
          // Both at once, so that the second finds the first not dealt with.
          if (log.includes('step')) {
            send('SIGINT');
            send('SIGTERM');
          }
        },
      }),
    );
    expect({ code, stdout }).toEqual({ code: 130, stdout: '' });
  });
});

test('a reader that goes away ends the command without a word', async () => {
  const { code, stderr } = await inFolder(files, (folder) =>
    weir(['run', 'small.json', '--steps', '100000000', '--format', 'jsonl'], {
      cwd: folder,
      closeStdout: () => true,
    }),
  );
  expect(code).toBe(0);
  expect(stderr).not.toContain('EPIPE');
});

test.each([[[]], [['--out', 'runs']]])(
  'a reader that goes away before anything is printed costs no report: %j',
  async (kept) => {
    await inFolder(files, async (folder) => {
      const { code } = await weir(['run', 'small.json', '--report', 'report.json', ...kept], {
        cwd: folder,
        closeStdout: () => true,
      });
      expect(code).toBe(0);
      expect(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'))).toHaveProperty('evaluation');
    });
  },
);

test('the presets are listed with a line each, and one is shown with what to look at', async () => {
  const { stdout } = await weir(['presets']);
  expect(stdout).toMatch(/^deep-batchnorm +five hidden layers with BatchNorm/m);
  const shown = await weir(['presets', 'mlp-original']);
  expect(shown.stdout).toContain('confidently wrong');
  expect(JSON.parse(shown.stdout.slice(shown.stdout.indexOf('{')))).toMatchObject({ name: 'mlp-original' });
});

test('a configuration that asks for fast precision runs on simd-fma, unless another backend is named', async () => {
  const fast = { ...files, 'fast.json': small.replace('{', '{"precision":"fast",') };
  await inFolder(fast, async (folder) => {
    const configured = await weir(['run', 'fast.json'], { cwd: folder });
    expect(configured.stderr).toMatch(/50 steps on simd-fma\n/);
    const named = await weir(['run', 'fast.json', '--backend', 'simd'], { cwd: folder });
    expect(named.stderr).toMatch(/50 steps on simd\n/);
  });
});

test('the doctor finds Node, a backend and the data it is told of', async () => {
  const { code, stdout } = await inFolder(files, (folder) => weir(['doctor', '--data-dir', folder]));
  expect(code).toBe(0);
  expect(stdout).toContain(process.version);
  expect(stdout).toMatch(/ok +backend simd +runs here; the default/);
  expect(stdout).toMatch(/ok +backend simd-fma +runs here/);
  expect(stdout).toMatch(/ok +names\.txt +\S+names\.txt/);
});

describe('a preset that compares runs', () => {
  const headings = [
    '32, batchNorm',
    '8, batchNorm',
    '4, batchNorm',
    '2, batchNorm',
    '32, layerNorm',
    '2, layerNorm',
  ];

  test('trains one after the other, and sets them side by side', async () => {
    await inFolder({}, async (folder) => {
      const args = ['run', 'batch-size', '--steps', '50', '--set', 'seed=3', '--report', 'report.json'];
      const { code, stdout, stderr } = await weir(args, { cwd: folder });
      expect(code).toBe(0);
      expect(stderr.match(/^batch-size\S*: .* 50 steps on simd$/gm)).toHaveLength(headings.length);
      const [, table = ''] = stdout.split('side by side\n');
      const [titles = '', ...rows] = table.trimEnd().split('\n');
      expect(titles).toMatch(/loss, last tenth \| train +\| validation \| jitter/);
      expect(rows.map((row) => row.split('|')[0]?.trim())).toEqual(headings);
      for (const row of rows) expect(row).toMatch(/\| \d\.\d{4} +\| \d\.\d{4} \| \d\.\d{4} +\| \d\.\d{4}/);
      const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as {
        name: string;
        losses: unknown;
        variants: { name: string; losses: unknown; config: { seed: number; steps: number } }[];
      }; // as written
      expect(report.name).toBe('batch-size');
      expect(report.variants.map(({ name }) => name)).toEqual(headings);
      expect(report.variants.every(({ config }) => config.seed === 3 && config.steps === 50)).toBe(true);
      expect(report.losses).toEqual(report.variants[0]?.losses);
    });
  }, 60_000);

  test('says when --set levels what the runs differ in, and nothing of what they share', async () => {
    const set = ['--set', 'batchSize=16', '--set', 'seed=3'];
    const { code, stderr } = await weir(['run', 'batch-size', '--steps', '2', ...set]);
    expect(code).toBe(0);
    expect(stderr.match(/^note: .*$/gm)).toEqual([
      'note: --set batchSize=16 holds for every run of batch-size, which have 32, 8, 4, 2',
    ]);
  }, 60_000);

  test('Ctrl-C ends the run at hand and begins no other', async () => {
    let sent = false;
    const { code, stdout, stderr } = await weir(['run', 'covariate-shift', '--steps', '100000'], {
      onLog(text, send) {
        if (sent || !text.includes('step')) return;
        sent = true;
        send('SIGINT');
      },
    });
    expect(code).toBe(130);
    expect(stderr.match(/steps on simd$/gm)).toHaveLength(1);
    expect(stdout).toMatch(/side by side\n.*\n {2}without BatchNorm/);
    expect(stdout).not.toContain('with BatchNorm |');
  }, 60_000);

  test('is listed with the number of its runs, and shown with what sets them apart', async () => {
    const { stdout: all } = await weir(['presets']);
    expect(all).toMatch(/^batch-size +.*\(6 runs\)$/m);
    expect(all).toMatch(/^batchnorm-jitter +[^(]*$/m);
    const { stdout } = await weir(['presets', 'batch-size']);
    expect(stdout).toMatch(/^ {2}8, batchNorm: batchSize 8, learningRate 0\.025, steps 8000/m);
    expect(stdout).toContain('"name": "batch-size"');
  }, 60_000);
});

test('the jitter of an example’s outputs is a table of its own', async () => {
  const { code, stdout } = await weir(['run', 'batchnorm-jitter', '--steps', '20']);
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /jitter of an example’s outputs at step 19\n {2}batches of 2 +\| training 0\.\d{4} \| evaluation 0\.0000\n/,
  );
}, 60_000);

test('evaluateEvery tells of the splits while the training goes on', async () => {
  await inFolder(files, async (folder) => {
    const { stderr } = await weir(['run', 'small.json', '--set', 'evaluateEvery=20'], { cwd: folder });
    expect(
      stderr.match(/^evaluated after \d+ steps: train loss \d\.\d{4}, validation loss \d\.\d{4}$/gm),
    ).toHaveLength(2);
  });
});
