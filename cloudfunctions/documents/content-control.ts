import { BuilderElement, type XmlComponent } from 'docx'

/**
 * Runs of text in a content control, its tag and title of 64 characters at most: Word and WPS show its title where a person taps it, keep it whatever is done around
 * it, and let the text in it be changed, so that a change can be told from the tag. See ECMA-376 Part 1, 17.5.2.
 */
export function contentControl(
  { tag, title }: { readonly tag: string; readonly title: string },
  runs: readonly XmlComponent[],
): XmlComponent {
  return new BuilderElement({
    name: 'w:sdt',
    children: [
      new BuilderElement({
        name: 'w:sdtPr',
        children: [valued('w:alias', title), valued('w:tag', tag), new BuilderElement({ name: 'w:text' })],
      }),
      new BuilderElement({ name: 'w:sdtContent', children: runs }),
    ],
  })
}

function valued(name: string, value: string): XmlComponent {
  return new BuilderElement<{ value: string }>({ name, attributes: { value: { key: 'w:val', value } } })
}
