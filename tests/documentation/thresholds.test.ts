import { flatThreshold, healthyUpdateRatio, saturationThreshold, sigmoidFlat } from '@weir/diagnostics';
import { updateRatioChart, updateRatioMap } from '@weir/charts';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

// A threshold that the lecture names is defined once: rules, measurements, charts and their texts take it from there.
const root = fileURLToPath(new URL('../../', import.meta.url));

const sources = [
  'packages/diagnostics',
  'packages/charts',
  'apps/cli',
  'apps/dashboard',
  'apps/server',
].flatMap((of) =>
  readdirSync(`${root}${of}/src`, { recursive: true, encoding: 'utf8' })
    .map((name) => `${of}/src/${name}`)
    .filter((path) => path.endsWith('.ts') && !/\.test(-d)?\.ts$|\/testing\//.test(path)),
);

/** Numbers and texts in a file's code that hold a number: `path: 0.97`. */
function placesOf(path: string, number: string): readonly string[] {
  const source = ts.createSourceFile(path, readFileSync(root + path, 'utf8'), ts.ScriptTarget.Latest, true);
  const pattern = new RegExp(`(?<![\\d.])${number.replace('.', '\\.')}(?![\\d])`);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const text =
      ts.isNumericLiteral(node) || ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node)
        ? node.text
        : '';
    if (pattern.test(text)) found.push(path);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

describe('a threshold', () => {
  it.each([
    // Those of other things: how near to chance a loss is, and a share of the highest momentum that is safe.
    [saturationThreshold, 'flatness/saturated.ts', ['health/rules/lossFlatRule.ts']],
    [flatThreshold, 'flatness/saturated.ts', ['health/rules/batchNormMomentumRule.ts']],
  ])('%s stands in the code once', (value, home, others) => {
    const places = sources.flatMap((path) => placesOf(path, String(value)));
    const expected = [home, ...others].map((path) => `packages/diagnostics/src/${path}`);
    expect(places.sort()).toEqual(expected.sort());
  });

  it('of update:data is what the chart draws, and what its texts say', () => {
    const { centre, within } = healthyUpdateRatio;
    const { layer, title } = JSON.parse(JSON.stringify(updateRatioChart.spec)) as {
      readonly layer: readonly { readonly encoding: { readonly y?: { readonly datum?: number } } }[];
      readonly title: { readonly subtitle: readonly string[] };
    };
    const lines = layer.flatMap(({ encoding }) => encoding.y?.datum ?? []);
    expect(lines).toEqual([centre + within, centre, centre - within]);
    expect(
      title.subtitle
        .join(' ')
        .match(/−\d+/g)
        ?.map((text) => Number(text.replace('−', '-'))),
    ).toEqual([centre, centre - within, centre + within]);
    expect(JSON.stringify(updateRatioMap.spec)).toContain(`"domainMid":${centre}`);
  });

  it('of update:data is no number in the charts’ code', () => {
    const charts = sources.filter((path) => /updateRatio(Chart|Rule)|lastLayerRule/.test(path));
    expect(charts).toHaveLength(3);
    expect(charts.flatMap((path) => ['−2', '−3', '−4'].flatMap((text) => placesOf(path, text)))).toEqual([]);
  });

  it('of a sigmoid that is flat is as far from its upper bound as tanh’s', () => {
    expect(sigmoidFlat[1]).toBe(flatThreshold);
    expect(sigmoidFlat[0]).toBeCloseTo(1 - flatThreshold, 12);
  });
});
