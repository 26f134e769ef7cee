import type { Spec, View, parse } from 'vega';

/** What of Vega a script has put into the page. */
interface Vega {
  readonly View: typeof View;
  readonly parse: typeof parse;
}

/** Draws rows in the page, each turn both ways, and gives the milliseconds of each. It is sent there as text. */
export async function drawnBoth({
  name,
  specs,
  turns,
}: {
  readonly name: string;
  readonly specs: readonly Spec[];
  readonly turns: readonly (readonly (readonly object[])[])[];
}): Promise<readonly (readonly number[])[]> {
  const { vega } = globalThis as unknown as { readonly vega: Vega }; // a script put it there
  const views: View[] = specs.map((spec) => {
    const host = document.body.appendChild(document.createElement('div'));
    return new vega.View(vega.parse(spec), { renderer: 'svg' }).initialize(host);
  });
  const taken: number[][] = [];
  for (const ways of turns) {
    const turn: number[] = [];
    for (const [way, rows] of ways.entries()) {
      const from = performance.now();
      await views[way]?.data(name, [...rows]).runAsync();
      document.body.getBoundingClientRect(); // laid out
      turn.push(performance.now() - from);
      await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
    }
    taken.push(turn);
  }
  return taken;
}
