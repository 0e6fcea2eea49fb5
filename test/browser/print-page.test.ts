import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pageWriter } from '../../cloudfunctions/documents/page-writer'
import { onePageDocument } from '../../cloudfunctions/reporting/draft/one-page-document'
import { printPage } from '../../scripts/print-page'
import { draftFigure, storedReport } from '../builders/report'

describe('npm run print-page', () => {
  let folder: string
  const printed: string[] = []
  const run = (...args: string[]) => printPage(args, (line) => printed.push(line))
  beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'shushi-print-'))))
  beforeEach(() => (printed.length = 0))
  afterAll(() => rm(folder, { recursive: true }))

  it('writes the page as a .pdf of A4 beside it, each annex on a page of its own', async () => {
    const file = join(folder, '述职报告.html')
    const document = {
      ...{ title: '2025年度述职报告', byline: '第一党支部' },
      blocks: [
        { kind: 'paragraph', runs: [{ text: '现将情况报告如下。' }] },
        { kind: 'annex-title', title: '数据依据清单' },
      ] as const,
    }
    await writeFile(file, await pageWriter.writePage(document, []))
    expect(await run(file)).toBe(0)
    expect(printed).toEqual([join(folder, '述职报告.pdf')])
    const pdf = (await readFile(join(folder, '述职报告.pdf'))).toString('latin1')
    expect(pdf.slice(0, 5)).toBe('%PDF-')
    expect(pdf.match(/\/MediaBox \[0 0 59[45][\d.]* 84[12][\d.]*\]/g)).not.toBeNull()
    expect(/\/Count (\d+)/.exec(pdf)?.[1]).toBe('2')
  })

  it('has the fullest year on one page', async () => {
    const many = Array.from({ length: 40 }, (_, at) =>
      draftFigure({ key: `m${at}`, measure: `m${at}`, title: '参加志愿服务的党员人次' }),
    )
    const sections = Array.from({ length: 5 }, (_, at) => ({
      ...{ id: `s${at}`, heading: '组织生活、学习教育和党员作用', level: 2 as const },
      paragraphs: [
        {
          statement: 's',
          parts: Array.from({ length: 8 }, (_each, of) => ({ is: 'figure' as const, figure: at * 8 + of })),
        },
      ],
    }))
    const file = join(folder, '一页.html')
    await writeFile(file, await pageWriter.writePage(onePageDocument(storedReport({ sections, figures: many })), []))
    expect(await run(file)).toBe(0)
    expect(/\/Count (\d+)/.exec((await readFile(join(folder, '一页.pdf'))).toString('latin1'))?.[1]).toBe('1')
  })

  it('says plainly what is wrong, and writes nothing', async () => {
    expect(await run('报告.docx')).toBe(1)
    expect(await run(join(folder, 'none.html'))).toBe(1)
    expect(printed).toEqual([
      '用法：npm run print-page -- <网页.html> [<文件.pdf>]',
      `读不到文件：${join(folder, 'none.html')}`,
    ])
  })
})
