/**
 * Just enough reading of XML to look at an archive before a library is trusted with it: opening tags and their
 * attributes. Prefixes are dropped, as the library drops them.
 */
const ATTRIBUTE = /(?:[^\s"'<>/=:]+:)?([^\s"'<>/=:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const ENTITIES: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }

/** A pattern for the opening tags of elements of these local names; its first group is what stands behind the name. */
export function openingTag(...names: readonly string[]): RegExp {
  return new RegExp(`<(?:[^\\s<>/:]+:)?(?:${names.join('|')})((?:\\s(?:"[^"]*"|'[^']*'|[^"'<>])*)?)/?>`, 'g')
}

/** The attributes of every element of a local name; of two with one name the last. */
export function elementsOf(xml: string, name: string): Record<string, string>[] {
  return [...xml.matchAll(openingTag(name))].map(([, inside = '']) => Object.fromEntries(attributesOf(inside)))
}

/** The attributes inside a tag, as [local name, value]. */
export function attributesOf(inside: string): [string, string][] {
  return [...inside.matchAll(ATTRIBUTE)].map(([, name = '', double, single]) => [name, decoded(double ?? single ?? '')])
}

function decoded(value: string): string {
  return value.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(lt|gt|quot|apos|amp));/gi, (...match: string[]) => {
    const [whole = '', decimal, hex, named = ''] = match
    const code = decimal ? Number(decimal) : hex ? parseInt(hex, 16) : undefined
    if (code !== undefined) return code <= 0x10ffff ? String.fromCodePoint(code) : ''
    return ENTITIES[named.toLowerCase()] ?? whole
  })
}
