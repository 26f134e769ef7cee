import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import type { LoggerInterface, View } from 'vega';

/** A logger that fails on the first warning. */
export const strict = (): LoggerInterface => {
  const fail = (...messages: readonly unknown[]): never => {
    throw new Error(messages.join(' '));
  };
  const logger: LoggerInterface = {
    level: (() => logger) as LoggerInterface['level'], // both a getter and a setter; nothing here reads it
    error: fail,
    warn: fail,
    info: () => logger,
    debug: () => logger,
  };
  return logger;
};

const schema = createRequire(import.meta.url).resolve('vega-lite/vega-lite-schema.json');

/** Whether a spec is valid Vega-Lite. */
export const validate = new Ajv({ strict: false, validateFormats: false }).compile(
  JSON.parse(readFileSync(schema, 'utf8')),
);

interface SceneMark {
  readonly role?: string;
  readonly marktype: string;
  readonly items: readonly { readonly items?: readonly SceneMark[] }[];
}

/** How many points of lines, bars or cells a picture has besides axes, legends and titles. */
export function marksOf(view: View): number {
  // The scene graph's root is a mark like those below it, which vega's types leave open.
  return count((view.scenegraph() as unknown as { root: SceneMark }).root);
}

function count({ role, marktype, items }: SceneMark): number {
  if (marktype !== 'group') return role === 'mark' ? items.length : 0;
  return items.reduce(
    (sum, group) => sum + (group.items ?? []).reduce((inner, mark) => inner + count(mark), 0),
    0,
  );
}
