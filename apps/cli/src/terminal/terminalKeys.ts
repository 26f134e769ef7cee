import { readFileSync } from 'node:fs';
import type { RunEvent } from '@weir/core';
import type { Control } from '@weir/nn';
import { keyCommands, keysHint } from './keyCommands.ts';

/** The keys of the terminal, while a run lasts. */
export interface TerminalKeys {
  /** Whether `q` was pressed: nothing more is to be trained. */
  readonly quit: boolean;
  event(event: RunEvent): void;
  /** Gives the terminal back as it was. More than once does no harm. */
  release(): void;
}

/**
 * Lets the keys of a terminal steer a run; see `keyCommands`. Only where stdin, stdout and stderr are all a terminal, in whose
 * foreground this process is: anything else has its keys for itself.
 *
 * Ctrl-C, Ctrl-\ and Ctrl-Z are signals as ever, which a terminal that passes keys on does not make itself.
 *
 * @param say Where the hint goes.
 */
export function terminalKeys(control: Control, say: (line: string) => void): TerminalKeys {
  const { stdin } = process;
  const keys = keyCommands();
  let quit = false;
  let isTaken = false;
  let hasBegun = false;
  const press = (bytes: Buffer): void => {
    for (const key of bytes.toString('latin1')) {
      const signal = signals[key];
      if (signal === 'SIGTSTP') stop();
      else if (signal) process.kill(process.pid, signal);
      else {
        const command = keys.commandOf(key);
        if (command) control.send(command);
        if (command?.type === 'stop') quit = true;
      }
    }
  };
  const take = (): void => {
    if (isTaken) return;
    isTaken = true;
    stdin.setRawMode(true);
    stdin.on('data', press);
    stdin.resume();
    process.once('exit', release);
  };
  const release = (): void => {
    process.off('SIGCONT', take);
    if (!isTaken) return;
    isTaken = false;
    process.off('exit', release);
    stdin.off('data', press);
    stdin.setRawMode(false);
    stdin.pause();
  };
  /** As a shell expects it: the terminal is its own until the run is brought back. */
  const stop = (): void => {
    release();
    process.once('SIGCONT', take);
    process.kill(process.pid, 'SIGTSTP');
  };
  return {
    get quit() {
      return quit;
    },
    event(event) {
      keys.event(event);
      if (event.type === 'finished') release();
      if (event.type !== 'progress' || hasBegun) return;
      hasBegun = true;
      if (!hasTerminal()) return;
      take();
      say(keysHint);
    },
    release,
  };
}

/** What keys mean that a terminal makes signals of. */
const signals: Readonly<Record<string, NodeJS.Signals>> = {
  '\x03': 'SIGINT',
  '\x1a': 'SIGTSTP',
  '\x1c': 'SIGQUIT',
};

const hasTerminal = (): boolean =>
  [process.stdin, process.stdout, process.stderr].every(({ isTTY }) => isTTY) && isInForeground();

/** A process in the background that changes its terminal is stopped. Where the system does not say, it is none. */
function isInForeground(): boolean {
  try {
    // Behind the name in brackets: state, parent, group, session, terminal, and the terminal's foreground group.
    const [, , group, , , foreground] = readFileSync('/proc/self/stat', 'latin1')
      .replace(/^.*\) /s, '')
      .split(' ');
    return group === foreground;
  } catch {
    return true;
  }
}
