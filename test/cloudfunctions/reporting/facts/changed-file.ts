/** A report's file, changed part by part as an editor or a text editor can change it, and what is told of it. */
import { strFromU8, strToU8, unzipSync, zipSync, type Unzipped } from 'fflate'
import { docxReader } from '../../../../cloudfunctions/documents/docx-reader'
import { docxWriter } from '../../../../cloudfunctions/documents/docx-writer'
import { toDocument } from '../../../../cloudfunctions/reporting/draft/to-document'
import { checkNumbers } from '../../../../cloudfunctions/reporting/facts/check-document'
import { checkEdges } from '../../../../cloudfunctions/reporting/facts/check-edges'
import { checkWords } from '../../../../cloudfunctions/reporting/facts/check-words'
import { draftFigure, reportPrinting } from '../../../builders/report'

const REPORT = reportPrinting([draftFigure()], ['党员捐款', 0, '元。'], ['走访慰问困难群众。'])

/** What stands at the head of its pages. */
export const HEAD = toDocument(REPORT).draft ?? ''

type Change = (xml: string) => string
const part = (parts: Unzipped, path: string) => strFromU8(parts[path] ?? new Uint8Array())

export async function changed(change: (parts: Unzipped) => void) {
  const parts = unzipSync(await docxWriter.writeDocument(toDocument(REPORT)))
  change(parts)
  return docxReader.readDocument(zipSync(parts))
}

/** What is told of the file, numbers, words and all besides. */
export async function toldOf(change: (parts: Unzipped) => void): Promise<string[]> {
  const document = await changed(change)
  const { facts, printed } = document
  if (!facts) throw new Error('the file has lost its facts')
  const numbers = checkNumbers({ facts: facts.sheet.facts, printed: facts.printed, year: 2025 }, printed)
  return [
    ...numbers.map(({ is, now }) => `${is} ${now ?? ''}`),
    ...checkWords(facts.printed, printed, 2025).map(({ is, now }) => `${is} ${now ?? ''}`),
    ...checkEdges(document, facts),
  ]
}
export const inPart = (path: string, change: Change) => (parts: Unzipped) => {
  const before = part(parts, path)
  const after = change(before)
  expect(after).not.toBe(before)
  parts[path] = strToU8(after)
}
export const inText = (change: Change) => inPart('word/document.xml', change)
export const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
export const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
/** One part more, with its relationship. */
export const withPart =
  (type: string, target: string, xml: string, id = 'rId99') =>
  (parts: Unzipped) => {
    parts[`word/${target}`] = strToU8(xml)
    inPart('word/_rels/document.xml.rels', (rels) =>
      rels.replace('</Relationships>', `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>$&`),
    )(parts)
  }
export const all =
  (...changes: readonly ((parts: Unzipped) => void)[]) =>
  (parts: Unzipped) => {
    for (const change of changes) change(parts)
  }

/** Of the run with these words, its looks; of their paragraph, its properties. */
export const runOf = (words: string, look: string) =>
  inText((xml) => xml.replace(new RegExp(`<w:rPr>((?:(?!</w:rPr>).)*</w:rPr><w:t[^>]*>${words})`), `<w:rPr>${look}$1`))
export const LAST = '走访慰问困难群众'
export const paragraphOf = (properties: string) =>
  inText((xml) => {
    const at = xml.lastIndexOf('</w:pPr>', xml.indexOf(LAST))
    return `${xml.slice(0, at)}${properties}${xml.slice(at)}`
  })
/** Behind the words of the last paragraph. */
export const added = (xml: string) => inText((text) => text.replace(`${LAST}。</w:t></w:r>`, `$&${xml}`))
export const run = (inside: string) => `<w:r>${inside}</w:r>`
export const field = (code: string, shown: string, begin = '') =>
  run(`<w:fldChar w:fldCharType="begin"${begin}/>`) +
  run(`<w:instrText>${code}</w:instrText>`) +
  run('<w:fldChar w:fldCharType="separate"/>') +
  run(`<w:t>${shown}</w:t>`) +
  run('<w:fldChar w:fldCharType="end"/>')
export const style = (properties: string, id = 'Sly', type = 'paragraph', basedOn = '') =>
  inPart('word/styles.xml', (xml) =>
    xml.replace(
      '</w:styles>',
      `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${id}"/>${basedOn === '' ? '' : `<w:basedOn w:val="${basedOn}"/>`}${properties}</w:style>$&`,
    ),
  )
export const inStyle = (id: string) =>
  inText((xml) => {
    const at = xml.lastIndexOf('<w:pStyle w:val="OfficialText"/>', xml.indexOf(LAST))
    return `${xml.slice(0, at)}<w:pStyle w:val="${id}"/>${xml.slice(at + 32)}`
  })
