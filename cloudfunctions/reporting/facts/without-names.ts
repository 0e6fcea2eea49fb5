const INSTEAD = '（姓名略）'

/**
 * Leaves people's names out of texts, wherever they stand: what people wrote names people too. The longest first, so that
 * no part of a longer name is left.
 */
export function withoutNames(names: readonly string[]): (text: string) => string {
  const wanted = [...new Set(names)].filter((name) => name.length > 1).sort((a, b) => b.length - a.length)
  if (wanted.length === 0) return (text) => text
  const pattern = new RegExp(wanted.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'g')
  return (text) => text.replace(pattern, INSTEAD)
}
