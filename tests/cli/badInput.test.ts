import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { describe, expect, test } from 'vitest';
import { inFolder, weir } from './weir.ts';

const embedding = { type: 'embedding', dim: 4 };
const model = [embedding, { type: 'flatten' }, { type: 'linear', out: 27 }];
const onFile = { type: 'names', path: 'names.txt' };

/** A configuration, as text, of which something is wrong. */
const written = (given: object): string => JSON.stringify({ model, steps: 1, batchSize: 2, ...given });

describe.concurrent('wrong input ends with exit code 2, nothing on stdout, and a message that says', () => {
  test.each<[string, Record<string, string | Uint8Array>, string]>([
    [
      'which layer is unknown, and the nearest',
      { 'run.json': written({ model: [embedding, { type: 'flaten' }] }) },
      'model[1].type must be a layer, got "flaten"; did you mean "flatten"?',
    ],
    [
      'which key is unknown, and the nearest',
      { 'run.json': written({ batchsize: 32 }) },
      'batchsize must be a key of a configuration, got an unknown key; did you mean "batchSize"?',
    ],
    [
      'which widths differ',
      { 'run.json': written({ model: [...model.slice(0, 2), { type: 'linear', out: 30 }] }) },
      'model must end in outputs of shape [27], one for each class of the data, got [30]; set model[2].out to 27',
    ],
    [
      'what range a momentum of 3 is out of',
      { 'run.json': written({ model: [...model, { type: 'batchNorm', momentum: 3 }] }) },
      'model[3].momentum must be at least 0 and at most 1, got 3',
    ],
    [
      'which file is missing, and where it was looked for',
      { 'run.json': written({ data: onFile }) },
      'data: "names.txt" must be a file, got none at',
    ],
    [
      'that a file is empty',
      { 'run.json': written({ data: onFile }), 'names.txt': '' },
      'names: names.txt must have at least one word, got an empty file; write one word a line',
    ],
    [
      'where a file has a character that no name has',
      { 'run.json': written({ data: onFile }), 'names.txt': 'anna\nb.b\n' },
      'names: names.txt line 2, column 2 must be none that begins and ends words, got "."',
    ],
    [
      'where a file is no text',
      { 'run.json': written({ data: onFile }), 'names.txt': Uint8Array.of(97, 10, 0xff, 10) },
      'text: names.txt line 2, byte 2 must be UTF-8, got the byte 0xff; save the file as UTF-8 text',
    ],
    [
      'that zero steps are none',
      { 'run.json': written({ steps: 0 }) },
      'steps must be an integer of at least 1, got 0',
    ],
    [
      'how large a batch may be',
      { 'run.json': written({ data: onFile, batchSize: 1000 }), 'names.txt': 'anna\nbob\n' },
      'batchSize must be at most 5, the number of examples to train on, got 1000; lower it, or give more data',
    ],
    [
      'where a file is no JSON',
      { 'run.json': '{\n  "steps": 10,\n  model: []\n}' },
      'run.json line 3, column 3 must be a JSON value, got "model"; put text in double quotes',
    ],
  ])('%s', async (_, files, message) => {
    await inFolder(files, async (folder) => {
      const { code, stdout, stderr } = await weir(['run', 'run.json', '--report', 'report.json'], {
        cwd: folder,
      });
      expect(stderr).toContain(`weir: ${message}`);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(readdirSync(folder).sort()).toEqual(Object.keys(files).sort()); // no report, and nothing half-written
    });
  });

  test.each<[string, readonly string[], string]>([
    [
      'which preset is unknown',
      ['run', 'deep-batchnrm'],
      'preset must be known, got "deep-batchnrm"; did you mean "deep-batchnorm"?',
    ],
    [
      'which configuration is missing',
      ['run', 'none.json'],
      'CONFIG must be a file that can be read, got none at none.json',
    ],
    [
      'of how many threads this machine has cores',
      ['run', 'deep-tanh', '--threads', '1000'],
      `run: --threads must be a whole number from 1 to ${availableParallelism()}, got 1000; this machine has `,
    ],
    [
      'which backend is unknown',
      ['run', 'deep-tanh', '--backend', 'gpu'],
      '--backend must be one of simd, wasm, cpu, simd-fma, got "gpu"',
    ],
    [
      'which option is unknown',
      ['run', 'deep-tanh', '--stepps', '3'],
      "unknown option '--stepps'\n(Did you mean --steps?)",
    ],
    ['which command is unknown', ['rum'], "unknown command 'rum'\n(Did you mean run?)"],
    [
      'that zero is no number of steps',
      ['run', 'deep-tanh', '--steps', '0'],
      'It must be an integer of at least 1.',
    ],
    ...['banana', '5', '0.05', '0%', '101%', '-5%'].map((budget): [string, string[], string] => [
      `that ${budget} is no budget`,
      ['run', 'deep-tanh', `--budget=${budget}`],
      'It must be a percentage above 0% and at most 100%, e.g. 5%.',
    ]),
    [
      'how large a budget may be in a configuration',
      ['run', 'deep-tanh', '--set', 'budget=5'],
      'budget must be above 0 and at most 1, got 5',
    ],
    ['what format there is', ['run', 'deep-tanh', '--format', 'xml'], 'Allowed choices are pretty, jsonl.'],
    [
      'what --set leads to',
      ['run', 'deep-tanh', '--set', 'model.99.out=3'],
      'model must be followed by an index from 0 to 12, got "99"',
    ],
    [
      'what --set may hold',
      ['run', 'deep-tanh', '--set', 'model.2.init.gian=3'],
      'model[2].init.gian must be a key of kaimingNormal, got an unknown key; did you mean "gain"?',
    ],
    [
      'that a report cannot be written, ahead of training',
      ['run', 'deep-tanh', '--report', '/nowhere/report.json'],
      '--report must name a file that can be written, got /nowhere/report.json',
    ],
    [
      'which rule is unknown',
      ['run', 'deep-tanh', '--stop-on', 'saturated'],
      '--stop-on must name a health rule, got "saturated"; did you mean "saturation"?',
    ],
    ['that nothing is to be run', ['run'], "missing required argument 'config|preset'"],
  ])('%s', async (_, args, message) => {
    const { code, stdout, stderr } = await weir(args);
    expect(stderr).toContain(message);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });
});
