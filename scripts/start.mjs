import { root, run } from './command.mjs';
import { setup } from './setup.mjs';

// `npm start` trains and serves the dashboard; `npm start -- --headless …` trains in the terminal and ends.
await setup();
const given = process.argv.slice(2);
const options = given.filter((argument) => argument !== '--headless');
const command = options.length < given.length ? 'run' : 'serve';
const preset = options[0] === undefined || options[0].startsWith('-') ? ['deep-batchnorm'] : [];
process.exit(await run(process.execPath, [`${root}apps/cli/bin/weir.js`, command, ...preset, ...options]));
