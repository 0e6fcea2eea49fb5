import { SaxesParser } from 'saxes'

/** What is met in a walk through an XML text, in its order. Names are local: prefixes are a matter of the writer. */
export interface XmlVisitor {
  open(name: string, attribute: (name: string) => string | undefined): void
  text(text: string): void
  close(name: string): void
}

/** Walks through an XML text. Throws an Error where it is not well-formed. */
export function walkXml(xml: string, visitor: XmlVisitor): void {
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ local, attributes }) => {
    const all = Object.values(attributes)
    visitor.open(local, (name) => all.find((each) => each.local === name)?.value)
  })
  parser.on('text', (text) => visitor.text(text))
  parser.on('cdata', (text) => visitor.text(text))
  parser.on('closetag', ({ local }) => visitor.close(local))
  parser.write(xml).close()
}
