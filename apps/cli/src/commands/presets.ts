import { Command } from 'commander';
import type { Preset, Variant } from '@weir/experiments';
import type { DefineCommand } from './command.ts';

/** `weir presets [NAME]`: all presets, a line each, or one with what to look at and its configuration. */
export const presetsCommand: DefineCommand = ({ output }) =>
  new Command('presets')
    .description('list the presets, or show one: what to look at, and its configuration')
    .argument('[name]', 'of the preset to show')
    .action(async (name: string | undefined) => {
      const { presetOf, presets } = await import('@weir/experiments/presets');
      if (name === undefined) {
        const listed = presets();
        const width = Math.max(...listed.map((preset) => preset.name.length));
        const line = ({ name, summary, variants }: Preset) =>
          `${name.padEnd(width)}  ${summary}${variants.length > 0 ? ` (${variants.length} runs)` : ''}\n`;
        output.write(listed.map(line).join(''));
        return;
      }
      const { summary, lookAt, configuration, variants } = presetOf(name);
      output.write(
        `${name}: ${summary}\n\n${wrapped(lookAt, 100)}\n\n${variantLines(variants)}${JSON.stringify(configuration, null, 2)}\n`,
      );
    });

/** What sets each run of a comparison apart from the first; nothing where there is none. */
function variantLines([first, ...others]: Preset['variants']): string {
  if (!first) return '';
  const base: Readonly<Record<string, unknown>> = { ...first.configuration };
  const differences = ({ configuration }: Variant) =>
    Object.entries(configuration)
      .filter(([key, value]) => key !== 'name' && JSON.stringify(value) !== JSON.stringify(base[key]))
      .map(([key, value]) => (typeof value === 'object' ? key : `${key} ${String(value)}`))
      .join(', ');
  return [
    'Runs, one after the other; the first has the configuration below, the others differ in what is named:\n',
    `  ${first.name}\n`,
    ...others.map((variant) => `  ${variant.name}: ${differences(variant)}\n`),
    '\n',
  ].join('');
}

/** Text broken into lines between words. */
function wrapped(text: string, width: number): string {
  return text
    .split(' ')
    .reduce<{ text: string; column: number }>(
      ({ text, column }, word) =>
        column > 0 && column + 1 + word.length > width
          ? { text: `${text}\n${word}`, column: word.length }
          : { text: column > 0 ? `${text} ${word}` : word, column: column + 1 + word.length },
      { text: '', column: 0 },
    ).text;
}
