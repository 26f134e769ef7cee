/**
 * The `Q` of the QR decomposition of `[rows, columns]`, row-major, whose `R` has a positive diagonal.
 *
 * Gram and Schmidt's process, every projection taken away twice: that keeps the columns orthogonal to rounding
 * (Giraud et al., 2005). Works on the array that it is given.
 */
export function orthonormalColumns(matrix: Float64Array, rows: number, columns: number): Float64Array {
  // `at` of all loops stays below rows · columns, which the compiler cannot see.
  const dot = (a: number, b: number): number => {
    let sum = 0;
    for (let at = 0; at < rows * columns; at += columns)
      sum += (matrix[at + a] as number) * (matrix[at + b] as number);
    return sum;
  };
  for (let column = 0; column < columns; column++) {
    for (let earlier = 0; earlier < 2 * column; earlier++) {
      const other = earlier % column;
      const share = dot(other, column);
      for (let at = 0; at < rows * columns; at += columns)
        matrix[at + column] = (matrix[at + column] as number) - share * (matrix[at + other] as number);
    }
    const length = Math.sqrt(dot(column, column));
    for (let at = column; at < rows * columns; at += columns) matrix[at] = (matrix[at] as number) / length;
  }
  return matrix;
}
