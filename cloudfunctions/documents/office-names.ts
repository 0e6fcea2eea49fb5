/** Names of WordprocessingML, whatever prefixes a writer gives them. */
import { AmbiguousXml, onlyOf, type XmlAttribute } from './xml-walk'

/** Transitional and strict: ECMA-376, Parts 4 and 1. */
const WORD = new Set([
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'http://purl.oclc.org/ooxml/wordprocessingml/main',
])
/** Those of which something is known here; the name that an element gets of any other is met in no list. */
const OTHERS: ReadonlyMap<string, string> = new Map([
  ['http://schemas.microsoft.com/office/word/2010/wordml', 'w14'],
  ['http://schemas.microsoft.com/office/word/2012/wordml', 'w15'],
  ['http://schemas.microsoft.com/office/word/2020/wordml/sdtdatahash', 'w16sdtdh'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
])

/** `p` of Word's own elements, `w14:ligatures` of what others add, `?:vanish` of what nobody knows. */
export function officeName(name: string, namespace: string): string {
  return WORD.has(namespace) ? name : `${OTHERS.get(namespace) ?? '?'}:${name}`
}

/** The attributes of one of Word's elements. */
export type AttributeOf = (name: string) => string | undefined

/**
 * The attribute of that local name. Throws `AmbiguousXml` where it is of another namespace, which Word passes over, or
 * where there are two.
 */
export function attributesOf(attributes: readonly XmlAttribute[]): AttributeOf {
  return (asked) => {
    const value = onlyOf(attributes, asked)
    const of = attributes.find(([name]) => name === asked)?.[2] ?? ''
    if (value !== undefined && !WORD.has(of) && !OTHERS.has(of) && !isRelationship(of))
      throw new AmbiguousXml(`The attribute ${asked} is not one of Word's`)
    return value
  }
}

function isRelationship(namespace: string): boolean {
  return namespace.endsWith('/officeDocument/2006/relationships') || namespace.endsWith('/officeDocument/relationships')
}

/** Of a property that is on or off: on where nothing else is said. */
export function isOn(value: string | undefined): boolean {
  return !['0', 'false', 'off'].includes(value ?? '')
}
