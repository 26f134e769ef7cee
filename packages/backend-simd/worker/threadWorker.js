/* global require, self, WebAssembly */
// What a worker of `Threads` (src/threads/threads.ts) runs. Its text is carried in `src/generated/threadWorker.ts`, so that no file needs to be found: a
// CommonJS script in Node, a classic worker in browsers, which imports nothing of the package. `words` is `controlWords`.

/** Shares in the jobs that are put up, until it is told to end. */
function serve({ module, memory, control, words, names, tile, scratch }) {
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  exports.start();
  exports.useTileSpace(tile);
  const word = new Int32Array(control);
  const values = new Float64Array(control, words.values);
  let seen = 0;
  for (;;) {
    const job = next(word, words, seen);
    if (Atomics.load(word, words.end) !== 0) return;
    seen = job;
    // What is read here may belong to a job that follows: then nothing can be claimed of the one that was seen.
    let open = Atomics.load(word, words.open);
    if (!isOpen(open, job)) continue;
    const run = exports[names[word[words.name]]];
    const parts = word[words.parts];
    const args = Array.from(values.subarray(0, word[words.count]));
    let isFirst = 1;
    while (isOpen(open, job)) {
      const found = Atomics.compareExchange(word, words.open, open, open - 1);
      if (found === open) {
        try {
          run(...args, word[scratch], isFirst, parts - (open & 255), parts);
        } catch {
          Atomics.store(word, words.failed, 1);
        }
        isFirst = 0;
        Atomics.add(word, words.done, 1);
        if (Atomics.load(word, words.waiting) !== 0) Atomics.notify(word, words.done);
        open = Atomics.load(word, words.open);
      } else open = found;
    }
  }
}

/** Whether parts of a job are left: the number of the job is in the upper 24 bits, what is left of it in the lower 8. */
function isOpen(open, job) {
  return (open & 255) !== 0 && open >>> 8 === (job & 0xffffff);
}

/** The number of the next job: spins for it, since the next often comes soon, then sleeps. */
function next(word, words, seen) {
  const end = performance.now() + words.patience;
  do {
    for (let spin = 0; spin < 1000; spin++) {
      const job = Atomics.load(word, words.job);
      if (job !== seen) return job;
    }
  } while (performance.now() < end);
  for (;;) {
    Atomics.add(word, words.asleep, 1);
    Atomics.wait(word, words.job, seen);
    Atomics.sub(word, words.asleep, 1);
    const job = Atomics.load(word, words.job);
    if (job !== seen) return job;
  }
}

// eslint-disable-next-line @typescript-eslint/no-require-imports -- a script, see above
if (typeof require === 'function') serve(require('node:worker_threads').workerData);
else self.onmessage = ({ data }) => serve(data);
