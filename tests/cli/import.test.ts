import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inFolder, weir as started } from './weir.ts';
import type { Start } from './weir.ts';

const at = (specifier: string): string => JSON.stringify(import.meta.resolve(specifier));

/** From the sources, which what a stranger writes imports here. */
const weir = (args: readonly string[], start: Start = {}) => started(args, { form: 'sources', ...start });

/** What a stranger writes: an operator, a layer and a rule, by functions and by kinds. */
const mine = `
import { history } from ${at('@weir/core')};
import { diagnosticKind, findings, ruleKind } from ${at('@weir/diagnostics')};
import { tanh } from ${at('@weir/nn')};
import { map } from ${at('rxjs')};

export const positiveShare = () => map(({ step, layers }) => ({
  step,
  shares: Object.fromEntries(layers.map(({ name, output }) => [name, output.share(0)])),
}));
export const myTanh = () => tanh();
export const lossAbove = (name = 'lossAbove') => findings(name, () => ({ loss: value }) => value <= 0.1 ? [] : [{
  subject: 'run', severity: 'warning', value, threshold: 0.1, formula: 'loss', meaning: 'The loss is high.', remedy: 'Train longer.',
}]);
export const everyShare = diagnosticKind({
  type: 'everyShare', schema: { 'above?': 'number' }, defaultEvery: 2, operator: ({ above = 0 }) =>
    map(({ step, layers }) => ({ step, above, share: layers.at(-1).output.share(above) })), state: history(),
});
export const always = ruleKind({ type: 'always', schema: {}, operator: () => lossAbove('always') });
`;
const configuration = (own: object) =>
  JSON.stringify({
    data: { type: 'xor' },
    model: [{ type: 'linear', out: 4 }, { type: './mine.mjs#myTanh' }, { type: 'linear', out: 2 }],
    batchSize: 4,
    steps: 4,
    ...own,
  });
const events = (stdout: string) =>
  stdout
    .trim()
    .split('\n')
    .map(
      (line) =>
        JSON.parse(line) as {
          type: string;
          diagnostic?: string;
          step?: number;
          value?: unknown;
          finding?: { rule: string };
        },
    );

describe('what a stranger wrote, in a configuration', () => {
  it('is named by its file: a diagnostic, a layer and a rule', async () => {
    const config = configuration({
      diagnostics: [{ type: './mine.mjs#positiveShare', every: 2 }],
      health: { rules: [{ type: './mine.mjs#lossAbove' }] },
    });
    await inFolder({ 'mine.mjs': mine, 'config.json': config }, async (folder) => {
      const { code, stdout, stderr } = await weir(['run', join(folder, 'config.json'), '--format', 'jsonl']);
      expect(code, stderr).toBe(0);
      const measured = events(stdout).filter(({ diagnostic }) => diagnostic === './mine.mjs#positiveShare');
      expect(measured.map(({ step }) => step)).toEqual([0, 2, 3]);
      expect(Object.keys((measured[0]?.value as { shares: object }).shares)).toEqual([
        '0.linear',
        '1.tanh',
        '2.linear',
      ]);
      expect(events(stdout).some(({ finding }) => finding?.rule === 'lossAbove')).toBe(true);
    });
  });

  it('is named by its own name after --import, its options checked by its schema', async () => {
    const config = (above: unknown) => configuration({ diagnostics: [{ type: 'everyShare', above }] });
    const files = { 'mine.mjs': mine, 'config.json': config(0.5), 'wrong.json': config('much') };
    await inFolder(files, async (folder) => {
      const run = (file: string) =>
        weir([
          'run',
          join(folder, file),
          '--format',
          'jsonl',
          '--import',
          join(folder, 'mine.mjs'),
          '--stop-on',
          'always',
        ]);
      const { code, stdout, stderr } = await run('config.json');
      expect(code, stderr).toBe(1); // the rule ended it
      expect(events(stdout).find(({ diagnostic }) => diagnostic === 'everyShare')?.value).toMatchObject({
        above: 0.5,
      });
      const wrong = await run('wrong.json');
      expect([wrong.code, wrong.stderr]).toEqual([
        2,
        expect.stringContaining('diagnostics[0].above must be a number, got "much"'),
      ]);
    });
  });

  it.each([
    ['./nowhere.mjs#x', /"type": "\.\/nowhere\.mjs#x" must name a file that can be imported/],
    [
      './mine.mjs#nothing',
      /\.\/mine\.mjs#nothing must be a diagnosticKind or a function that makes a diagnostic, got no such export; check the name after #: \.\/mine\.mjs exports .*positiveShare/,
    ],
    ['./mine.mjs', /must be a diagnostic, got "\.\/mine\.mjs"; write "\.\/mine\.mjs#name"/],
    [
      'mine.mjs#positiveShare',
      /must be a diagnostic, got "mine\.mjs#positiveShare"; write "\.\/mine\.mjs#positiveShare"/,
    ],
  ])('is refused where there is no %s', async (type, message) => {
    const files = { 'mine.mjs': mine, 'config.json': configuration({ diagnostics: [{ type }] }) };
    await inFolder(files, async (folder) => {
      const { code, stderr } = await weir(['run', join(folder, 'config.json')]);
      expect([code, stderr]).toEqual([2, expect.stringMatching(message)]);
    });
  });

  it('is brought in by --set, and is there again when the run is shown, replayed and forked', async () => {
    const files = { 'mine.mjs': mine, 'config.json': configuration({ diagnostics: [], steps: 40 }) };
    await inFolder(files, async (folder) => {
      const runs = join(folder, 'runs');
      const set = (every: number) => [
        '--set',
        `diagnostics=[{"type":"./mine.mjs#positiveShare","every":${every}}]`,
      ];
      const run = await weir(['run', join(folder, 'config.json'), ...set(5), '--out', runs]);
      expect(run.code, run.stderr).toBe(0);
      const elsewhere = { cwd: tmpdir() };
      const [id = ''] = readdirSync(runs);
      for (const args of [
        ['show', id],
        ['replay', id, '--from', '10'],
        ['fork', id, '--at', '20', ...set(2)],
      ]) {
        const { code, stderr } = await weir([...args, '--runs', runs], elsewhere);
        expect([args[0], code, stderr]).toEqual([args[0], 0, expect.anything()]);
      }
    });
  });

  it('is refused at set-up where it makes no operator, and says at its first step what a rule must emit', async () => {
    const odd = `import { map } from ${at('rxjs')};
      export const nothing = () => ({ foo: 1 });
      export const steps = () => map(({ step }) => ({ step }));`;
    const rule = (name: string) =>
      configuration({
        model: [{ type: 'linear', out: 2 }],
        health: { rules: [{ type: `./odd.mjs#${name}` }] },
      });
    await inFolder(
      { 'odd.mjs': odd, 'nothing.json': rule('nothing'), 'steps.json': rule('steps') },
      async (folder) => {
        const refused = await weir(['run', join(folder, 'nothing.json')]);
        expect([refused.code, refused.stderr]).toEqual([
          2,
          'weir: health.rules[0]: ./odd.mjs#nothing must make a rule, an operator of RxJS from snapshots, got {"foo":1}; return findings(…) of @weir/diagnostics\n',
        ]);
        const { code, stderr } = await weir(['run', join(folder, 'steps.json')]);
        expect([code, stderr]).toEqual([
          0,
          expect.stringContaining(
            './odd.mjs#steps must emit findings, got {"step":0}; make it of findings(…)',
          ),
        ]);
      },
    );
  });

  it('needs kinds in a file that is imported whole', async () => {
    await inFolder({ 'mine.mjs': 'export const x = 1;' }, async (folder) => {
      const { code, stderr } = await weir(['run', 'mlp-xor', '--import', join(folder, 'mine.mjs')]);
      expect([code, stderr]).toEqual([2, expect.stringContaining('exports none')]);
    });
  });
});

describe('a configuration that is sent to a server', () => {
  it('imports nothing, whatever it names: it is refused', async () => {
    const marking = (name: string): string =>
      `import { writeFileSync } from 'node:fs'; writeFileSync(new URL('./imported.${name}', import.meta.url), '');`;
    const types = (folder: string) => [
      './mine.mjs#x',
      join(folder, 'mine.mjs#x'),
      `file://${folder}/mine.mjs#x`,
    ];
    const linear = { type: 'linear', out: 2 };
    const xor = { data: { type: 'xor' }, model: [linear], batchSize: 4, steps: 1 };
    const naming = (type: string): readonly object[] => [
      { ...xor, model: [{ type }, linear] },
      { ...xor, model: [{ type: 'residual', layers: [{ type }] }, linear] },
      { ...xor, diagnostics: [{ type }] },
      { ...xor, health: { rules: [{ type }] } },
      { ...xor, loss: { type } },
      { ...xor, optimizer: { type } },
      { ...xor, model: [{ ...linear, init: { type } }] },
      { ...xor, data: { type } },
    ];
    const files = { 'mine.mjs': `${marking('mine')}\nexport const x = () => undefined;` };
    await inFolder(files, async (folder) => {
      const answers: string[] = [];
      let listed: Promise<void> | undefined;
      const { code } = await weir(['serve', '--port', '0', '--data-dir', '.'], {
        cwd: folder,
        onLog(_log, send, soFar) {
          const [, address] = /^Dashboard: (http:\/\/127\.0\.0\.1:\d+)$/m.exec(soFar) ?? [];
          if (listed || address === undefined) return;
          const list = async (): Promise<void> => {
            for (const config of types(folder).flatMap(naming)) {
              const headers = { 'content-type': 'application/json' };
              const body = JSON.stringify({ config });
              const answer = await fetch(`${address}/api/runs`, { method: 'POST', headers, body });
              answers.push(`${answer.status} ${await answer.text()}`);
            }
          };
          listed = list().finally(() => send('SIGINT'));
        },
      });
      await listed;
      expect(code).toBe(0);
      expect(answers).toHaveLength(24);
      for (const answer of answers) expect(answer).toMatch(/^400 .*must be .*mine\.mjs#x/);
      expect(existsSync(join(folder, 'imported.mine'))).toBe(false);
    });
  });
});
