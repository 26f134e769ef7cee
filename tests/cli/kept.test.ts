import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readSafetensors } from '@weir/runs';
import { expect, test } from 'vitest';
import { inFolder, weir } from './weir.ts';

const configuration = JSON.stringify({
  name: 'kept',
  seed: 3,
  data: { type: 'names', path: 'names.txt' },
  model: [
    { type: 'embedding', dim: 2 },
    { type: 'flatten' },
    { type: 'linear', out: 10, bias: false },
    { type: 'batchNorm' },
    { type: 'tanh' },
    { type: 'dropout', rate: 0.1 },
    { type: 'linear', out: 7 },
  ],
  optimizer: { type: 'adam' },
  learningRate: 0.01,
  batchSize: 4,
  sampling: 'epoch',
  steps: 200,
  logEvery: 20,
});
const names = 'ada\nbea\ncade\ndab\nfae\nebba\nabe\nfaba\ndeb\nace\n'; // a to f, and the boundary
const files = { 'kept.json': configuration, 'names.txt': names };

test('a run that is kept is listed, shown, evaluated, sampled, replayed, forked and set beside its fork, from its folder', async () => {
  await inFolder(files, async (folder) => {
    const at = (...args: readonly string[]) => weir([...args], { cwd: folder });
    const run = await at(
      'run',
      'kept.json',
      '--out',
      'runs',
      '--checkpoint-every',
      '50',
      '--report',
      'run.json',
    );
    expect(run.code).toBe(0);
    const [id = ''] = readdirSync(join(folder, 'runs'));
    expect(run.stderr).toContain(`run ${id} in `);

    const listed = await at('ls', '--format', 'jsonl');
    expect(JSON.parse(listed.stdout)).toMatchObject({
      id,
      name: 'kept',
      state: 'completed',
      step: 200,
      steps: 200,
    });

    const shown = await at('show', 'kept', '--report', 'show.json');
    expect(shown.stdout.split('\n').slice(3).join('\n')).toContain(
      run.stdout.split('\n').slice(0, 8).join('\n'),
    );
    expect(readFileSync(join(folder, 'show.json'), 'utf8')).toBe(
      readFileSync(join(folder, 'run.json'), 'utf8'),
    );

    const report = JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as { evaluation: unknown };
    const evaluated = await at('evaluate', id, '--format', 'jsonl');
    const { splits, ...rest } = JSON.parse(evaluated.stdout) as { splits: object };
    expect(rest).toEqual({ type: 'evaluated', step: 200 });
    // A report says the two parts of a cross-entropy too, which follow from the event.
    expect(report.evaluation).toMatchObject(splits);

    const sampled = await at('sample', `runs/${id}`, '-n', '4', '--at', '120');
    expect(sampled.code).toBe(0);
    expect(sampled.stdout.trim().split('\n')).toHaveLength(4);
    expect(sampled.stderr).toContain('after 120 steps');

    const replayed = await at(
      'replay',
      id,
      '--diagnostics',
      'saturation',
      '--every',
      '10',
      '--from',
      '100',
      '--to',
      '130',
      '--format',
      'jsonl',
    );
    expect(replayed.code).toBe(0);
    expect(replayed.stderr).toContain('parameters after 150 steps are those of the checkpoint, bit for bit');
    const measured = replayed.stdout.split('\n').filter((line) => line.includes('"type":"measurement"'));
    expect(measured.map((line) => (JSON.parse(line) as { step: number }).step)).toEqual([100, 110, 120]);

    const forked = await at('fork', id, '--at', '130', '--set', 'learningRate=0.1');
    expect(forked.code).toBe(0);
    const twin = readdirSync(join(folder, 'runs')).find((name) => name !== id) ?? '';
    const header = JSON.parse(readFileSync(join(folder, 'runs', twin, 'header.json'), 'utf8')) as unknown;
    expect(header).toMatchObject({ parent: { id, step: 130 }, config: { learningRate: 0.1 } });

    const diff = await at('diff', id, twin, '--format', 'jsonl');
    expect(JSON.parse(diff.stdout)).toMatchObject({
      config: [{ path: 'learningRate', a: 0.01, b: 0.1 }],
      parts: { step: 131 }, // step 130 is of the same parameters
    });

    const wide = await at('fork', id, '--at', '130', '--set', 'model.2.out=12');
    expect(wide.code).toBe(2);
    expect(wide.stderr).toContain('widths cannot change without a new start');
  });
}, 300_000);

test('an early-stopped run is evaluated, sampled and exported as it ended: with its best parameters', async () => {
  const early = JSON.stringify({
    ...(JSON.parse(configuration) as object),
    learningRate: 0.3,
    evaluateEvery: 10,
    earlyStopping: { patience: 4 },
  });
  await inFolder({ ...files, 'early.json': early }, async (folder) => {
    const at = (...args: readonly string[]) => weir([...args], { cwd: folder });
    await at('run', 'early.json', '--out', 'runs', '--report', 'run.json');
    const [id = ''] = readdirSync(join(folder, 'runs'));
    const { evaluation } = JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as {
      evaluation: unknown;
    };
    const evaluated = await at('evaluate', id, '--format', 'jsonl');
    const { step, parametersOf, splits } = JSON.parse(evaluated.stdout) as {
      readonly step: number;
      readonly parametersOf?: number;
      readonly splits: object;
    };
    expect(Object.keys(splits)).toEqual(['train', 'validation', 'test']);
    expect(evaluation).toMatchObject(splits);
    expect(step).toBeGreaterThan(parametersOf ?? NaN);
    const sampled = await at('sample', id, '-n', '2');
    expect(sampled.stderr).toContain(
      `after ${step} steps, with the best parameters, those after ${parametersOf}`,
    );
    const last = await at('evaluate', id, '--at', String(step), '--format', 'jsonl');
    expect((JSON.parse(last.stdout) as { splits: unknown }).splits).not.toEqual(evaluation);
    await at('export', id, '--to', 'safetensors', '--out', 'ended');
    await at('export', id, '--to', 'safetensors', '--out', 'best', '--at', String(parametersOf));
    const tensorsOf = (file: string) => readSafetensors(readFileSync(join(folder, file))).tensors;
    expect(tensorsOf('ended')).toEqual(tensorsOf('best'));
  });
}, 300_000);

test('a run that is kept is made into files for other tools, questioned by SQL, and its network started from', async () => {
  await inFolder(files, async (folder) => {
    const at = (...args: readonly string[]) => weir([...args], { cwd: folder });
    await at('run', 'kept.json', '--out', 'runs');
    const [id = ''] = readdirSync(join(folder, 'runs'));
    for (const to of ['csv', 'parquet', 'tensorboard', 'safetensors']) {
      const layout = to === 'safetensors' ? ['--layout', 'torch'] : []; // others have none to choose
      const exported = await at('export', id, '--to', to, '--out', `out-${to}`, ...layout);
      expect([exported.code, exported.stderr]).toEqual([0, '']);
    }
    expect(readdirSync(join(folder, 'out-csv')).sort()).toEqual([
      'evaluations.csv',
      'findings.csv',
      'losses.csv',
      'measurements.csv',
      'runs.csv',
    ]);
    const answer = await at(
      'sql',
      'SELECT count(*) AS steps, min(step) AS first, max(step) AS last FROM losses',
      '--format',
      'jsonl',
    );
    expect(JSON.parse(answer.stdout)).toEqual({ steps: '200', first: '0', last: '199' });
    const parquet = await at('sql', `SELECT * FROM read_parquet('${folder}/out-parquet/losses.parquet')`);
    expect(parquet.code).toBe(2); // files are out of a query's reach
    const wrong = await at('sql', 'SELECT nothing FROM losses');
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain('QUERY must be SQL over runs, losses');
    const started = await at(
      'run',
      'kept.json',
      '--steps',
      '1',
      '--weights',
      'out-safetensors',
      '--weights-layout',
      'torch',
      '--out',
      'weights',
      '--report',
      'weights.json',
    );
    expect(started.code).toBe(0);
    expect(started.stderr).toContain('also holds 3.batchNorm.running_mean');
  });
}, 300_000);

test('a run that is interrupted says how to go on, and ends as if it had not been', async () => {
  await inFolder(files, async (folder) => {
    const whole = await weir(['run', 'kept.json', '--steps', '3000', '--report', 'whole.json'], {
      cwd: folder,
    });
    expect(whole.code).toBe(0);
    let sent = false;
    const { code, stderr } = await weir(['run', 'kept.json', '--steps', '3000', '--out', 'my runs'], {
      cwd: folder,
      onLog(log, send) {
        if (sent || !/step +\d+\/3000/.test(log)) return;
        sent = true;
        send('SIGTERM');
      },
    });
    expect(code).toBe(130);
    const [id = ''] = readdirSync(join(folder, 'my runs'));
    expect(stderr).toContain(`go on by: npx weir resume "my runs/${id}"`);
    const resumed = await weir(['resume', `my runs/${id}`, '--report', 'resumed.json'], { cwd: folder });
    expect(resumed.code).toBe(0);
    const [, after] = /^going on after ([\d,]+) steps?$/m.exec(resumed.stderr) ?? [];
    const told = [...resumed.stderr.matchAll(/^step +(\d+)\/3000/gm)].map(([, step]) => Number(step));
    expect(told.at(-1)).toBe(3000);
    expect(Math.min(...told)).toBeGreaterThan(Number(after?.replace(',', '')));
    const reportIn = (file: string) => {
      const { timing: _, ...report } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as {
        timing: unknown;
      };
      return report;
    };
    expect(reportIn('resumed.json')).toEqual(reportIn('whole.json'));
    expect(resumed.stdout).toBe(whole.stdout);
  });
}, 300_000);

test('the report of an interrupted run says so, with the evaluation of what it came to, as the command for that gives it', async () => {
  await inFolder(files, async (folder) => {
    let sent = false;
    const args = ['run', 'kept.json', '--steps', '30000', '--out', 'runs', '--report', 'cut.json'];
    const { code, stdout } = await weir(args, {
      cwd: folder,
      onLog(log, send) {
        if (sent || !/step +\d+\/30000/.test(log)) return;
        sent = true;
        send('SIGINT');
      },
    });
    expect(code).toBe(130);
    expect(stdout).toMatch(/evaluation\n +train +\| loss/);
    const report = JSON.parse(readFileSync(join(folder, 'cut.json'), 'utf8')) as Report;
    expect(report.ending?.reason).toBe('interrupted');
    const evaluated = await weir(['evaluate', 'kept', '--format', 'jsonl'], { cwd: folder });
    const { step, splits } = JSON.parse(evaluated.stdout) as { step: number; splits: object };
    expect(report.ending?.steps).toBe(step);
    expect(Object.keys(splits)).toEqual(['train', 'validation', 'test']);
    expect(report.evaluation).toMatchObject(splits);
    await weir(['show', 'kept', '--report', 'show.json'], { cwd: folder });
    const { ending } = JSON.parse(readFileSync(join(folder, 'show.json'), 'utf8')) as Report;
    expect(ending).toEqual(report.ending);
  });
}, 300_000);

test('a diagnostic of one’s own that emits a BigInt is named, dropped, and changes nothing else, kept or not', async () => {
  const watched = JSON.stringify({
    ...(JSON.parse(configuration) as object),
    diagnostics: [{ type: './odd.js#odd' }],
  });
  const odd =
    "import { map } from 'rxjs';\nexport const odd = () => map(({ step }) => ({ step: BigInt(step) }));\n";
  await inFolder({ ...files, 'watched.json': watched, 'odd.js': odd }, async (folder) => {
    const at = (...args: readonly string[]) => weir([...args], { cwd: folder });
    const plain = await at('run', 'kept.json', '--report', 'plain.json');
    const kept = await at(
      'run',
      'watched.json',
      '--out',
      'runs',
      '--checkpoint-every',
      '50',
      '--report',
      'kept.json.out',
    );
    const unkept = await at('run', 'watched.json', '--report', 'unkept.json');
    expect([plain.code, kept.code, unkept.code]).toEqual([0, 0, 0]);
    for (const { stderr } of [kept, unkept]) {
      expect(stderr).toContain('odd failed at step 0: value.step must be plain data');
      expect(stderr).toContain('got a BigInt; make a number or text of it; it is not asked again');
    }
    const [a, b, c] = ['plain.json', 'kept.json.out', 'unkept.json'].map(
      (file) => timelessReport(folder, file) as Report,
    );
    expect(b?.losses).toEqual(a?.losses);
    expect(b?.evaluation).toEqual(a?.evaluation);
    expect({ ...c, config: undefined }).toEqual({ ...b, config: undefined });
  });
}, 300_000);

test.each([
  [['show', '../etc'], 'RUN must be a run'],
  [['resume', 'nothing'], 'RUN must be a run'],
  [['evaluate', 'a/../../b'], 'RUN must be a run'],
  [['run', 'kept.json', '--keep', 'first'], '--keep must be of last=N'],
])('%j is refused in words', async (args, message) => {
  await inFolder(files, async (folder) => {
    const { code, stderr } = await weir([...args], { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});

test('a comparison that is interrupted is resumed as a whole: runs that have ended, the one that was at it, and those to come', async () => {
  await inFolder({}, async (folder) => {
    const steps = ['--steps', '1500'];
    const whole = await weir(['run', 'covariate-shift', ...steps, '--report', 'whole.json'], { cwd: folder });
    expect(whole.code).toBe(0);
    let sent = false;
    const args = ['run', 'covariate-shift', ...steps, '--out', 'runs', '--checkpoint-every', '200'];
    const cut = await weir(args, {
      cwd: folder,
      onLog(log, send) {
        if (sent || !/step +\d+\/1500/.test(log)) return;
        sent = true;
        send('SIGTERM');
      },
    });
    expect(cut.code).toBe(130);
    const [name = ''] = readdirSync(join(folder, 'runs'));
    expect(cut.stderr).toContain(`go on by: npx weir resume runs/${name}`);
    expect(readdirSync(join(folder, 'runs', name))).toHaveLength(2); // the first run, and what is compared
    const resumed = await weir(['resume', name, '--report', 'resumed.json'], { cwd: folder });
    expect(resumed.code).toBe(0);
    expect(resumed.stdout).toBe(whole.stdout);
    expect(timelessReport(folder, 'resumed.json')).toEqual(timelessReport(folder, 'whole.json'));
    expect(readdirSync(join(folder, 'runs', name))).toHaveLength(3);
    const again = await weir(['resume', name], { cwd: folder });
    expect([again.code, again.stdout]).toEqual([0, whole.stdout]);
  });
}, 300_000);

test('a comparison that is interrupted between two of its runs says what resumes it; of two processes that do, one begins the next', async () => {
  await inFolder({}, async (folder) => {
    const args = ['run', 'covariate-shift', '--steps', '30', '--out', 'runs'];
    let sent = false;
    const cut = await weir(args, {
      cwd: folder,
      onLog(log, send) {
        if (sent || !log.includes('done: 30 steps')) return;
        sent = true;
        send('SIGTERM');
      },
    });
    const [name = ''] = readdirSync(join(folder, 'runs'));
    expect(cut.code).toBe(130);
    expect(cut.stderr).toContain(`interrupted; go on by: npx weir resume runs/${name}`);
    const both = await Promise.all(
      ['covar', name].map((run) => weir(['resume', run, '--report', `${run}.json`], { cwd: folder })),
    );
    const listed = await weir(['ls', '--format', 'jsonl'], { cwd: folder });
    const runs = listed.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { variant: string; state: string });
    expect(runs).toHaveLength(2);
    expect(new Set(runs.map(({ variant }) => variant)).size).toBe(2);
    expect(runs.every(({ state }) => state === 'completed')).toBe(true);
    // The other one came later and says the same, or is told who trains it.
    expect(both.some(({ code }) => code === 0)).toBe(true);
    for (const { code, stderr } of both)
      if (code !== 0) expect([code, stderr]).toEqual([2, expect.stringContaining('must be held by nobody')]);
  });
}, 300_000);

interface Report {
  readonly ending?: { readonly reason: string; readonly steps: number };
  readonly evaluation: object;
  readonly losses: unknown;
}

/** A report without what time decides, of its variants too. */
function timelessReport(folder: string, file: string): unknown {
  return JSON.parse(readFileSync(join(folder, file), 'utf8'), (key, value: unknown) =>
    key === 'timing' ? undefined : value,
  );
}
