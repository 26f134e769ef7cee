/** The notices of packages as a document: what each is and under which licence, then each licence's text once. */
export function notice(title, packages) {
  const texts = new Map();
  for (const { name, version, texts: own } of packages)
    for (const text of own) texts.set(text, [...(texts.get(text) ?? []), `${name} ${version}`]);
  const rows = packages.map(
    ({ name, version, license, author, address, texts: own }) =>
      `- ${name} ${version}: ${license ?? 'see below'}${own.length > 0 ? '' : credit(author, address)}`,
  );
  const sections = [...texts].map(([text, names]) => {
    const fence = text.includes('```') ? '~~~~' : '```';
    return `## ${names.join(', ')}\n\n${fence}\n${text}\n${fence}`;
  });
  return `${[title, rows.join('\n'), ...sections].join('\n\n')}\n`;
}

/** Who is to be named where the package has no licence file that does. */
function credit(author, address) {
  const from = address?.replace(/^git\+/, '').replace(/\.git$/, '');
  return ` (${[author, from].filter(Boolean).join(', ') || 'no licence file'})`;
}
