import { describe, expect, it, vi } from 'vitest';
import { FakeWorker } from '../testing/fakeWorker.ts';
import { completion } from './completion.ts';
import { ComposeWorker } from './composeWorker.ts';
import { described, shapeText } from './described.ts';
import { defaultIn, helpOf } from './documented.ts';
import { dropIndex } from './dropIndex.ts';
import { changed, edited } from './edited.ts';
import { choiceText, entered, shownValue } from './entered.ts';
import { fieldAt } from './fieldAt.ts';
import type { Form, FormField } from './form.ts';
import { newest } from './newest.ts';
import { onlyChange } from './onlyChange.ts';
import { parsedText } from './parsedText.ts';
import { isWithin, printedPath, valueAt } from './path.ts';
import { printed } from './printed.ts';
import { pruned } from './pruned.ts';
import { rangeOf } from './rangeOf.ts';
import { sectionsOf } from './sections.ts';

const number: FormField = { is: 'number', integer: false };
const option = (name: string, field: FormField = number) => ({
  name,
  field,
  can: 'a number',
  required: false,
});
const form: Form = {
  keys: [
    option('seed'),
    option('model', { is: 'kinds', family: 'layer' }),
    option('health', {
      is: 'either',
      of: [
        { is: 'options', options: [option('profile', { is: 'choice', choices: ['lecture', 'sagemaker'] })] },
        { is: 'choice', choices: [false] },
      ],
    }),
  ],
  families: {
    layer: {
      one: 'a layer',
      kinds: [
        {
          type: 'linear',
          options: [
            option('out'),
            option('bias', { is: 'choice', choices: [true, false] }),
            option('init', { is: 'kind', family: 'initializer' }),
          ],
        },
        { type: 'tanh', options: [] },
      ],
    },
    initializer: { one: 'an initialiser', kinds: [{ type: 'zeros', options: [] }] },
  },
  defaultDiagnostics: [],
};
const help = helpOf([
  {
    family: 'layer',
    name: 'linear',
    text: 'Affine map `y = x W + b`, e.g. of 0.1. More of it.\n\nAnd more.',
    options: { bias: 'Default true; false ahead of a batchNorm.', out: 'Number of units.' },
  },
]);

describe('helpOf', () => {
  it('has a line of each name, and the options in the order in which they are documented', () => {
    expect(help.line('layer', 'linear')).toBe('Affine map `y = x W + b`, e.g. of 0.1.');
    expect(help.whole('layer', 'linear')).toContain('And more.');
    expect(help.option('layer', 'linear', 'out')).toBe('Number of units.');
    expect(help.line('layer', 'unheard')).toBe('');
    const options = ['gain', 'out', 'bias'].map((name) => ({ name }));
    expect(help.inOrder('layer', 'linear', options).map(({ name }) => name)).toEqual(['bias', 'out', 'gain']);
  });
});

describe('defaultIn', () => {
  it.each([
    ['Default true; false ahead of a batchNorm.', 'true'],
    ['Weight of a new batch. Default 0.1; 0.001 where batches are small.', '0.1'],
    ['Added to the variance ahead of the root. Default 1e-5; more.', '1e-5'],
    ['What the run is called. Default `untitled`.', 'untitled'],
    ['Default 1, which is too wide for weights.', '1'],
    ['characters; 3 by default. More context needs a wider network.', '3'],
    ['Default none: cadences are as they stand.', 'none'],
    ['Side of the square.', undefined],
  ])('of “%s” is %s', (line, standard) => expect(defaultIn(line)).toBe(standard));
});

describe('printed', () => {
  it('has a layer a line, and is JSON', () => {
    const value = { name: 'a', model: [{ type: 'linear', out: 3 }, { type: 'tanh' }], none: [], empty: {} };
    expect(printed(value)).toBe(
      '{\n  "name": "a",\n  "model": [{"type": "linear", "out": 3}, {"type": "tanh"}],\n  "none": [],\n  "empty": {}\n}',
    );
    const long = { model: Array.from({ length: 5 }, () => ({ type: 'linear', out: 100, bias: false })) };
    expect(printed(long).split('\n')).toHaveLength(2 + 2 + 5);
    for (const one of [value, long]) expect(JSON.parse(printed(one))).toEqual(one);
  });
});

describe('edited', () => {
  const config = { seed: 1, model: [{ type: 'linear', out: 3 }, { type: 'tanh' }] };
  const text = printed(config);
  const commented =
    '{\n  // the seed\n  "seed": 1,\n  "model": [\n    {"type": "linear", "out": 3}, // wide\n    {"type": "tanh"}\n  ]\n}\n';

  it.each([
    ['sets', { to: 'set', path: ['model', 0, 'out'], value: 5 }],
    ['sets what was not there', { to: 'set', path: ['model', 0, 'init', 'gain'], value: 5 }],
    ['takes out', { to: 'set', path: ['seed'], value: undefined }],
    ['takes out of a list', { to: 'set', path: ['model', 0], value: undefined }],
    ['inserts', { to: 'insert', path: ['model', 1], value: { type: 'relu' } }],
    ['inserts at the end', { to: 'insert', path: ['model', 2], value: { type: 'relu' } }],
    ['moves down', { to: 'move', path: ['model'], from: 0, onto: 1 }],
    ['moves up', { to: 'move', path: ['model'], from: 1, onto: 0 }],
    ['begins a list', { to: 'insert', path: ['groups', 0], value: {} }],
  ] as const)('%s the same with comments and without', (_, edit) => {
    const wanted = changed(config, edit);
    expect(wanted).not.toEqual(config);
    expect(JSON.parse(edited(text, config, edit))).toEqual(wanted);
    const kept = edited(commented, config, edit);
    expect(parsedText(kept)?.config).toEqual(wanted);
  });

  it('keeps comments, and changes nothing of what was given', () => {
    const kept = edited(commented, config, { to: 'set', path: ['seed'], value: 2 });
    expect(kept).toBe(commented.replace('"seed": 1', '"seed": 2'));
    expect(config.seed).toBe(1);
  });
});

describe('parsedText', () => {
  it('takes comments and trailing commas, and is nothing of what is no JSON', () => {
    expect(parsedText('\uFEFF{"a": 1,} // b')).toEqual({ config: { a: 1 } });
    expect(parsedText('{"a": }')).toBeUndefined();
  });
});

describe('pruned', () => {
  it('takes the object with its last option, but no element of a list', () => {
    const gone = (path: (string | number)[]) => ({ to: 'set', path, value: undefined }) as const;
    expect(pruned({ clip: { norm: 1 } }, gone(['clip', 'norm'])).path).toEqual(['clip']);
    expect(pruned({ clip: { norm: 1, value: 2 } }, gone(['clip', 'norm'])).path).toEqual(['clip', 'norm']);
    expect(pruned({ groups: [{ match: 'a' }] }, gone(['groups', 0, 'match'])).path).toEqual([
      'groups',
      0,
      'match',
    ]);
    const set = { to: 'set', path: ['clip', 'norm'], value: 3 } as const;
    expect(pruned({ clip: { norm: 1 } }, set)).toBe(set);
  });
});

describe('entered', () => {
  const width: FormField = {
    is: 'either',
    of: [
      { is: 'number', integer: true },
      { is: 'choice', choices: ['classes'] },
    ],
  };
  const columns: FormField = { is: 'either', of: [{ is: 'text' }, { is: 'list', of: { is: 'text' } }] };
  it.each([
    ['3', number, 3],
    ['1e-3', number, 0.001],
    ['three', number, 'three'],
    [' ', number, undefined],
    ['12', { is: 'text' }, '12'],
    ['classes', width, 'classes'],
    ['12', width, 12],
    ['true', { is: 'choice', choices: [true, false] }, true],
    ['a, b,', { is: 'list', of: { is: 'text' } }, ['a', 'b']],
    ['a, "b, c" ,d', { is: 'list', of: { is: 'text' } }, ['a', 'b, c', 'd']],
    ['p cat, p dog', columns, ['p cat', 'p dog']],
    ['price', columns, 'price'],
    ['100, 200', { is: 'list', of: number }, [100, 200]],
    ['{"a": 1}', { is: 'json' }, { a: 1 }],
    ['{', { is: 'json' }, '{'],
  ] as const)('takes “%s” for what the field wants', (text, field, value) =>
    expect(entered(text, field as FormField)).toEqual(value),
  );

  it('is shown as it would be entered', () => {
    expect([3, 'a', true, [1, 2], { a: 1 }, undefined].map(shownValue)).toEqual([
      '3',
      'a',
      'true',
      '1, 2',
      '{"a":1}',
      '',
    ]);
    expect(shownValue(['a', 'b, c', 'say "d"'])).toBe('a, "b, c", "say \\"d\\""');
    expect(entered(shownValue(['a', 'b, c', 'say "d"']), { is: 'list', of: { is: 'text' } })).toEqual([
      'a',
      'b, c',
      'say "d"',
    ]);
    expect([true, 'true', 3].map(choiceText)).toEqual(['true', 'true', '3']);
  });
});

describe('paths', () => {
  it('are within others, and lead to values', () => {
    expect(isWithin(['model', 3, 'out'], ['model', 3])).toBe(true);
    expect(isWithin(['model', 3], ['model', 3, 'out'])).toBe(false);
    expect(valueAt({ model: [{ out: 3 }] }, ['model', 0, 'out'])).toBe(3);
    expect(valueAt({ model: [] }, ['model', 0, 'out'])).toBeUndefined();
    expect(printedPath(['model', 3, 'init', 'gain'])).toBe('model[3].init.gain');
  });
});

describe('described', () => {
  it('is a layer in a few words', () => {
    expect(
      described({ type: 'linear', out: 100, bias: false, init: { type: 'kaimingNormal', gain: 1 } }),
    ).toBe('out 100 · no bias · init kaimingNormal (gain 1)');
    expect(described({ type: 'residual', layers: [{ type: 'tanh' }], affine: true })).toBe(
      '1 layers · affine',
    );
    expect(described(3)).toBe('3');
    expect([shapeText([3, 10]), shapeText([])]).toEqual(['3 × 10', '1']);
  });
});

describe('dropIndex', () => {
  const rows = [0, 1, 2, 3].map((at) => ({ top: at * 10, bottom: at * 10 + 10 }));
  it.each([
    [0, 4, 0],
    [0, 16, 1],
    [0, 99, 3],
    [3, -5, 0],
    [3, 14, 1],
    [2, 25, 2],
  ])('of row %i dragged to %i is %i', (from, pointer, index) =>
    expect(dropIndex(rows, from, pointer)).toBe(index),
  );
});

describe('onlyChange', () => {
  it.each([
    ['abcd', 'abXd'],
    ['aaa', 'aaaa'],
    ['aaaa', 'aaa'],
    ['', 'a'],
    ['same', 'same'],
    ['ab', 'ba'],
  ])('turns %s into %s', (before, after) => {
    const { from, to, insert } = onlyChange(before, after);
    expect(before.slice(0, from) + insert + before.slice(to)).toBe(after);
  });

  it('is no more than what differs', () => {
    expect(onlyChange('{"seed": 1}', '{"seed": 2}')).toEqual({ from: 9, to: 10, insert: '2' });
  });
});

describe('rangeOf', () => {
  const text = '{"model": [{"type": "linear", "out": -3}]}';
  const at = (path: (string | number)[]) => {
    const { from, to } = rangeOf(text, { path });
    return text.slice(from, to);
  };
  it('is the value, or the beginning of what lacks it', () => {
    expect(at(['model', 0, 'out'])).toBe('-3');
    expect(at(['model', 0, 'init', 'gain'])).toBe('{');
    expect(at([])).toBe('{');
    expect(rangeOf('{"a": }', { path: [], offset: 6 })).toEqual({ from: 6, to: 7 });
    expect(rangeOf('', { path: ['a'] })).toEqual({ from: 0, to: 0 });
  });
});

describe('fieldAt', () => {
  const config = { model: [{ type: 'linear', init: { type: 'zeros' } }], health: { profile: 'lecture' } };
  it('is what can stand at a place, and whose option it is', () => {
    expect(fieldAt(form, config, [])?.options.map(({ name }) => name)).toEqual(['seed', 'model', 'health']);
    expect(fieldAt(form, config, ['model', 0])).toMatchObject({ family: 'layer', owner: 'linear' });
    expect(fieldAt(form, config, ['model', 0, 'bias'])?.field).toMatchObject({ is: 'choice' });
    expect(fieldAt(form, config, ['model', 0, 'init'])).toMatchObject({
      family: 'initializer',
      owner: 'zeros',
    });
    expect(fieldAt(form, config, ['health'])).toMatchObject({ family: 'key', owner: 'health' });
    expect(fieldAt(form, config, ['modle', 0])).toBeUndefined();
  });
});

describe('completion', () => {
  const complete = (marked: string) => {
    const offset = marked.indexOf('|');
    const text = marked.replace('|', '');
    return completion(text, offset, form, help);
  };
  const labels = (marked: string) => complete(marked)?.options.map(({ label }) => label);

  it('offers the options that are not there yet, with their documentation', () => {
    expect(labels('{"model": [{"type": "linear", "out": 3, |}]}')).toEqual(['bias', 'init']);
    const found = complete('{"model": [{"type": "linear", "b|"}]}');
    expect(found?.options).toEqual([
      { label: 'bias', info: 'Default true; false ahead of a batchNorm.', apply: '"bias": ' },
    ]);
    expect(found && '{"model": [{"type": "linear", "b"}]}'.slice(found.from, found.to)).toBe('"b"');
    expect(labels('{|}')).toEqual(['seed', 'model', 'health']);
  });

  it('offers types, kinds and choices where they can stand', () => {
    expect(labels('{"model": [{"type": "|"}]}')).toEqual(['linear', 'tanh']);
    expect(labels('{"model": [{"type": "ta|"}]}')).toEqual(['tanh']);
    expect(labels('{"model": [{"type": "linear", "bias": |}]}')).toEqual(['true', 'false']);
    expect(complete('{"model": [{"type": "linear", "init": |}]}')?.options[0]?.apply).toBe(
      '{"type": "zeros"}',
    );
    expect(labels('{"health": {"profile": "|"}}')).toEqual(['lecture', 'sagemaker']);
  });

  it('offers nothing where it knows nothing', () => {
    expect(complete('{"modle": {"a": |}}')).toBeUndefined();
  });
});

describe('sectionsOf', () => {
  it('gives every key a place, also one that nobody has heard of', () => {
    const keys = ['model', 'seed', 'loss', 'brandNew', 'data', '$schema'].map((name) => option(name));
    const sections = sectionsOf(keys);
    const placed = sections.flatMap((section) => section.keys.map(({ name }) => name));
    expect(placed.toSorted()).toEqual(['brandNew', 'data', 'loss', 'model', 'seed']);
    expect(sections.find(({ title }) => title === 'Run')?.keys.map(({ name }) => name)).toEqual([
      'seed',
      'brandNew',
    ]);
  });
});

describe('newest', () => {
  it('answers the last of several questions, and none that a newer one has overtaken', async () => {
    vi.useFakeTimers();
    const asked: number[] = [];
    const { ask } = newest(async (question: number) => {
      asked.push(question);
      return question * 10;
    }, 100);
    const answers = [ask(1), ask(2)];
    await vi.advanceTimersByTimeAsync(50);
    answers.push(ask(3));
    await vi.advanceTimersByTimeAsync(200);
    expect(await Promise.all(answers)).toEqual([undefined, undefined, 30]);
    expect(asked).toEqual([3]);
    vi.useRealTimers();
  });

  it('drops the answer to a question when a newer one was asked meanwhile, and goes on after a failure', async () => {
    let release = () => {};
    const { ask } = newest(async (question: number) => {
      if (question === 1) await new Promise<void>((resolve) => (release = resolve));
      if (question === 2) throw new Error('no');
      return question;
    }, 0);
    const first = ask(1);
    await new Promise((waited) => setTimeout(waited, 5));
    const second = ask(2);
    await new Promise((waited) => setTimeout(waited, 5));
    release();
    expect(await first).toBeUndefined();
    await expect(second).rejects.toThrow('no');
    expect(await ask(3)).toBe(3);
  });
});

describe('ComposeWorker', () => {
  it('asks one question after the other, and takes another worker when one has died', async () => {
    FakeWorker.made = [];
    vi.stubGlobal('Worker', FakeWorker);
    const composing = new ComposeWorker();
    const settle = () => new Promise((resolve) => setTimeout(resolve));
    const first = composing.ask({ ask: 'form' });
    const second = composing.ask({ ask: 'check', text: '{' });
    await settle();
    const [worker] = FakeWorker.made;
    expect(worker?.told).toEqual([{ type: 'compose', question: { ask: 'form' } }]);
    worker?.say({ type: 'composed', answer: form });
    expect(await first).toEqual(form);
    await settle();
    expect(worker?.last('compose').question).toEqual({ ask: 'check', text: '{' });
    worker?.break('out of memory');
    await expect(second).rejects.toThrow('out of memory');
    const third = composing.ask({ ask: 'check', text: '{}' });
    await settle();
    FakeWorker.made[1]?.say({ type: 'composed', answer: { problems: [] } });
    expect(await third).toEqual({ problems: [] });
    composing.end();
    expect(FakeWorker.made[1]?.isEnded).toBe(true);
    vi.unstubAllGlobals();
  });
});
