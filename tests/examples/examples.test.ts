import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const folder = fileURLToPath(new URL('./programs/', import.meta.url));
const tsx = import.meta.resolve('tsx');

/** What each program must have printed, by its file. */
const printed: Readonly<Record<string, RegExp>> = {
  'fasterFit.ts': /backend simd\nloss 0\.[0-2]/,
  'handWrittenLoop.ts': /\n0 .*\n10 .*\n20 .*\n30 \d+\.\d+ gradient of hidden \d\.\d+e-\d/,
  'initialisation.ts': /\n0\.50 \[.*0\.000.*\]\n1\.67 [^]*\n3\.00 \[\s*'0\.[4-9]/,
  'observeModel.ts': /\n0 dense_Dense1 [5-9]\d %\n[^]*saturation /,
  'ownDiagnostic.ts': /\n0 0\.linear 0[^]*\n200 .*1\.relu 0\.\d/,
  'ownLayer.ts': /step 0: loss [^]*step 200: loss 0\.0/,
  'ownRule.ts': /2 raised lossAbove The loss is 5\./,
  'recordedSteps.ts': /"step":0,.*0\.relu/,
  'runPreset.ts': /\nfirst loss \d\.\d+ expected 3\.29\d*\n.*saturation: /s,
  'trainNames.ts': /\n0 0\.embedding\.weight -[^]*\n300 /,
};

describe('an example', () => {
  it('is one of those that are run here', () => {
    expect(readdirSync(folder).sort()).toEqual(Object.keys(printed));
  });

  it.each(Object.entries(printed))('%s runs as it stands, in under 40 lines', (file, expected) => {
    const lines = readFileSync(`${folder}${file}`, 'utf8').trimEnd().split('\n').length;
    expect(lines).toBeLessThan(40);
    const args = ['--import', tsx, '-C', 'weir-source', `${folder}${file}`];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect(status, stderr).toBe(0);
    expect(`\n${stdout}`).toMatch(expected);
  });
});
