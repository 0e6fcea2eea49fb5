import { onlyOf, walkXml, type XmlBudget } from './xml-walk'

/**
 * The attributes of every element of a local name, in their order. Throws an Error for what is not well-formed,
 * `AmbiguousXml` where two attributes of such an element have one local name.
 */
export async function elementsOf(
  xml: string,
  name: string,
  budget?: XmlBudget,
): Promise<Readonly<Record<string, string>>[]> {
  const found: Record<string, string>[] = []
  await walkXml(
    xml,
    {
      open(opened, _, attributes) {
        if (opened !== name) return
        found.push(Object.fromEntries(attributes.map(([each]) => [each, onlyOf(attributes, each) ?? ''])))
      },
      text: () => undefined,
      close: () => undefined,
    },
    budget,
  )
  return found
}
