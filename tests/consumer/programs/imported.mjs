// What changes in a process by nothing but importing a package: `node imported.mjs @weir/nn`.
import { engine, getKernelsForBackend } from '@tensorflow/tfjs-core';

const backends = () => Object.keys(engine().registryFactory);
const facts = () => ({
  backends: backends(),
  kernels: backends().filter((name) => getKernelsForBackend(name).length > 0),
  listeners: process.eventNames().map(String),
  waitingFor: process.getActiveResourcesInfo(),
  tensors: engine().state.numTensors,
});
const fetched = [];
const { fetch } = globalThis;
globalThis.fetch = (address, ...rest) => (fetched.push(String(address)), fetch(address, ...rest));
const { write } = process.stdout;
const written = [];
process.stdout.write = (text) => written.push(String(text)) > 0;
process.stderr.write = (text) => written.push(String(text)) > 0;
const globals = new Set(Object.getOwnPropertyNames(globalThis));
const before = facts();
await import(process.argv[2]);
const after = facts();
await new Promise((resolve) => setTimeout(resolve, 1));
const added = Object.getOwnPropertyNames(globalThis).filter((name) => !globals.has(name));
process.stdout.write = write;
const changed = Object.keys(before).filter(
  (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
);
console.log(JSON.stringify({ changed, backends: after.backends, globals: added, written, fetched }));
