import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inFolder, weir } from './weir.ts';

const small = JSON.stringify({
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
  steps: 60,
});
const names = 'ada\nbea\ncade\ndab\nfae\nebba\nabe\nfaba\ndeb\nace\n';
const files = { 'small.json': small, 'names.txt': names };

describe.concurrent('what a network can be asked besides training it', () => {
  test('weir sample draws as many names as asked, of the letters it knows, the same for the same seed', async () => {
    await inFolder(files, async (cwd) => {
      const first = await weir(['sample', 'small.json', '-n', '5', '--seed', '7'], { cwd });
      const again = await weir(['sample', 'small.json', '-n', '5', '--seed', '7'], { cwd });
      expect(first.code).toBe(0);
      expect(first.stdout).toMatch(/^([a-f]*\n){5}$/);
      expect(again.stdout).toBe(first.stdout);
    });
  });

  test.each([
    ['Ctrl-C ends', false, 130, /weir: interrupted after \d+,\d{3} of 1,000,000,000 names/],
    ['a reader that has seen enough ends', true, 0, /^(?!.*(error|EPIPE))/s],
  ])('a thousand million names come as they are drawn, until %s it', async (_, closes, wanted, said) => {
    await inFolder(files, async (cwd) => {
      let seen = '';
      let sent = false;
      const isEnough = () => seen.length > 60_000; // several lots of a thousand million
      const { code, stdout, stderr } = await weir(['sample', 'small.json', '-n', '1000000000'], {
        cwd,
        onOutput(output, send) {
          seen = output;
          if (closes || sent || !isEnough()) return;
          sent = true;
          send('SIGINT');
        },
        closeStdout: () => closes && isEnough(),
      });
      expect(code).toBe(wanted);
      expect(stderr).toMatch(said);
      expect(stdout.slice(0, 60_000)).toMatch(/^[a-f\n]+$/);
    });
  });

  test('weir calibrate sets running beside whole-set statistics, and the loss with each', async () => {
    const { code, stdout } = await inFolder(files, (cwd) => weir(['calibrate', 'small.json'], { cwd }));
    expect(code).toBe(0);
    expect(stdout).toMatch(/3\.batchNorm \| mean \d+\.\d{3} std apart \| std \d+\.\d{3} times/);
    expect(stdout).toMatch(/train +\| running \d\.\d{6} \| calibrated \d\.\d{6}/);
  });

  test.each([
    ['sample', 'no names are drawn'],
    ['calibrate', 'nothing is calibrated'],
  ])('weir %s says that it was interrupted, and what it left undone', async (command, unserved) => {
    await inFolder(files, async (cwd) => {
      let sent = false;
      const { code, stdout, stderr } = await weir([command, 'small.json', '--steps', '100000000'], {
        cwd,
        onLog(log, send) {
          if (sent || !log.includes('step')) return;
          sent = true;
          send('SIGINT');
        },
      });
      expect({ code, stdout }).toEqual({ code: 130, stdout: '' });
      expect(stderr).toMatch(/weir: interrupted after [\d,]+ of 100,000,000 steps: /);
      expect(stderr).toContain(`${unserved} of a network half trained; let it finish, or give fewer --steps`);
    });
  });

  test('weir init measures each start against theory, recommends a gain and writes a chart', async () => {
    await inFolder(files, async (cwd) => {
      const args = ['init', 'small.json', '--gain', '0.1,5/3', '--depth', '3', '--chart', 'chart.json'];
      const { code, stdout } = await weir(args, { cwd });
      expect(code).toBe(0);
      expect(stdout).toMatch(/tanh, kaimingNormal, gain 0\.1, depth 3, mean of 3 starts\n {2}layer 1 \| std/);
      expect(stdout).toMatch(/recommended for tanh: kaimingNormal with gain 1\.667\n/);
      const chart: unknown = JSON.parse(readFileSync(join(cwd, 'chart.json'), 'utf8'));
      expect(chart).toMatchObject({ $schema: expect.stringContaining('vega-lite') as unknown });
    });
  });

  test('weir reproduce tells a figure that does not agree, and ends with 1', async () => {
    // Other names of the same letters: what depends on the data alone cannot agree.
    const pangram = 'sphinx\nof\nblack\nquartz\njudge\nmy\nvow\npack\nbox\nwith\nfive\ndozen\nliquor\njugs\n';
    const { code, stdout } = await inFolder({ 'names.txt': pangram }, (cwd) =>
      weir(['reproduce', '--path', 'names.txt'], { cwd }),
    );
    expect(code).toBe(1);
    expect(stdout).toMatch(/training examples +lecture 182625 +weir \d+ +0 digits agree {2}BUT 6 must/);
    expect(stdout).toMatch(/not so: data, training examples/);
  });

  test.each([
    [['init', 'small.json', '--gain', '1,x'], '--gain must be positive numbers with commas between, got "x"'],
    [['init', 'small.json', '--activation', 'tan'], '--activation must be of linear, tanh'],
    [
      ['sample', 'small.json', '--temperature', '0'],
      "'--temperature <t>' argument '0' is invalid. It must be a finite number above 0.",
    ],
    [['sample', 'small.json', '--seed', 'NaN'], "argument 'NaN' is invalid. It must be an integer."],
    [
      ['sample', 'small.json', '-n', '1e400'],
      "argument '1e400' is invalid. It must be an integer of at least 1.",
    ],
    [['sample', 'mlp-xor'], 'sample: data must be names, got mlp-xor'],
    [['reproduce', '--path', 'none.txt'], 'data: "none.txt" must be a file, got none at'],
  ])('%j is wrong input: exit code 2, and a message that says why', async (args, message) => {
    await inFolder(files, async (cwd) => {
      const { code, stdout, stderr } = await weir(args, { cwd });
      expect(code).toBe(2);
      expect(stdout).toBe('');
      expect(stderr).toContain(message);
      expect(existsSync(join(cwd, 'chart.json'))).toBe(false);
    });
  });
});
