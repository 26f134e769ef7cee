import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inFolder, weir } from './weir.ts';

const read = (folder: string, name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));

describe('the bundled command', () => {
  it('reports what the sources report, bit for bit', async () => {
    await inFolder({}, async (cwd) => {
      const run = ['run', 'deep-batchnorm', '--steps', '50', '--report'];
      await weir([...run, 'bundled.json'], { cwd, form: 'bundle' });
      await weir([...run, 'sources.json'], { cwd, form: 'sources' });
      const [bundled, sources] = ['bundled.json', 'sources.json'].map((name) =>
        Object.assign({}, read(cwd, name), { timing: undefined }),
      );
      expect(bundled).toHaveProperty('evaluation.validation');
      expect(bundled).toEqual(sources);
    });
  });

  it.each(['simd', 'simd-fma', 'wasm', 'cpu'])('trains on %s', async (backend) => {
    await inFolder({}, async (cwd) => {
      const run = ['run', 'mlp-xor', '--steps', '20', '--backend', backend, '--report', 'report.json'];
      const { code, stderr } = await weir(run, { cwd, form: 'bundle' });
      expect(code, stderr).toBe(0);
      expect(read(cwd, 'report.json')).toMatchObject({ backend, ending: { steps: 20 } });
    });
  });

  it('is what a stranger’s file imports from, in a folder that holds no package', async () => {
    const mine = `
      import { history } from '@weir/core';
      import { diagnosticKind } from '@weir/diagnostics';
      import { tanh } from '@weir/nn';
      import { map } from 'rxjs';
      import { map as sameMap } from 'rxjs/operators';
      if (map !== sameMap) throw new Error('there are two copies of rxjs');
      export const positive = diagnosticKind({ type: 'positive', schema: {}, defaultEvery: 1, state: history(),
        operator: () => map(({ step, layers }) => ({ step, share: layers.at(-1).output.share(0) })) });
      export const myTanh = () => tanh();
    `;
    const configuration = {
      data: { type: 'xor' },
      model: [{ type: 'linear', out: 4 }, { type: './mine.mjs#myTanh' }, { type: 'linear', out: 2 }],
      diagnostics: [{ type: 'positive' }],
      batchSize: 4,
      steps: 3,
    };
    const files = { 'mine.mjs': mine, 'own.json': JSON.stringify(configuration) };
    await inFolder(files, async (cwd) => {
      const run = ['run', 'own.json', '--import', './mine.mjs', '--format', 'jsonl'];
      const { code, stdout, stderr } = await weir(run, { cwd, form: 'bundle' });
      expect(code, stderr).toBe(0);
      const events = stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      const measured = events.filter(({ diagnostic }) => diagnostic === 'positive');
      expect(measured.map(({ step }) => step)).toEqual([0, 1, 2]);
    });
  });

  it('serves the page', async () => {
    await inFolder({}, async (cwd) => {
      let page: Promise<string> | undefined;
      await weir(['serve', 'mlp-xor', '--port', '0'], {
        cwd,
        form: 'bundle',
        onLog(_log, send, stdout) {
          const [, address] = /^Dashboard: (http:\/\/127\.0\.0\.1:\d+)$/m.exec(stdout) ?? [];
          if (page || address === undefined) return;
          page = fetch(address)
            .then((response) => response.text())
            .finally(() => send('SIGINT'));
        },
      });
      expect(await page).toContain('<div id="page">');
    });
  });

  it('explains a name', async () => {
    const explain = ['explain', 'saturation'];
    const { code, stdout } = await weir(explain, { form: 'bundle' });
    expect(code).toBe(0);
    expect(stdout).toBe((await weir(explain)).stdout);
  });

  it('knows its version', async () => {
    const { version } = JSON.parse(
      readFileSync(new URL('../../apps/cli/package.json', import.meta.url), 'utf8'),
    );
    expect((await weir(['--version'], { form: 'bundle' })).stdout.trim()).toBe(version);
  });
});
