import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inFolder, weir } from './weir.ts';

const files = {
  'small.json': JSON.stringify({
    name: 'small',
    data: { type: 'names', path: 'names.txt' },
    model: [{ type: 'embedding', dim: 2 }, { type: 'flatten' }, { type: 'linear', out: 4 }],
    batchSize: 2,
    steps: 100_000_000,
  }),
  'names.txt': 'abc\nbca\ncab\naab\nbba\n',
};

/** What the server at an address says of its runs. */
const runsAt = async (address: string): Promise<unknown> => (await fetch(`${address}/api/runs`)).json();

test('serve that keeps no runs trains in the sight of its page, and Ctrl-C ends both with what was reached', async () => {
  await inFolder(files, async (folder) => {
    let listed: Promise<unknown> | undefined;
    const { code, stdout, stderr } = await weir(['serve', 'small.json', '--port', '0', '--no-runs'], {
      cwd: folder,
      onLog(log, send, soFar) {
        const [, address] = /^Dashboard: (http:\/\/127\.0\.0\.1:\d+)$/m.exec(soFar) ?? [];
        if (listed || address === undefined || !log.includes('initial loss')) return;
        listed = runsAt(address).finally(() => send('SIGINT'));
      },
    });
    expect(existsSync(join(folder, 'runs'))).toBe(false);
    expect(JSON.stringify(await listed)).toMatch(/"name":"small","status":"running"/);
    expect(code).toBe(130);
    expect(stdout).toContain('evaluation\n');
    expect(stderr).toMatch(/stopped: [\d,]+ of 100,000,000 steps/);
  });
});

test('serve keeps its run: Ctrl-C leaves it interrupted, the next server lists it, and it is resumed over HTTP to its end', async () => {
  await inFolder(files, async (folder) => {
    const serve = (args: readonly string[], then: (address: string) => Promise<unknown>, word: string) => {
      let listed: Promise<unknown> | undefined;
      return weir(['serve', ...args, '--port', '0'], {
        cwd: folder,
        onLog(log, send, soFar) {
          const [, address] = /^Dashboard: (http:\/\/127\.0\.0\.1:\d+)$/m.exec(soFar) ?? [];
          if (listed || address === undefined || !log.includes(word)) return;
          listed = then(address).finally(() => send('SIGINT'));
        },
      }).then(async (ended) => ({ ...ended, answer: await listed }));
    };
    const first = await serve(['small.json', '--steps', '30000'], runsAt, 'initial loss');
    expect(first.code).toBe(130);
    expect(first.stderr).toMatch(/interrupted; go on by: npx weir resume runs\/small-/);
    const id = /runs\/(small-[\w-]+)/.exec(first.stderr)?.[1] ?? 'none';
    expect(first.answer).toMatchObject([{ id, status: 'running', steps: 30_000 }]);

    const second = await serve(
      [],
      async (address) => {
        const before = await runsAt(address);
        const resumed = await fetch(`${address}/api/runs/${id}/resume`, { method: 'POST' });
        expect(resumed.status).toBe(202);
        await expect
          .poll(async () => ((await runsAt(address)) as { status: string }[])[0]?.status, { timeout: 30_000 })
          .toBe('completed');
        const again = await fetch(`${address}/api/runs/${id}/resume`, { method: 'POST' });
        return [before, again.status, (await again.json()) as unknown];
      },
      'still serving',
    );
    expect(second.code).toBe(0);
    const [before, status, refusal] = second.answer as [unknown, number, { error: string }];
    expect(before).toMatchObject([{ id, status: 'interrupted', name: 'small' }]);
    expect(status).toBe(409);
    expect(refusal.error).toContain(`run ${id} must be an interrupted one: it is completed`);

    const undisturbed = await weir(['run', 'small.json', '--steps', '30000', '--out', 'other'], {
      cwd: folder,
    });
    const other = /run (small-\S+) in/.exec(undisturbed.stderr)?.[1] ?? 'none';
    const diff = await weir(['diff', `runs/${id}`, `other/${other}`], { cwd: folder });
    expect(diff.stdout).toContain('losses are the same, bit for bit');
    expect(diff.code).toBe(0);
  });
});

test('serve goes on once its run is done, and then ends with exit code 0', async () => {
  await inFolder(files, async (folder) => {
    let sent = false;
    const { code, stdout } = await weir(['serve', 'small.json', '--port', '0', '--steps', '10'], {
      cwd: folder,
      onLog(log, send) {
        if (sent || !log.includes('still serving at http://127.0.0.1:')) return;
        sent = true;
        send('SIGTERM');
      },
    });
    expect(code).toBe(0);
    expect(stdout).toContain('weight gradients at step 9\n');
  });
});

test('serve of a preset that compares runs trains all of them, one after the other', async () => {
  let listed: Promise<unknown> | undefined;
  const { code, stdout } = await inFolder({}, (cwd) =>
    weir(['serve', 'covariate-shift', '--port', '0', '--steps', '10'], {
      cwd,
      onLog(log, send, soFar) {
        const [, address] = /^Dashboard: (http:\/\/127\.0\.0\.1:\d+)$/m.exec(soFar) ?? [];
        if (listed || address === undefined || !log.includes('still serving')) return;
        listed = runsAt(address).finally(() => send('SIGINT'));
      },
    }),
  );
  expect(await listed).toMatchObject([
    { variant: 'with BatchNorm', status: 'completed', step: 10 },
    { variant: 'without BatchNorm', status: 'completed', step: 10 },
  ]);
  expect(stdout.match(/^covariate-shift\S*: with/gm)).toHaveLength(2);
  expect(code).toBe(0);
});

test.each([
  ['a configuration', ['--set', 'steps=0'], 'steps must be an integer of at least 1, got 0'],
  ['data', ['--set', 'data.path=none.txt'], 'data: "none.txt" must be a file, got none at'],
  ['a port', ['--port', '99999'], 'It must be an integer from 0 to 65535.'],
])('serve with %s that is wrong ends with exit code 2', async (_, args, message) => {
  const { code, stderr } = await inFolder(files, (cwd) =>
    weir(['serve', 'small.json', '--port', '0', ...args], { cwd }),
  );
  expect(stderr).toContain(message);
  expect(code).toBe(2);
});

test('a configuration that is sent reads within the data folder alone, and is not told what a file holds', async () => {
  const within = { ...files, 'secret.csv': 'root:x:0;0', 'folder.txt': 'root:x:0:0\tsecret\n' };
  const model = [{ type: 'flatten' }, { type: 'linear', out: 1 }];
  const table = { model, data: { type: 'table', features: ['a'], target: 'b' }, loss: { type: 'mse' } };
  const sent = [
    { ...table, data: { ...table.data, path: 'secret.csv' } },
    { ...table, data: { ...table.data, path: '../secret.csv' } },
    { ...table, data: { ...table.data, path: '/etc/hostname' } },
    { model: [{ type: 'linear', out: 1_000_000_000 }], data: { type: 'xor' }, loss: { type: 'mse' } },
  ];
  const ambiguous = ['{"config":{"name":"a","name":"b"}}', '{"config":{"__proto__":{"steps":5}}}'];
  const answers: string[] = [];
  await inFolder(within, async (folder) => {
    let listed: Promise<unknown> | undefined;
    const { code, stderr } = await weir(['serve', 'small.json', '--port', '0', '--data-dir', '.'], {
      cwd: folder,
      onLog(log, send, soFar) {
        const [, address] = /^Dashboard: (http:\/\/127\.0\.0\.1:\d+)$/m.exec(soFar) ?? [];
        if (listed || address === undefined || !log.includes('initial loss')) return;
        const list = async (): Promise<void> => {
          const bodies = [...sent.map((config) => JSON.stringify({ config })), ...ambiguous];
          for (const body of bodies) {
            const headers = { 'content-type': 'application/json' };
            const answer = await fetch(`${address}/api/runs`, { method: 'POST', headers, body });
            answers.push(`${answer.status} ${await answer.text()}`);
          }
        };
        listed = list().finally(() => send('SIGINT'));
      },
    });
    await listed;
    expect(code).toBe(130);
    expect(stderr).toContain('refused a run: table: secret.csv');
  });
  expect(answers).toHaveLength(sent.length + ambiguous.length);
  expect(answers.join('\n')).not.toContain('root:');
  expect(answers[0]).toMatch(/^400 .*table: secret\.csv .* must .*contents are not shown/);
  for (const answer of answers.slice(1, 3)) expect(answer).toMatch(/^400 .*none within the data folder/);
  expect(answers[4]).toMatch(
    /^400 .*body line 1, column 23 must be a name that its object has once, got .*name/,
  );
  expect(answers[5]).toMatch(/^400 .*body line 1, column 12 must be the name of an option, got .*__proto__/);
  expect(answers[3]).toMatch(/^400 .*model\[0\] must fit into 2 GB of memory/);
});
