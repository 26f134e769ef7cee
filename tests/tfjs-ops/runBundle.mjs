// Runs the bundle of tests in a process of its own: jasmine and tfjs both keep global state.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import jasmineCore from 'jasmine-core';

const [bundle, results, grep] = process.argv.slice(2);
const jasmine = jasmineCore.boot(jasmineCore);
const env = jasmine.getEnv({ suppressLoadErrors: true });
const outcomes = {};
// Both runs must give a test the same name; tfjs puts the backend's into it.
const backend = new RegExp(` ${process.env.TFJS_BACKEND} \\{[^}]*\\}`, 'g');

env.configure({ random: false, failFast: false, specFilter: (spec) => spec.getFullName().includes(grep) });
env.addReporter({
  specDone({ fullName, status, failedExpectations }) {
    let name = fullName.replace(backend, '');
    while (name in outcomes) name += "'";
    const messages = failedExpectations.slice(0, 2).map(({ message }) => String(message).slice(0, 300));
    outcomes[name] = { status, messages };
  },
  jasmineDone() {
    writeFileSync(results, JSON.stringify(outcomes));
    process.exit(0);
  },
});
globalThis.jasmine = jasmine;
createRequire(import.meta.url)(bundle);
env.execute();
