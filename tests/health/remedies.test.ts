import '@weir/backend-simd';
import { ready, setBackend } from '@tensorflow/tfjs-core';
import { ruleNames } from '@weir/diagnostics';
import { beforeAll, describe, expect, it } from 'vitest';
import { digits, he, houses, kaiming, linear, small } from './setups.ts';
import type { Setup } from './setups.ts';
import { applied, pasted } from './pasted.ts';
import { norm, rows } from './sick.ts';
import { trained } from './trained.ts';

/** Rules that no configuration makes speak: `evaluationMode.test.ts` tries it on layers of one's own. */
const apart = ['evaluationMode'];

const healthy: readonly (readonly [string, Setup])[] = [
  ['relu with He’s start', { ...digits('relu', he, { depth: 2 }), steps: 150 }],
  [
    'tanh behind batchNorm',
    { ...digits('tanh', kaiming(5 / 3), { depth: 2, norm, more: { bias: false } }), steps: 150 },
  ],
  [
    'a residual network that starts its branches at 0',
    {
      ...digits('relu', he),
      model: [
        { type: 'flatten' },
        linear(24),
        { type: 'relu' },
        { type: 'residual', layers: [linear(24, he, { bias: false }), { type: 'batchNorm', gamma: 0 }] },
        { type: 'relu' },
        linear(10, small),
      ],
      steps: 150,
    },
  ],
  ['a linear model of scaled houses', { ...houses({}), model: [linear(1, kaiming(1))] }],
];

/** A loss that is lower by less than so much may be chance. */
const helps = 0.97;

describe('remedies', () => {
  beforeAll(async () => {
    await setBackend('simd');
    await ready();
  });

  it('are tried for every rule that a configuration can make speak', () => {
    expect([...Object.keys(rows), ...apart].sort()).toEqual([...ruleNames].sort());
  });

  it.each(healthy)('none is proposed to a healthy network: %s', async (_, setup) => {
    const { found } = await trained(setup);
    const loud = found.filter(({ severity }) => severity !== 'info');
    expect(loud.map(({ rule, meaning }) => `${rule}: ${meaning}`)).toEqual([]);
  });

  describe.each(Object.entries(rows))('%s', (rule, { sick, other }) => {
    it.each(sick.map((one, at) => [at + 1, one] as const))(
      'helps where its remedy is applied (%i)',
      async (_, { sick: setup, mend, better }) => {
        const before = await trained(setup);
        const said = before.found.find((finding) => finding.rule === rule);
        expect(said, before.found.map((finding) => finding.rule).join()).toBeDefined();
        const assignments = mend ? [] : pasted(before, rule);
        if (!mend) expect(assignments).not.toEqual([]);
        const after = await trained(mend ? mend(said?.remedy ?? '') : applied(setup, assignments));
        const still = after.found.filter(
          (finding) => finding.rule === rule && (finding.severity !== 'info' || said?.severity === 'info'),
        );
        if (better === undefined || better === 'finding')
          expect(still.map(({ meaning }) => meaning)).toEqual([]);
        if (better !== 'finding') {
          const of = better ?? 'loss';
          expect(after[of], assignments.join(' ')).toBeLessThan(helps * before[of]);
        }
      },
    );

    if (other) {
      it(`says nothing of its own where ${other[1]} is the cause`, async () => {
        const { found } = await trained(other[0]);
        const names = found.filter(({ severity }) => severity !== 'info').map((finding) => finding.rule);
        expect(names).toContain(other[1]);
        expect(names).not.toContain(rule);
      });
    }
  });
});
