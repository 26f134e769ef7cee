import { expect, test, vi } from 'vitest';
import * as packageFiles from '../packageFile.ts';
import { documentation } from './documentation.ts';

vi.mock('../packageFile.ts', { spy: true });

test('documentation has a text and a family of every name, with what each option means', () => {
  const all = documentation();
  expect(all.length).toBeGreaterThan(0);
  for (const { family, name, text } of all) expect([family, name, text]).not.toContain('');
  const norm = all.find(({ family, name }) => family === 'layer' && name === 'batchNorm');
  expect(norm?.options['momentum']).toMatch(/default/i);
});

test('documentation that was not built says how it is', () => {
  vi.mocked(packageFiles.packageFile).mockReturnValueOnce('/none/documentation.json');
  expect(documentation).toThrow(
    /^explain: the documentation must be built, got none \(ENOENT.*\); run npm run build$/,
  );
});
