import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { packageFile } from './packageFile.ts';

it('leads to a file of the command’s own package', () => {
  expect(JSON.parse(readFileSync(packageFile('package.json'), 'utf8'))).toHaveProperty('name', 'weir');
});
