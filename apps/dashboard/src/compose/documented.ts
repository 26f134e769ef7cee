/** What the doc blocks of the sources say of one name; as `weir explain` reads them. */
export interface Documented {
  /** `layer`, `rule`, `key` and so on. */
  readonly family: string;
  readonly name: string;
  readonly text: string;
  readonly options: Readonly<Record<string, string>>;
}

/** The documentation by name: what a form says of each choice and each option. */
export interface Help {
  /** What a name stands for: the first sentence of its text, or all of it. */
  line(family: string, name: string): string;
  whole(family: string, name: string): string;
  /** What an option of it means. */
  option(family: string, name: string, option: string): string;
  /** The options of a name in the order in which they are written down; those that nobody wrote of come last. */
  inOrder<Option extends { readonly name: string }>(
    family: string,
    name: string,
    options: readonly Option[],
  ): readonly Option[];
}

/** Looks names up in the documentation. */
export function helpOf(documentation: readonly Documented[]): Help {
  const known = new Map(documentation.map((one) => [`${one.family} ${one.name}`, one]));
  const find = (family: string, name: string) => known.get(`${family} ${name}`);
  return {
    line: (family, name) => firstSentence(find(family, name)?.text ?? ''),
    whole: (family, name) => find(family, name)?.text ?? '',
    option: (family, name, option) => find(family, name)?.options[option] ?? '',
    inOrder(family, name, options) {
      const order = Object.keys(find(family, name)?.options ?? {});
      const place = (option: string) => (order.includes(option) ? order.indexOf(option) : order.length);
      return options.toSorted((one, other) => place(one.name) - place(other.name));
    },
  };
}

/** Up to the first full stop that ends a sentence, and not `e.g.` or `0.1`. */
const firstSentence = (text: string): string =>
  /^[^]*?[.!?:](?=\s+[A-Z`(]|\s*$)/.exec(text.split('\n\n', 1)[0] ?? '')?.[0] ?? text;

/** The default that a line of documentation names, where it is short enough to stand in a field. */
export function defaultIn(line: string): string | undefined {
  const [, named] =
    /[Dd]efaults?:? (?:is |to |the )?`?([^`:;,]+?)`?(?:[:;,]|\.(?:\s|$)|,? which|$)/.exec(line) ?? [];
  const before = /([^\s`;,.]+)`? by default/.exec(line)?.[1];
  const found = named ?? before;
  return found !== undefined && found.length <= 40 ? found : undefined;
}
