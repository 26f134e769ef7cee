import { dirname, basename } from 'node:path';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pageFolder } from './pageFolder.ts';

test('the built page lies in the dashboard’s own folder', () => {
  expect(basename(pageFolder())).toBe('dist');
  const file = join(dirname(pageFolder()), 'package.json');
  expect(existsSync(file)).toBe(true);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ name: '@weir/dashboard' });
});
