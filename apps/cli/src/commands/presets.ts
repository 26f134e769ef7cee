import { Command } from 'commander';
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
        output.write(listed.map((preset) => `${preset.name.padEnd(width)}  ${preset.summary}\n`).join(''));
        return;
      }
      const { summary, lookAt, configuration } = presetOf(name);
      output.write(
        `${name}: ${summary}\n\n${wrapped(lookAt, 100)}\n\n${JSON.stringify(configuration, null, 2)}\n`,
      );
    });

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
