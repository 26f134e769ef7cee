import { Command, CommanderError } from 'commander';
import { calibrateCommand } from './commands/calibrate.ts';
import { compareCommand } from './commands/compare.ts';
import { doctorCommand } from './commands/doctor.ts';
import { explainCommand } from './commands/explain.ts';
import { diffCommand } from './commands/diff.ts';
import { evaluateCommand } from './commands/evaluate.ts';
import { exportCommand } from './commands/export.ts';
import { forkCommand } from './commands/fork.ts';
import { lsCommand } from './commands/ls.ts';
import { replayCommand } from './commands/replay.ts';
import { resumeCommand } from './commands/resume.ts';
import { showCommand } from './commands/show.ts';
import { sqlCommand } from './commands/sql.ts';
import { foldCommand } from './commands/fold.ts';
import { initCommand } from './commands/init.ts';
import { newCommand } from './commands/new.ts';
import { presetsCommand } from './commands/presets.ts';
import { reproduceCommand } from './commands/reproduce.ts';
import { runCommand } from './commands/run.ts';
import { sampleCommand } from './commands/sample.ts';
import { schemaCommand } from './commands/schema.ts';
import { serveCommand } from './commands/serve.ts';
import { watchCommand } from './commands/watch.ts';
import { exitCode, isInputError, isRunError } from './exitCode.ts';
import type { ExitCode } from './exitCode.ts';
import { InterruptedError } from './interruptedError.ts';
import { standardLog, standardOutput } from './output.ts';
import { weirVersion } from './weirVersion.ts';

/** Every command: its options here and now, what it does only when it is asked for. */
const commands = [
  runCommand,
  newCommand,
  presetsCommand,
  serveCommand,
  reproduceCommand,
  initCommand,
  sampleCommand,
  calibrateCommand,
  foldCommand,
  watchCommand,
  explainCommand,
  schemaCommand,
  compareCommand,
  evaluateCommand,
  lsCommand,
  showCommand,
  resumeCommand,
  replayCommand,
  forkCommand,
  diffCommand,
  exportCommand,
  sqlCommand,
  doctorCommand,
];

/** Runs the command line and says what to end with. */
export async function main(args: readonly string[]): Promise<ExitCode> {
  const output = standardOutput();
  const log = standardLog();
  const program = new Command('weir')
    .description('Experiments on the training dynamics of neural networks')
    .version(weirVersion(), '-V, --version')
    .exitOverride()
    .configureOutput({ writeOut: (text) => output.write(text), writeErr: (text) => log(text.trimEnd()) });
  let code: ExitCode = exitCode.done;
  for (const define of commands) {
    program.addCommand(
      define({ output, log }, (ended) => {
        code = ended;
      }).copyInheritedSettings(program),
    );
  }
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.done : exitCode.wrongInput;
    if (error instanceof InterruptedError) {
      log(`weir: ${error.message}`);
      return exitCode.interrupted;
    }
    if (isInputError(error)) {
      log(`weir: ${error.message}`);
      return exitCode.wrongInput;
    }
    if (isRunError(error)) {
      log(`weir: ${error.message}`);
      return exitCode.failed;
    }
    const debugged = process.env['WEIR_DEBUG'] !== undefined;
    log(`weir: ${debugged && error instanceof Error ? error.stack : messageOf(error)}`);
    if (!debugged) log('(WEIR_DEBUG=1 shows where)');
    return exitCode.failed;
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
