/** `npm run filing`: writes docs/filing.md, and the same as a document to hand in, out of the code. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { docxWriter } from '../cloudfunctions/documents/docx-writer'
import { asMarkdown } from './filing/as-markdown'
import { filingPack } from './filing/filing-pack'

export const FILING_NOTE =
  '由 `npm run filing` 从代码生成，不改这一页；同时写出可以交上去的 Word 文档（`out/备案和审核材料.docx`）。'

async function main(): Promise<void> {
  const root = join(__dirname, '..')
  const document = join(root, 'out/备案和审核材料.docx')
  await writeFile(join(root, 'docs/filing.md'), asMarkdown(filingPack(), FILING_NOTE))
  await mkdir(join(root, 'out'), { recursive: true })
  await writeFile(document, await docxWriter.writeDocument(filingPack()))
  console.log(document)
}

if (require.main === module)
  main().catch((failure: unknown) => {
    console.error(failure)
    process.exitCode = 1
  })
