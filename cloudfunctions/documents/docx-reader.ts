import { strFromU8, type Unzipped } from 'fflate'
import { UnreadableDocument, type DocumentReader } from '../application/ports/documents'
import { unpacked } from './archive'
import { readFactPart } from './fact-part'
import { printedText } from './printed-text'

const MAX_BYTES = 4 * 1024 * 1024
const MAX_UNPACKED_BYTES = 32 * 1024 * 1024

const NO_DOCX = '无法识别这个文件，请选 .docx 格式的文档；WPS 的 .wps 或旧版 .doc，请先另存为 .docx。'
const DAMAGED = '文件已损坏，请用 Word 或 WPS 打开，另存为 .docx 后再选。'
const TOO_LARGE = '文件太大，请删去图片后另存为 .docx 再选。'

/** Reads a .docx: at most 4 MB, 32 MB unpacked. Every refusal is an `UnreadableDocument` that says what to do. */
export const docxReader: DocumentReader = {
  async readDocument(bytes) {
    if (bytes.length > MAX_BYTES) throw new UnreadableDocument(TOO_LARGE)
    try {
      const parts = partsOf(bytes)
      const document = parts['word/document.xml']
      if (!document) throw new UnreadableDocument(NO_DOCX)
      return { printed: printedText(strFromU8(document)), facts: readFactPart(parts) }
    } catch (error) {
      throw error instanceof UnreadableDocument ? error : new UnreadableDocument(DAMAGED)
    }
  },
}

function partsOf(bytes: Uint8Array): Unzipped {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new UnreadableDocument(NO_DOCX)
  return unpacked(bytes, {
    maxBytes: MAX_UNPACKED_BYTES,
    damaged: () => new UnreadableDocument(DAMAGED),
    tooMuch: () => new UnreadableDocument(TOO_LARGE),
  })
}
