import { findings, ruleKind } from '@weir/diagnostics';
import { relu } from '@weir/nn';
import { map } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { parseConfiguration } from './check/parseConfiguration.ts';
import {
  extendConfiguration,
  extendWithKinds,
  knownDiagnostics,
  knownLayers,
  knownRules,
} from './extensions.ts';

const has = (kinds: readonly { readonly type: string }[], name: string) =>
  kinds.some(({ type }) => type === name);

describe('extendConfiguration', () => {
  it('lets a configuration name what a function makes', () => {
    extendConfiguration('layer', 'ownLayer', relu);
    extendConfiguration('diagnostic', 'ownDiagnostic', () => map(() => 1));
    extendConfiguration('rule', 'ownRule', () => findings('ownRule', () => () => []));
    expect(has(knownLayers(), 'ownLayer')).toBe(true);
    expect(has(knownDiagnostics(), 'ownDiagnostic')).toBe(true);
    expect(has(knownRules(), 'ownRule')).toBe(true);
    expect(has(knownRules(), 'saturation')).toBe(true);
  });

  it('refuses what makes nothing', () => {
    expect(() => extendConfiguration('rule', 'gone', undefined)).toThrow(
      'gone must be a ruleKind or a function that makes a rule, got no such export',
    );
  });
});

describe('what a function of one’s own makes', () => {
  const parse = (given: object) => () => parseConfiguration({ model: [{ type: 'relu' }], ...given });

  it('is refused at set-up where it is no layer or no operator', () => {
    for (const place of ['layer', 'diagnostic'] as const)
      extendConfiguration(place, `no-${place}`, () => ({ foo: 1 }));
    expect(parse({ diagnostics: [{ type: 'no-diagnostic' }] })).toThrow(
      'diagnostics[0]: no-diagnostic must make a diagnostic, an operator of RxJS from snapshots, got {"foo":1}; return map(…) of rxjs',
    );
    const kind = knownLayers().find(({ type }) => type === 'no-layer');
    expect(() => kind?.build({}, undefined as never)).toThrow(
      'no-layer must make a layer, got {"foo":1}; return layer(…) of @weir/nn',
    );
  });
});

describe('extendWithKinds', () => {
  it('adds the kinds among some exports, under their own names', () => {
    const kind = ruleKind({
      type: 'exportedRule',
      schema: {},
      operator: () => findings('x', () => () => []),
    });
    expect(extendWithKinds({ kind, other: 3, helper: () => 1 })).toEqual(['exportedRule']);
    expect(has(knownRules(), 'exportedRule')).toBe(true);
  });
});
