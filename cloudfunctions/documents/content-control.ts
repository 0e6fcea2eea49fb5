import { BuilderElement, type XmlComponent } from 'docx'

/**
 * A control of plain text keeps its title in LibreOffice 7.4, one of other text does not; but a text of digits and Chinese,
 * a date, it writes several times over when it is said to be plain.
 */
const ONE_SCRIPT = /^[\x20-\x7e]*$/

/**
 * Runs of text in a content control, its tag and title of 64 characters at most: Word and WPS show its title where a person taps it, keep it whatever is done around
 * it, and let the text in it be changed, so that a change can be told from the tag. See ECMA-376 Part 1, 17.5.2.
 */
export function contentControl(
  { tag, title }: { readonly tag: string; readonly title: string },
  text: string,
  runs: readonly XmlComponent[],
): XmlComponent {
  const plainText = ONE_SCRIPT.test(text) ? [new BuilderElement({ name: 'w:text' })] : []
  return new BuilderElement({
    name: 'w:sdt',
    children: [
      new BuilderElement({
        name: 'w:sdtPr',
        children: [valued('w:alias', title), valued('w:tag', tag), ...plainText],
      }),
      new BuilderElement({ name: 'w:sdtContent', children: runs }),
    ],
  })
}

function valued(name: string, value: string): XmlComponent {
  return new BuilderElement<{ value: string }>({ name, attributes: { value: { key: 'w:val', value } } })
}
