import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FACT_STANDING_WORDS } from '#domain/report/fact'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { docxWriter } from '../../cloudfunctions/documents/docx-writer'
import { toDocument } from '../../cloudfunctions/reporting/draft/to-document'
import { checkReport } from '../../scripts/check-report'
import { draftFigure, reportPrinting } from '../builders/report'

let folder: string
let printed: string[]
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shushi-check-'))
})
beforeEach(() => {
  printed = []
})
afterAll(() => rm(folder, { recursive: true }))

const run = (...args: string[]) => checkReport(args, (line) => printed.push(line))
async function file(change: (parts: Record<string, Uint8Array>) => void = () => undefined): Promise<string> {
  const bytes = await docxWriter.writeDocument(toDocument(reportPrinting([draftFigure()], ['党员捐款', 0, '元。'])))
  const parts = unzipSync(bytes)
  change(parts)
  const path = join(folder, 'report.docx')
  await writeFile(path, zipSync(parts))
  return path
}
const replacing = (path: string, from: string, to: string) => (parts: Record<string, Uint8Array>) => {
  parts[path] = strToU8(strFromU8(parts[path] ?? new Uint8Array()).replace(from, to))
}

const WORDS = '文字都与生成时一致，没有另外加进的东西。'

describe('npm run check-report', () => {
  it('says of a document as it was written that it is', async () => {
    expect(await run(await file())).toBe(0)
    expect(printed).toEqual([
      '第一党支部 2025 年度，数据截至 2025年9月30日，文中 1 项数据。',
      '数字都与生成时一致。',
      WORDS,
    ])
  })

  it('says which words were changed, and fails', async () => {
    expect(await run(await file(replacing('word/document.xml', '党员捐款', '干部捐款')))).toBe(1)
    expect(printed.slice(1)).toEqual([
      '数字都与生成时一致。',
      '文字与生成时不一样的：',
      '  “党员”改成了“干部”：“干部捐款1,200元。”',
    ])
  })

  it('names the figure and both values where one digit was changed, and fails', async () => {
    expect(await run(await file(replacing('word/document.xml', '>1,200<', '>1,300<')))).toBe(1)
    expect(printed[1]).toBe('  「捐款」原为1,200元，现在写的是1,300（党员捐款1,300元。）')
  })

  it('says that the facts themselves were tampered with, and fails', async () => {
    expect(await run(await file(replacing('customXml/item1.xml', 'display="1,200"', 'display="9"')))).toBe(1)
    expect(printed[1]).toBe(FACT_STANDING_WORDS.altered)
  })

  it.each([
    ['no file', [], '用法'],
    ['a file that is not there', ['/nowhere/report.docx'], '读不到文件'],
    ['an option there is none of', ['report.docx', '--quick'], '用法'],
  ])('says what is missing: %s', async (_, args, said) => {
    expect(await run(...args)).toBe(1)
    expect(printed.join('\n')).toContain(said)
  })

  it('says of a document without facts that it was not written here', async () => {
    const path = join(folder, 'other.docx')
    await writeFile(path, await docxWriter.writeDocument({ title: '证明', blocks: [] }))
    expect(await run(path)).toBe(1)
    expect(printed).toEqual(['这份文件里没有数据依据：不是这里生成的，或者另存时去掉了。'])
  })
})
