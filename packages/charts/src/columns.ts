/**
 * The field names of a chart's rows, known to the compiler: `const column = columns<Row>()`, then
 * `field: column('step')`. Renaming a field of the row breaks the spec at compile time and not the picture.
 */
export function columns<Row extends object>(): <Name extends keyof Row & string>(name: Name) => Name {
  return (name) => name;
}
