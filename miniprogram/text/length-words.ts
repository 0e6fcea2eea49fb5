/** `本节约 320 字` or, where the template has a budget, `本节约 320 字，约定 700 字左右`. */
export function lengthWords(length: number, budget: number | undefined): string {
  return `本节约 ${length} 字${budget === undefined ? '' : `，约定 ${budget} 字左右`}`
}
