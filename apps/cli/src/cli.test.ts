import { expect, it } from 'vitest';
import { backendNames } from './backendNames.ts';
import { exitCode, isInputError } from './exitCode.ts';
import { UsageError } from './usageError.ts';

it('a command ends with 0, 1, 2 or 130', () => {
  expect(exitCode).toEqual({ done: 0, failed: 1, wrongInput: 2, interrupted: 130 });
});

it('errors of the input are known by their names, and no others', () => {
  expect(isInputError(new UsageError('no such option'))).toBe(true);
  for (const name of ['ConfigurationError', 'DataError', 'LockedError', 'RunRequestError'])
    expect(isInputError(Object.assign(new Error(), { name }))).toBe(true);
  expect([
    isInputError(new RangeError()),
    isInputError({ name: 'UsageError' }),
    isInputError(undefined),
  ]).toEqual([false, false, false]);
});

it('backends are tried from the fastest on, one of other bits by name alone', () => {
  expect(backendNames).toEqual(['simd', 'wasm', 'cpu', 'simd-fma']);
});
