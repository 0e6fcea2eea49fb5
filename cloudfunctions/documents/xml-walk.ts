import { setImmediate } from 'node:timers/promises'
import { SaxesParser } from 'saxes'

/** What is met in a walk through an XML text, in its order. Names are local: prefixes are a matter of the writer. */
export interface XmlVisitor {
  /**
   * `attribute` answers the one of a local name, `attributes` are all of them. Throws `AmbiguousXml` where there are two.
   * `namespace`: of the element.
   */
  open(
    name: string,
    attribute: (name: string) => string | undefined,
    attributes: readonly XmlAttribute[],
    namespace: string,
  ): void
  text(text: string): void
  close(name: string): void
}

/** Without a prefix an attribute is of no namespace: ''. */
export type XmlAttribute = readonly [name: string, value: string, namespace: string]

/** Other programs may show another text than is read here: two attributes of one local name, a file that is taken in. */
export class AmbiguousXml extends Error {}

/** Characters between two breaths, some milliseconds of work. */
const PORTION = 128 * 1024
/** Elements in one another. Tables in tables of an editor have some forty. */
const MOST_LEVELS = 200

/** Attributes of one element: the root of a sheet has some twenty namespaces. */
const MOST_ATTRIBUTES = 100

/** `longest`: characters between two tags. */
interface XmlLimits {
  readonly elements: number
  readonly characters: number
  readonly longest: number
}

/** How much of a file's XML is walked through, all its parts together: what they may cost however small they are packed. */
export class XmlBudget {
  private elements = 0
  private characters = 0

  /** `tooMuch` makes the error of a walk that goes beyond. */
  constructor(
    private readonly limits: XmlLimits,
    private readonly tooMuch: (of: 'elements' | 'characters') => Error,
  ) {}

  element(): void {
    this.elements += 1
    if (this.elements > this.limits.elements) throw this.tooMuch('elements')
  }

  text({ length }: string): void {
    this.characters += length
    if (length > this.limits.longest || this.characters > this.limits.characters) throw this.tooMuch('characters')
  }
}

/**
 * Walks through an XML text, and lets others have their turn between its portions. Throws an Error where it is not
 * well-formed, is nested deeper than any editor writes, or brings definitions of its own, as no office file does.
 */
export async function walkXml(xml: string, visitor: XmlVisitor, budget?: XmlBudget): Promise<void> {
  const parser = new SaxesParser()
  let level = 0
  let attributesSeen = 0
  const namespaces = new Namespaces()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('doctype', () => {
    throw new Error('An office file has no document type of its own')
  })
  parser.on('attribute', () => {
    attributesSeen += 1
    if (attributesSeen > MOST_ATTRIBUTES) throw new Error('An element has more attributes than any editor writes')
  })
  parser.on('opentag', ({ name, attributes }) => {
    attributesSeen = 0
    budget?.element()
    level += 1
    if (level > MOST_LEVELS) throw new Error('Elements stand in each other deeper than any editor writes them')
    const given = Object.entries(attributes)
    namespaces.open(given)
    const all = given
      .filter(([attribute]) => !declares(attribute))
      .map(([attribute, value]) => [local(attribute), value, namespaces.ofAttribute(attribute)] as const)
    visitor.open(local(name), (asked) => onlyOf(all, asked), all, namespaces.of(prefixOf(name)))
  })
  const told = (text: string) => {
    budget?.text(text)
    visitor.text(text)
  }
  parser.on('text', told)
  parser.on('cdata', told)
  parser.on('closetag', ({ name }) => {
    level -= 1
    namespaces.close()
    visitor.close(local(name))
  })
  for (let start = 0; start < xml.length; start += PORTION) {
    parser.write(xml.slice(start, start + PORTION))
    if (start + PORTION < xml.length) await setImmediate()
  }
  parser.close()
}

/** The value of the attribute of that local name. Throws `AmbiguousXml` where there are two. */
export function onlyOf(attributes: readonly XmlAttribute[], asked: string): string | undefined {
  const [first, second] = attributes.filter(([name]) => name === asked)
  if (second) throw new AmbiguousXml(`Two attributes are called ${asked}`)
  return first?.[1]
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function prefixOf(name: string): string {
  return name.includes(':') ? name.slice(0, name.indexOf(':')) : ''
}

function declares(attribute: string): boolean {
  return attribute === 'xmlns' || attribute.startsWith('xmlns:')
}

/** What each prefix stands for where the walk is, whatever stood for it before kept beneath. */
class Namespaces {
  private readonly bound = new Map<string, string[]>([['xml', ['http://www.w3.org/XML/1998/namespace']]])
  private readonly declared: (readonly string[])[] = []

  open(attributes: readonly (readonly [name: string, value: string])[]): void {
    const declared = attributes.filter(([name]) => declares(name))
    this.declared.push(declared.map(([name]) => name.slice(6)))
    for (const [name, uri] of declared) {
      const before = this.bound.get(name.slice(6))
      if (before) before.push(uri)
      else this.bound.set(name.slice(6), [uri])
    }
  }

  close(): void {
    for (const prefix of this.declared.pop() ?? []) this.bound.get(prefix)?.pop()
  }

  /** '' where the prefix stands for nothing. */
  of(prefix: string): string {
    return this.bound.get(prefix)?.at(-1) ?? ''
  }

  ofAttribute(name: string): string {
    return name.includes(':') ? this.of(prefixOf(name)) : ''
  }
}
