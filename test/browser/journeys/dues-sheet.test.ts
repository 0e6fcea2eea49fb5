import { savedBy } from '@shushi/preview/testing'
import { strFromU8, unzipSync } from 'fflate'
import { formatChineseDate, monthNumber, monthOf, yearOf } from '#domain/time/civil-date'
import { fen } from '#domain/values/money'
import { sheetReader } from '../../../cloudfunctions/documents/sheet-reader'
import { branchOnPhones } from '../on-phones'

/** The text of a .docx file. */
function textIn(bytes: Uint8Array): string {
  const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array())
  return [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join('')
}

describe('the sheet that publishes a year of dues', () => {
  const branch = branchOnPhones()

  it('is looked at, changed in form, printed as a document and as a table, and remembered', async () => {
    const { page, phone, handTo } = branch.phones
    const { people, today, branchId, as } = branch.world
    const [year, month] = [yearOf(today), monthOf(today)]
    const treasurer = as(people.treasurer.openId)
    const { memberId, name } = people.member
    const terms = { category: 'wage-earner', monthlyFen: fen(4550), fromMonth: month } as const
    await treasurer.call('dues.assess', { branchId, memberId, year, ...terms })
    const received = { memberId, occurredOn: today, method: 'in-person', fen: fen(4550) } as const
    await treasurer.call('dues.record', { branchId, ...received, months: [month] })
    await treasurer.call('dues.handUp', { branchId, occurredOn: today, fen: fen(4000), to: '机关党委', note: '' })
    const desk = phone(1)
    await handTo(1, people.treasurer.name)

    await desk.getByText('支部工作台').click()
    await desk.getByRole('button', { name: /^党费/ }).click()
    await desk.getByText('年度公示表').click()
    await desk.getByText(`截至${formatChineseDate(today)}　单位：元`).waitFor()
    await desk.getByText('没有登记的留空').waitFor()
    await desk.getByText('应交和实交').click()
    await desk.getByText('全年应交', { exact: true }).waitFor()

    const docx = textIn(
      await savedBy(page, () => desk.getByRole('button', { name: '打开 Word 文档（.docx）' }).click()),
    )
    expect(docx).toContain(`${year}年党费收缴公示表`)
    expect(docx).toContain(`缴〔${year}〕第001号`)
    expect(docx).not.toMatch(/欠|逾期|未交/)
    const saved = await savedBy(page, () => desk.getByRole('button', { name: '打开表格（.xlsx）' }).click())
    const { rows } = await sheetReader.readSheet(saved)
    const titles = rows[2] ?? []
    const own = rows.find((row) => row[1] === name) ?? []
    const cellOf = (title: string) => own[titles.indexOf(title)]
    const months = 13 - monthNumber(month)
    expect([cellOf(`${monthNumber(month)}月`), cellOf('全年实交'), cellOf('全年应交')]).toEqual([
      ...['45.5', '45.5'],
      String((4550 * months) / 100),
    ])
    expect(await treasurer.call('dues.sheet', { branchId, year })).toMatchObject({
      ...{ form: 'amounts-due', voluntary: 'as-one', isRemembered: true },
    })
    const book = await treasurer.call('dues.book', { branchId, month })
    expect(book.closingFen).toBe(550)
  })
})
