import type { ResolveHookContext } from 'node:module';
import { beforeAll, expect, it } from 'vitest';
import { initialize, resolve } from './resolveShared.ts';

const context: ResolveHookContext = {
  conditions: [],
  importAttributes: {},
  importAssertions: {},
  parentURL: 'file:///mine.js',
};
const beside = (specifier: string) => ({ url: `file:///elsewhere/${specifier}` });
const failing = (code: string) => () => {
  throw Object.assign(new Error(`as Node says: ${code}`), { code });
};

beforeAll(() =>
  initialize({
    always: { '@weir/nn': 'file:///bundle/weir.nn.js' },
    ifMissing: { '@tensorflow/tfjs': 'file:///bundle/tfjs.js' },
  }),
);

it('answers for a shared name with the command’s own file, and leaves other names to Node', async () => {
  expect(await resolve('@weir/nn', context, beside)).toEqual({
    url: 'file:///bundle/weir.nn.js',
    shortCircuit: true,
  });
  expect(await resolve('./other.js', context, beside)).toEqual({ url: 'file:///elsewhere/./other.js' });
  await expect(resolve('other', context, failing('ERR_MODULE_NOT_FOUND'))).rejects.toThrow('as Node says');
});

it('answers for tfjs where there is none beside the file that imports it, and there alone', async () => {
  expect(await resolve('@tensorflow/tfjs', context, beside)).toEqual({
    url: 'file:///elsewhere/@tensorflow/tfjs',
  });
  expect(await resolve('@tensorflow/tfjs', context, failing('ERR_MODULE_NOT_FOUND'))).toEqual({
    url: 'file:///bundle/tfjs.js',
    shortCircuit: true,
  });
  await expect(resolve('@tensorflow/tfjs', context, failing('ERR_INVALID_PACKAGE_CONFIG'))).rejects.toThrow(
    'as Node says',
  );
});
