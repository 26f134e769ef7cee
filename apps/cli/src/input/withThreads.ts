import type { Command } from 'commander';
import { threadCount } from './threadCount.ts';

/** Gives a command that trains the option of how many threads compute. */
export function withThreads(command: Command, byDefault = '1'): Command {
  return command.option(
    '--threads <n>',
    `compute products and convolutions on so many cores, with the same bits: simd and simd-fma (default: ${byDefault})`,
    (text) => threadCount(command.name(), text),
  );
}
