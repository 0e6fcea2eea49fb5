import { strFromU8, type Unzipped } from 'fflate'
import { placeTitle, type Fact, type PrintedParagraph } from '#domain/report/fact'
import { UnreadableDocument, type DocumentReader, type ReadDocument } from '../application/ports/documents'
import { unpacked } from './archive'
import { readFactPart } from './fact-part'
import { printedText, unseenStyles } from './printed-text'
import { elementsOf } from './xml-elements'
import { AmbiguousXml, XmlBudget } from './xml-walk'

const MAX_BYTES = 4 * 1024 * 1024
const MAX_UNPACKED_BYTES = 16 * 1024 * 1024
/** Elements of the parts that are read. A report with its annexes has some ten thousand. */
const MAX_ELEMENTS = 400_000
/** Characters of those. A report has some ten thousand, its annexes a hundred, and the part with the facts has both again. */
const MAX_CHARACTERS = 1_000_000
const LIMITS = { elements: MAX_ELEMENTS, characters: MAX_CHARACTERS, longest: MAX_CHARACTERS }

const NO_DOCX = '无法识别这个文件，请选 .docx 格式的文档；WPS 的 .wps 或旧版 .doc，请先另存为 .docx。'
const DAMAGED = '文件已损坏，请用 Word 或 WPS 打开，另存为 .docx 后再选。'
const AMBIGUOUS = '这个文件在不同的软件里显示的可能不一样，请用 Word 或 WPS 打开，另存为 .docx 后再选。'
const TOO_LARGE = '文件超过 4 MB，请删去图片后另存为 .docx 再选。'
/** Pictures are not unpacked. */
const TOO_MUCH_UNPACKED = '文件解压后超过 16 MB，请只保留报告的文字，另存为 .docx 再选。'
const TOO_MANY = {
  elements: '文件里的段落、表格和格式太多，请只保留报告的文字，清除格式后另存为 .docx 再选。',
  characters: '文件里的文字超过 100 万字，请只保留报告本身，另存为 .docx 再选。',
}

const DOCUMENT = 'word/document.xml'
/** Notes that somebody put in: what is written here has none. */
const NOTES = ['word/footnotes.xml', 'word/endnotes.xml']

/** Reads a .docx: at most 4 MB, 16 MB unpacked. Every refusal is an `UnreadableDocument` that says what to do. */
export const docxReader: DocumentReader = {
  async readDocument(bytes) {
    if (bytes.length > MAX_BYTES) throw new UnreadableDocument(TOO_LARGE)
    try {
      const parts = await partsOf(bytes)
      if (!parts[DOCUMENT]) throw new UnreadableDocument(NO_DOCX)
      return await readParts(parts, new XmlBudget(LIMITS, (of) => new UnreadableDocument(TOO_MANY[of])))
    } catch (error) {
      if (error instanceof UnreadableDocument) throw error
      throw new UnreadableDocument(error instanceof AmbiguousXml ? AMBIGUOUS : DAMAGED)
    }
  },
}

async function readParts(parts: Unzipped, budget: XmlBudget): Promise<ReadDocument> {
  if (!(await isWhatOpens(parts, budget))) throw new UnreadableDocument(AMBIGUOUS)
  const facts = await readFactPart(parts, budget)
  const unseen = await unseenStyles(textOf(parts, 'word/styles.xml'), budget)
  const textIn = (path: string) => printedText(textOf(parts, path), unseen, budget)
  const printed = await textIn(DOCUMENT)
  for (const path of NOTES) printed.push(...(await textIn(path)).filter(({ pieces }) => pieces.length > 0))
  const whole = facts ? byTags(printed, facts.sheet.facts) : printed
  const edges = new Set<string>()
  for (const path of Object.keys(parts).filter((each) => /^word\/(header|footer)\d*\.xml$/.test(each)))
    for (const paragraph of await textIn(path)) edges.add(wordsOf(paragraph).trim())
  // A page's number between its dashes says nothing.
  const said = [...edges].filter((text) => !/^[\s\d—–-]*$/.test(text))
  return { printed: whole, edges: said, things: await thingsIn(parts, budget), facts }
}

function wordsOf({ pieces }: PrintedParagraph): string {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('')
}

/** By what the relationships of the text, or of the pages' edges, name. */
const THINGS: readonly (readonly [name: string, types: readonly string[]])[] = [
  ['图片', ['image']],
  ['图表', ['chart', 'diagramData']],
  ['嵌入的对象', ['oleObject', 'package', 'control']],
  ['宏', ['vbaProject']],
]

async function thingsIn(parts: Unzipped, budget: XmlBudget): Promise<string[]> {
  const types = new Set<string>()
  for (const path of Object.keys(parts).filter((each) => /^word\/_rels\/[^/]+\.rels$/.test(each)))
    for (const { Type = '' } of await elementsOf(textOf(parts, path), 'Relationship', budget))
      types.add(Type.slice(Type.lastIndexOf('/') + 1))
  const found = THINGS.filter(([, each]) => each.some((type) => types.has(type))).map(([name]) => name)
  const comments = await elementsOf(textOf(parts, 'word/comments.xml'), 'comment', budget)
  return comments.length > 0 ? [...found, '批注'] : found
}

/** Whether Word shows the part that is read here: the package's relationships name it, and it alone, as the document. */
async function isWhatOpens(parts: Unzipped, budget: XmlBudget): Promise<boolean> {
  const relationships = await elementsOf(textOf(parts, '_rels/.rels'), 'Relationship', budget)
  const documents = relationships.filter(({ Type = '' }) => Type.endsWith('/officeDocument'))
  return documents.length === 1 && /^\/?word\/document\.xml$/.test(documents[0]?.['Target'] ?? '')
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

async function partsOf(bytes: Uint8Array): Promise<Unzipped> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new UnreadableDocument(NO_DOCX)
  return unpacked(bytes, {
    maxBytes: MAX_UNPACKED_BYTES,
    damaged: () => new UnreadableDocument(DAMAGED),
    tooMuch: () => new UnreadableDocument(TOO_MUCH_UNPACKED),
  })
}
