import { expect, it } from 'vitest';
import { initialize, resolve } from './resolveShared.ts';

it('answers for a shared name with the command’s own file, and leaves other names to Node', async () => {
  await initialize({ '@weir/nn': 'file:///bundle/weir.nn.js' });
  const context = {
    conditions: [],
    importAssertions: {},
    importAttributes: {},
    parentURL: 'file:///mine.js',
  };
  const next = (specifier: string) => ({ url: `file:///elsewhere/${specifier}` });
  expect(await resolve('@weir/nn', context, next)).toEqual({
    url: 'file:///bundle/weir.nn.js',
    shortCircuit: true,
  });
  expect(await resolve('./other.js', context, next)).toEqual({ url: 'file:///elsewhere/./other.js' });
});
