export { exitCode, type ExitCode } from './exitCode.ts';
export { main } from './main.ts';
