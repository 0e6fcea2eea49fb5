import type { Unzipped } from 'fflate'
import { placeTitle, type Fact, type PrintedParagraph } from '#domain/report/fact'
import { UnreadableDocument, type DocumentReader, type ReadDocument } from '../application/ports/documents'
import { unpacked } from './archive'
import { readFactPart } from './fact-part'
import { PackageParts } from './package-parts'
import { readWhole } from './whole-document'
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
  const whole = new PackageParts(parts, budget)
  if (!(await isWhatOpens(whole))) throw new UnreadableDocument(AMBIGUOUS)
  const facts = await readFactPart(parts, budget)
  const { text, heads, edges, oddities } = await readWhole(whole, facts, budget)
  const printed = facts ? byTags(text, facts.sheet.facts) : text
  return { printed, heads, edges, things: oddities.said(), facts }
}

/** Whether Word shows the part that is read here: the package's relationships name it, and it alone, as the document. */
async function isWhatOpens(parts: PackageParts): Promise<boolean> {
  const documents = (await parts.relationsOf('')).filter(({ type }) => type.endsWith('officeDocument'))
  return documents.length === 1 && documents[0]?.target === DOCUMENT
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

async function partsOf(bytes: Uint8Array): Promise<Unzipped> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new UnreadableDocument(NO_DOCX)
  return unpacked(bytes, {
    maxBytes: MAX_UNPACKED_BYTES,
    damaged: () => new UnreadableDocument(DAMAGED),
    tooMuch: () => new UnreadableDocument(TOO_MUCH_UNPACKED),
  })
}
