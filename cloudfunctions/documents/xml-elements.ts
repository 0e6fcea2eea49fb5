import { walkXml, type XmlBudget } from './xml-walk'

/** The attributes of every element of a local name, in their order. Throws an Error for what is not well-formed. */
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
        if (opened === name) found.push(Object.fromEntries(attributes))
      },
      text: () => undefined,
      close: () => undefined,
    },
    budget,
  )
  return found
}
