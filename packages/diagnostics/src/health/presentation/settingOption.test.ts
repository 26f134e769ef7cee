import { expect, test } from 'vitest';
import { settingOption } from './settingOption.ts';

test('what a shell would take apart is quoted, and a quote within it too', () => {
  expect(settingOption('model.2.init.gain=1.67')).toBe('--set model.2.init.gain=1.67');
  expect(settingOption('model.4.init={"type":"kaimingNormal"}')).toBe(
    `--set 'model.4.init={"type":"kaimingNormal"}'`,
  );
  expect(settingOption("name=it's")).toBe(String.raw`--set 'name=it'\''s'`);
});
