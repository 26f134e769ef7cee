/** An assignment as an option of the command line, as a shell takes it whole: `--set model.2.init.gain=1.67`. */
export function settingOption(assignment: string): string {
  const plain = /^[\w.,=+-]+$/.test(assignment);
  return `--set ${plain ? assignment : `'${assignment.replaceAll("'", String.raw`'\''`)}'`}`;
}
