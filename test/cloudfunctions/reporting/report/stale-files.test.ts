/** Whatever leaves of a draft whose records have changed since prints both values. */
import type { OfficialDocument, SheetToWrite } from '../../../../cloudfunctions/application/ports/documents'
import { docxReader } from '../../../../cloudfunctions/documents/docx-reader'
import { docxWriter } from '../../../../cloudfunctions/documents/docx-writer'
import { fileHandlers } from '../../../../cloudfunctions/reporting/report/files'
import { reportHandlers } from '../../../../cloudfunctions/reporting/report/handlers'
import { templateHandlers } from '../../../../cloudfunctions/reporting/report/template-handlers'
import { civilDate } from '#domain/time/civil-date'
import { fen } from '#domain/values/money'
import { donation } from '../../../builders/entries'
import { BRANCH, openOffice } from '../../../builders/office'

const gift = { occurredOn: civilDate('2025-05-06'), fen: fen(100_000) }
const SAID = '「捐款金额」起草时 2,000元（2 条记录），现在 1,000元（1 条记录）'

async function scene() {
  const documents: OfficialDocument[] = []
  const sheets: (readonly SheetToWrite[])[] = []
  const office = await openOffice({
    handlers: { ...reportHandlers, ...templateHandlers, ...fileHandlers },
    documents: {
      ...docxReader,
      writeDocument: async (document) => {
        documents.push(document)
        return docxWriter.writeDocument(document)
      },
      writePage: (document) => Promise.resolve(new Uint8Array([documents.push(document)])),
      writeSheets: (all) => Promise.resolve(new Uint8Array([sheets.push(all)])),
    },
  })
  const { store, call } = office
  store.seed('donations', donation('a', gift), donation('b', { ...gift, memberId: 'member-2' }))
  const clauses = [{ text: '捐款{n}元', about: '捐款', slots: { n: { measure: 'donated' } } }]
  const statements = [{ id: 's', worth: 'core' as const, clauses }]
  const template = { title: '述职报告', sections: [{ id: 'a', heading: '捐款', level: 1 as const, statements }] }
  await call('template.save', { branchId: BRANCH, revision: 0, template }, 'secretary')
  const draft = await call('report.draft', { branchId: BRANCH, year: 2025 }, 'secretary')
  if (!draft.ok) throw new Error(draft.code)
  const at = { branchId: BRANCH, reportId: draft.value.reportId }
  const withdraw = () =>
    store.seed('donations', donation('b', { ...gift, revision: 2, memberId: 'member-2', state: 'withdrawn' }))
  /** The same sum in more gifts. */
  const halve = () => {
    const half = { ...gift, fen: fen(50_000), memberId: 'member-2' }
    withdraw()
    store.seed('donations', donation('c', half), donation('d', half))
  }
  const leave = async (format: 'docx' | 'html' | 'xlsx' | 'one-page') => {
    const answer =
      format === 'docx'
        ? await call('report.document', at, 'secretary')
        : await call('report.evidenceFile', { ...at, format }, 'secretary')
    if (!answer.ok) throw new Error(answer.code)
    return JSON.stringify(format === 'xlsx' ? sheets.at(-1) : documents.at(-1)?.blocks)
  }
  return { withdraw, halve, leave }
}

it.each(['docx', 'html', 'xlsx', 'one-page'] as const)(
  '%s prints both, and nothing where nothing changed',
  async (of) => {
    const { withdraw, leave } = await scene()
    expect(await leave(of)).not.toContain('起草以后')
    withdraw()
    expect(await leave(of)).toContain(SAID)
  },
)

it.each(['docx', 'html', 'one-page'] as const)(
  '%s counts the same number of other records apart from the numbers that changed',
  async (of) => {
    const { halve, leave } = await scene()
    halve()
    const said = await leave(of)
    expect(said).toContain('起草以后数字没有变、依据的记录或口径变了的有1个：「捐款金额」数字没有变')
    expect(said).not.toContain('数字变了的有')
  },
)
