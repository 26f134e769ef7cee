import { Command } from 'commander';
import type { DefineCommand } from './command.ts';

/** `weir compare A B`: what two reports differ in. */
export const compareCommand: DefineCommand = ({ output }) =>
  new Command('compare')
    .description(
      'set two reports side by side: what their configurations differ in, losses, findings of one only',
    )
    .argument('<a>', 'a report, as run --report writes it')
    .argument('<b>', 'another')
    .action(async (a: string, b: string) => {
      const { readReport } = await import('../readReport.ts');
      const { comparedReports } = await import('../terminal/comparedReports.ts');
      const { tableWidthOf } = await import('../terminal/widthOf.ts');
      const lines = comparedReports(
        [await readReport(a), await readReport(b)],
        [a, b],
        tableWidthOf(process.stdout),
      );
      output.write(`${lines.join('\n')}\n`);
    });
