import { describe, expect, it } from 'vitest';
import { idleGroups } from './idleGroups.ts';

const names = ['0.embedding.weight', '2.linear.weight', '2.linear.bias'];
const told = (
  groups: Parameters<typeof idleGroups>[0]['groups'],
  optimizer = { type: 'sgd', weightDecay: 0.1 },
) => idleGroups({ ...(groups && { groups }), optimizer }, names);

describe('idleGroups', () => {
  it.each([
    [{ match: '*.bias' }, 'groups[0], of *.bias, changes nothing: it says no option; give it another'],
    [{ match: '*', learningRate: 1 }, 'it says {"learningRate":1}, which holds of each without it'],
    [{ match: '*', weightDecay: 0.1 }, 'which holds of each without it'],
    [{ match: '*', frozen: false }, 'which holds of each without it'],
  ])('tells that %j changes nothing', (group, line) => {
    expect(told([group])).toEqual([expect.stringContaining(line)]);
  });

  it('tells of one that a later one undoes, or whose parameters are frozen', () => {
    const slow = { match: '2.*', learningRate: 0.1 };
    expect(told([slow, { match: '*', learningRate: 2 }])).toEqual([
      expect.stringMatching(/^groups\[0\], of 2\.\*, .* or is undone by a later group/),
    ]);
    expect(told([slow, { match: '2.*', frozen: true }])).toHaveLength(1);
  });

  it('says nothing of those that change something, if only by undoing another', () => {
    expect(told(undefined)).toEqual([]);
    expect(told([{ match: '*.bias', weightDecay: 0 }])).toEqual([]);
    expect(
      told([
        { match: '*', frozen: true },
        { match: '2.*', frozen: false },
      ]),
    ).toEqual([]);
    expect(told([{ match: '*', weightDecay: 0 }], { type: 'sgd', weightDecay: 0 })).toHaveLength(1);
  });
});
