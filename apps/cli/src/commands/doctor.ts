import { Command } from 'commander';
import { exitCode } from '../exitCode.ts';
import type { DefineCommand } from './command.ts';

/** `weir doctor`: what this machine has of what Weir can use. */
export const doctorCommand: DefineCommand = ({ output }, end) =>
  new Command('doctor')
    .description('say what this machine has of what weir can use')
    .option('--data-dir <dir>', 'look up data files here first, then in $WEIR_DATA, then here')
    .action(async ({ dataDir }: { readonly dataDir?: string }) => {
      const { examine } = await import('../doctor/examine.ts');
      const findings = await examine(dataDir);
      const width = Math.max(...findings.map(({ what }) => what.length));
      output.write(
        findings
          .map(({ well, what, found }) => `${well ? 'ok' : '--'}  ${what.padEnd(width)}  ${found}\n`)
          .join(''),
      );
      if (findings.some(({ well, needed }) => needed && !well)) end(exitCode.failed);
    });
