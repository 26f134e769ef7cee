import { readFileSync } from 'node:fs';
import v8 from 'node:v8';
import asc from 'assemblyscript/asc';

/** Floating-point operations of one round of either function. */
const OPERATIONS = 96 * 4;
const ROUNDS = 20_000;

interface Peak {
  separate(rounds: number): number;
  fused(rounds: number): number;
}

/**
 * What one core can multiply and add with 128-bit SIMD, in GFLOP/s: with product and sum rounded each by itself, and at
 * once. The best of several runs: what other work on the machine takes is not the core's limit.
 */
export async function peaks(): Promise<{ 'peak of mul and add': number; 'peak of fused': number }> {
  const peak = await compiled();
  const rate = (run: (rounds: number) => number): number => {
    let best = Infinity;
    // Long enough for the engine to have compiled it well, on its own threads and in its own time.
    for (const end = performance.now() + 500; performance.now() < end;) {
      const started = performance.now();
      run(ROUNDS);
      best = Math.min(best, performance.now() - started);
    }
    return (ROUNDS * OPERATIONS) / best / 1e6;
  };
  return { 'peak of mul and add': rate(peak.separate), 'peak of fused': rate(peak.fused) };
}

async function compiled(): Promise<Peak> {
  v8.setFlagsFromString('--experimental-wasm-relaxed-simd'); // Node 20 has it behind a flag
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
  const module = new WebAssembly.Module(binary as Uint8Array<ArrayBuffer>); // asc never uses shared memory
  return new WebAssembly.Instance(module).exports as unknown as Peak; // its only functions
}
