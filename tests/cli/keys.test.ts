import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { command } from '../command.ts';
import { inFolder, weir } from './weir.ts';

const pseudoTerminal = fileURLToPath(new URL('./pseudoTerminal.py', import.meta.url));
const hasPython = spawnSync('python3', ['-c', 'import pty, termios']).status === 0;

/** What is on the screen, and what was left of the terminal. */
interface Session {
  readonly screen: string;
  readonly code: number;
  readonly lines: boolean;
  readonly echo: boolean;
}

/** Types each key once the screen has what it waits for. */
type Typing = readonly (readonly [awaited: RegExp, keys: string])[];

function typed(args: readonly string[], typing: Typing, cwd: string): Promise<Session> {
  const child = spawn('python3', [pseudoTerminal, process.execPath, ...command(), ...args], {
    cwd,
    env: { ...process.env, NO_COLOR: '1', TERM: 'xterm' },
  });
  let [screen, ended, at, from] = ['', '', 0, 0];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    screen += text;
    for (let next = typing[at]; next?.[0].test(screen.slice(from)); next = typing[at]) {
      at += 1;
      from = screen.length;
      child.stdin.write(next[1]);
    }
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (ended += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve({ screen, ...(JSON.parse(ended) as Omit<Session, 'screen'>) })); // as it prints it
  });
}

const config = (change: object = {}): string =>
  JSON.stringify({
    name: 'steered',
    data: { type: 'xor' },
    model: [{ type: 'linear', out: 4 }, { type: 'tanh' }, { type: 'linear', out: 2 }],
    learningRate: 0.1,
    batchSize: 4,
    steps: 100_000_000,
    ...change,
  });

const restored = { lines: true, echo: true };

describe.skipIf(!hasPython)('keys of the terminal while it trains', { concurrent: true }, () => {
  test('pause, step, change the rate and stop with a report, which a hint says', async () => {
    await inFolder({ 'steered.json': config() }, async (cwd) => {
      const { screen, ...rest } = await typed(
        ['run', 'steered.json', '--report', 'report.json'],
        [
          [/keys:\s+space\s+pauses\s+and\s+goes\s+on,[^]*\sq\s+stops\s+with\s+a\s+report/, ' '],
          [/step \d+: pause/, '.'],
          [/step \d+: step/, '+'],
          [/./, ' '],
          [/step \d+: resume/, '-'],
          [/step \d+: learningRate 0\.1\D/, 'q'],
        ],
        cwd,
      );
      expect(rest).toEqual({ code: 0, ...restored });
      const [, paused] = /step (\d+): pause/.exec(screen) ?? [];
      expect(screen).toContain(`step ${paused}: step`);
      expect(screen).toContain(`step ${Number(paused) + 1}: learningRate 0.15`);
      expect(screen).toMatch(/stopped: [\d,]+ of 100,000,000 steps/);
      expect(screen).toMatch(/evaluation\r\n +train +\| loss/);
      const { ending } = JSON.parse(readFileSync(join(cwd, 'report.json'), 'utf8')) as { ending: object };
      expect(ending).toMatchObject({ reason: 'stopped' });
    });
  }, 120_000);

  test('Ctrl-C is an interruption as ever, and leaves the terminal as it was', async () => {
    await inFolder({ 'steered.json': config() }, async (cwd) => {
      const { screen, ...rest } = await typed(['run', 'steered.json'], [[/keys: /, '\x03']], cwd);
      expect(rest).toEqual({ code: 130, ...restored });
      expect(screen).toContain('stopping after this step; once more to end at once');
    });
  }, 120_000);

  test('a run that fails leaves the terminal as it was', async () => {
    const failing = config({
      learningRate: 1e30,
      loss: { type: 'mse' },
      model: [{ type: 'linear', out: 1 }],
    });
    await inFolder({ 'failing.json': failing }, async (cwd) => {
      const { screen, ...rest } = await typed(['run', 'failing.json'], [], cwd);
      expect(rest).toEqual({ code: 1, ...restored });
      expect(screen).toContain('keys: space pauses');
    });
  }, 120_000);

  test('a resumed run has them too', async () => {
    await inFolder({ 'steered.json': config() }, async (cwd) => {
      const first = await typed(['run', 'steered.json', '--out', 'runs'], [[/keys: /, '\x03']], cwd);
      const [, run = ''] = /weir resume (\S+)/.exec(first.screen) ?? [];
      const { screen, ...rest } = await typed(['resume', run], [[/keys: /, 'q']], cwd);
      expect(rest).toEqual({ code: 0, ...restored });
      expect(screen).toMatch(/stopped: [\d,]+ of/);
    });
  }, 120_000);

  test('a run that q has stopped stays so; the command that is said goes on in a twin of it', async () => {
    await inFolder({ 'steered.json': config() }, async (cwd) => {
      const first = await typed(['run', 'steered.json', '--out', 'runs'], [[/keys: /, 'q']], cwd);
      const [, run = '', step = ''] =
        /goes on from there by: npx weir fork (\S+) --at (\d+)/.exec(first.screen) ?? [];
      const resumed = await weir(['resume', run], { cwd });
      expect(resumed.code).toBe(0);
      expect(resumed.stderr).toContain(
        `was stopped after ${step} steps; a twin of it goes on from there by: npx weir fork ${run} --at ${step}`,
      );
      const steps = String(Number(step) + 100);
      const forked = await weir(['fork', run, '--at', step, '--steps', steps, '--report', 'twin.json'], {
        cwd,
      });
      expect(forked.code).toBe(0);
      await weir(['run', 'steered.json', '--steps', steps, '--report', 'whole.json'], { cwd });
      const endOf = (file: string) => {
        const { losses, evaluation } = JSON.parse(readFileSync(join(cwd, file), 'utf8')) as {
          readonly losses: readonly unknown[];
          readonly evaluation: unknown;
        };
        return [losses.at(-1), evaluation];
      };
      expect(endOf('twin.json')).toEqual(endOf('whole.json'));
    });
  }, 120_000);

  test('without a terminal there is no hint, and nothing is read from stdin', async () => {
    await inFolder({ 'steered.json': config({ steps: 20 }) }, async (cwd) => {
      const { code, stderr } = await weir(['run', 'steered.json'], { cwd });
      expect(code).toBe(0);
      expect(stderr).not.toContain('keys:');
      expect(existsSync(join(cwd, 'report.json'))).toBe(false);
    });
  });
});
