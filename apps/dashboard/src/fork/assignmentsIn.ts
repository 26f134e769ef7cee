/** A part of a shell's word: plain, or between quotes. */
const part = /'[^']*'|"(?:\\.|[^"\\])*"|\\.|[^\s'"\\]+/g;
const word = new RegExp(`(?:${part.source})+`, 'g');

/** What a shell makes of a part of a word. */
function unquoted(text: string): string {
  if (text.startsWith("'")) return text.slice(1, -1);
  if (text.startsWith('"')) return text.slice(1, -1).replaceAll(/\\(["\\])/g, '$1');
  return text.startsWith('\\') ? text.slice(1) : text;
}

/**
 * The assignments that somebody means who writes one, `learningRate=0.05`, or pastes what a finding offers to be copied:
 * `--set model.5.detached=false --set 'model.2.init={"type":"zeros"}'`, each in quotes as a shell takes it.
 */
export function assignmentsIn(text: string): readonly string[] {
  const given = text.trim();
  if (given === '') return [];
  if (!given.startsWith('--set')) return [given];
  const words = (given.match(word) ?? []).map((one) =>
    (one.match(part) ?? []).map((piece) => unquoted(piece)).join(''),
  );
  return words.flatMap((one, at) => {
    if (one.startsWith('--set=')) return [one.slice('--set='.length)];
    return words[at - 1] === '--set' ? [one] : [];
  });
}
