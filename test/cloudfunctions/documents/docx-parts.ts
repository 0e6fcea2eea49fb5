import { strFromU8, unzipSync } from 'fflate'
import { docxWriter } from '../../../cloudfunctions/documents/docx-writer'
import type { Block, OfficialDocument } from '../../../cloudfunctions/application/ports/documents'

/** A written document, taken apart: what the tests assert on. */
export interface DocxParts {
  document: string
  styles: string
  settings: string
  core: string
  footer: (kind: 'default' | 'even') => string
  /** Any other, by its path. */
  part: (path: string) => string
  /** The paragraphs of the body, in order, those of tables among them. */
  paragraphs: string[]
}

export async function partsOf(document: OfficialDocument): Promise<DocxParts> {
  const files = unzipSync(await docxWriter.writeDocument(document))
  const part = (path: string): string => {
    const bytes = files[path]
    if (!bytes) throw new Error(`no part ${path}`)
    return strFromU8(bytes)
  }
  const xml = part('word/document.xml')
  const footer = (kind: string): string => {
    const id = new RegExp(`<w:footerReference w:type="${kind}" r:id="([^"]+)"/>`).exec(xml)?.[1] ?? ''
    const relations = part('word/_rels/document.xml.rels')
    const relation = [...relations.matchAll(/<Relationship [^>]+>/g)]
      .map(([tag]) => tag)
      .find((tag) => tag.includes(`Id="${id}"`))
    return part(`word/${/Target="([^"]+)"/.exec(relation ?? '')?.[1] ?? ''}`)
  }
  return {
    document: xml,
    styles: part('word/styles.xml'),
    settings: part('word/settings.xml'),
    core: part('docProps/core.xml'),
    footer,
    part,
    paragraphs: [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([paragraph]) => paragraph),
  }
}

export const withBlocks = (...blocks: Block[]): OfficialDocument => ({ title: '述职报告', blocks })

/** The text of a piece of document.xml as a reader would copy it; a line break is `\n`. */
export function textOf(xml: string): string {
  return [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:br\/>/g)]
    .map(([, text]) => (text === undefined ? '\n' : unescaped(text)))
    .join('')
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
}

/** The typefaces of the runs of a piece of XML, each named for all four scripts or `mixed`. */
export function typefacesOf(xml: string): string[] {
  const faces = [...xml.matchAll(/<w:rFonts ([^>]*)\/>/g)].map(([, attributes = '']) => {
    const named = new Set(
      ['ascii', 'hAnsi', 'eastAsia', 'cs'].map((script) => new RegExp(`w:${script}="([^"]*)"`).exec(attributes)?.[1]),
    )
    return named.size === 1 ? ([...named][0] ?? 'none') : 'mixed'
  })
  return [...new Set(faces)]
}

/** document.xml as an editor leaves it that joins runs of one look: each text in one run, without hidden joints. */
export function withoutJoints(xml: string): string {
  return xml
    .replace(/<w:r>(?:(?!<\/w:r>).)*<w:sym (?:(?!<\/w:r>).)*<\/w:r>/gs, '')
    .replace(/<w:lang [^>]*\/>/g, '')
    .replace(/<\/w:t><\/w:r><w:r>(?:<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?<w:t(?: [^>]*)?>/gs, '')
}
