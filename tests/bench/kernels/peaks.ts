import { readFileSync } from 'node:fs';
import v8 from 'node:v8';
import asc from 'assemblyscript/asc';

/** Floating-point operations of one round of either function. */
const OPERATIONS = 112 * 4;
const ROUNDS = 5_000;

/** The factor is an argument: an engine may set up a constant anew at each use. */
type Rounds = (rounds: number, factor: number) => number;

interface Peak {
  separate: Rounds;
  fused: Rounds;
}

/**
 * What one core can multiply and add with 128-bit SIMD, in GFLOP/s: with product and sum rounded each by itself, and at
 * once. The best of several runs: what other work on the machine takes is not the core's limit.
 */
export async function peaks(): Promise<{ 'peak of mul and add': number; 'peak of fused': number }> {
  const peak = await compiled();
  const rate = (run: Rounds): number => {
    let best = Infinity;
    for (const end = performance.now() + 500; performance.now() < end;) {
      const started = performance.now();
      run(ROUNDS, 0.9999999);
      best = Math.min(best, performance.now() - started);
    }
    return (ROUNDS * OPERATIONS) / best / 1e6;
  };
  return { 'peak of mul and add': rate(peak.separate), 'peak of fused': rate(peak.fused) };
}

async function compiled(): Promise<Peak> {
  let binary: Uint8Array | undefined;
  const source = readFileSync(new URL('assembly/peak.ts', import.meta.url), 'utf8');
  const features = ['--enable', 'simd', '--enable', 'relaxed-simd'];
  const { error, stderr } = await asc.main(
    ['peak.ts', ...features, '--runtime', 'stub', '-O3', '-o', 'p.wasm'],
    {
      readFile: (name) => (name === 'peak.ts' ? source : null),
      writeFile: (_name, contents) => void (binary = contents as Uint8Array), // only the binary is written
      listFiles: () => [],
    },
  );
  if (error || !binary) throw new Error(`${error?.message} ${stderr.toString()}`);
  v8.setFlagsFromString('--experimental-wasm-relaxed-simd'); // Node 20 has it behind a flag
  // Compiled well at once: on a busy machine the engine's own threads, which have the compiler to do first, take seconds.
  v8.setFlagsFromString('--no-liftoff');
  const module = new WebAssembly.Module(binary as Uint8Array<ArrayBuffer>); // asc never uses shared memory
  const { exports } = new WebAssembly.Instance(module);
  const peak = exports as unknown as Peak; // its only functions
  peak.separate(1, 1);
  peak.fused(1, 1);
  v8.setFlagsFromString('--liftoff');
  return peak;
}
