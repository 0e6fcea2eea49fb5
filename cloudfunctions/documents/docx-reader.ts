import { strFromU8, type Unzipped } from 'fflate'
import { placeTitle, type Fact, type PrintedParagraph } from '#domain/report/fact'
import { UnreadableDocument, type DocumentReader } from '../application/ports/documents'
import { unpacked } from './archive'
import { readFactPart } from './fact-part'
import { printedText, unseenStyles } from './printed-text'

const MAX_BYTES = 4 * 1024 * 1024
const MAX_UNPACKED_BYTES = 32 * 1024 * 1024

const NO_DOCX = '无法识别这个文件，请选 .docx 格式的文档；WPS 的 .wps 或旧版 .doc，请先另存为 .docx。'
const DAMAGED = '文件已损坏，请用 Word 或 WPS 打开，另存为 .docx 后再选。'
const TOO_LARGE = '文件太大，请删去图片后另存为 .docx 再选。'

const DOCUMENT = 'word/document.xml'
/** Notes that somebody put in: what is written here has none. */
const NOTES = ['word/footnotes.xml', 'word/endnotes.xml']

/** Reads a .docx: at most 4 MB, 32 MB unpacked. Every refusal is an `UnreadableDocument` that says what to do. */
export const docxReader: DocumentReader = {
  async readDocument(bytes) {
    if (bytes.length > MAX_BYTES) throw new UnreadableDocument(TOO_LARGE)
    try {
      const parts = partsOf(bytes)
      if (!parts[DOCUMENT]) throw new UnreadableDocument(NO_DOCX)
      if (!isWhatOpens(parts)) throw new UnreadableDocument(DAMAGED)
      const facts = readFactPart(parts)
      const unseen = unseenStyles(textOf(parts, 'word/styles.xml'))
      const text = printedText(textOf(parts, DOCUMENT), unseen)
      const notes = NOTES.flatMap((path) => printedText(textOf(parts, path), unseen))
      const printed = [...text, ...notes.filter(({ pieces }) => pieces.length > 0)]
      const whole = facts ? byTags(printed, facts.sheet.facts) : printed
      return { printed: whole, edges: edgesOf(parts, unseen), things: thingsIn(parts), facts }
    } catch (error) {
      throw error instanceof UnreadableDocument ? error : new UnreadableDocument(DAMAGED)
    }
  },
}

/** The words of headers and footers, each once. */
function edgesOf(parts: Unzipped, unseen: ReadonlySet<string>): string[] {
  const paths = Object.keys(parts).filter((path) => /^word\/(header|footer)\d*\.xml$/.test(path))
  const texts = paths.flatMap((path) =>
    printedText(textOf(parts, path), unseen).map(({ pieces }) =>
      pieces.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join(''),
    ),
  )
  // A page's number between its dashes says nothing.
  return [...new Set(texts.map((text) => text.trim()).filter((text) => !/^[\s\d—–-]*$/.test(text)))]
}

/** By what the relationships of the text, or of the pages' edges, name. */
const THINGS: readonly (readonly [name: string, type: RegExp])[] = [
  ['图片', /\/relationships\/image["']/],
  ['图表', /\/relationships\/(chart|diagramData)["']/],
  ['嵌入的对象', /\/relationships\/(oleObject|package|control)["']/],
  ['宏', /\/relationships\/vbaProject["']/],
]

function thingsIn(parts: Unzipped): string[] {
  const related = Object.keys(parts).filter((path) => /^word\/_rels\/[^/]+\.rels$/.test(path))
  const types = related.map((path) => textOf(parts, path)).join('')
  const found = THINGS.filter(([, type]) => type.test(types)).map(([name]) => name)
  return /<(?:\w+:)?comment[\s>]/.test(textOf(parts, 'word/comments.xml')) ? [...found, '批注'] : found
}

/**
 * Whether Word shows the part that is read here: the package's relationships name it, and it alone, as the document, and it
 * takes no other file in. Entities could hide a name from this reading; what writes such files writes none.
 */
function isWhatOpens(parts: Unzipped): boolean {
  const relationships = textOf(parts, '_rels/.rels')
  const documents = relationships.match(/<(?:\w+:)?Relationship\s[^>]*\/officeDocument["'][^>]*>/g) ?? []
  const [only] = documents
  const isNamed = documents.length === 1 && /\sTarget=["']\/?word\/document\.xml["']/.test(only ?? '')
  return isNamed && !relationships.includes('&') && !/<(?:\w+:)?altChunk[\s/>]/.test(textOf(parts, DOCUMENT))
}

/** Places that an editor has left only their titles get their tags back. */
function byTags(printed: readonly PrintedParagraph[], facts: readonly Fact[]): PrintedParagraph[] {
  const tags = new Map(facts.map((fact, index) => [placeTitle(fact, index), fact.tag]))
  return printed.map((paragraph) => ({
    ...paragraph,
    pieces: paragraph.pieces.map((piece) =>
      typeof piece === 'string' ? piece : { ...piece, tag: tags.get(piece.tag) ?? piece.tag },
    ),
  }))
}

function textOf(parts: Unzipped, path: string): string {
  const bytes = parts[path]
  return bytes ? strFromU8(bytes) : '<none/>'
}

function partsOf(bytes: Uint8Array): Unzipped {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new UnreadableDocument(NO_DOCX)
  return unpacked(bytes, {
    maxBytes: MAX_UNPACKED_BYTES,
    damaged: () => new UnreadableDocument(DAMAGED),
    tooMuch: () => new UnreadableDocument(TOO_LARGE),
  })
}
