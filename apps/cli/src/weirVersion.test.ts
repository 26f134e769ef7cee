import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { weirVersion } from './weirVersion.ts';

it('is the version of the command’s manifest', () => {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  expect(manifest).toHaveProperty('version', weirVersion());
});
