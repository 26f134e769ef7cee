import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const script = fileURLToPath(new URL('../../packages/runs/src/testing/hostileProcess.ts', import.meta.url));

test('40,000 damaged files, and sizes that are lies, take the process that reads them less than half a gigabyte', () => {
  const args = [
    '--max-old-space-size=256',
    '--import',
    import.meta.resolve('tsx'),
    '-C',
    'weir-source',
    script,
  ];
  const { count, before, after } = JSON.parse(
    execFileSync(process.execPath, args, { encoding: 'utf8' }),
  ) as Readonly<Record<'count' | 'before' | 'after', number>>; // as it writes it
  expect(count).toBeGreaterThan(40_000);
  expect(before).toBeGreaterThan(0);
  expect(after).toBeGreaterThanOrEqual(before);
  expect(after).toBeLessThan(2 ** 29);
}, 180_000);
