/** A draft of one paragraph in which people put their own words. */
import type { RequestOf } from '#contract'
import type { DraftPart, StoredReport } from '#domain/report/duty-report'
import type { WordPart } from '#domain/report/wording'
import type { OfficialDocument } from '../../../../cloudfunctions/application/ports/documents'
import { reportHandlers } from '../../../../cloudfunctions/reporting/report/handlers'
import { templateHandlers } from '../../../../cloudfunctions/reporting/report/template-handlers'
import { wordingHandlers } from '../../../../cloudfunctions/reporting/report/wording'
import { writingHandlers } from '../../../../cloudfunctions/reporting/report/writing'
import { BRANCH, openOffice } from '../../../builders/office'
import { draftFigure, storedReport } from '../../../builders/report'

export const PLACE = { branchId: BRANCH, reportId: 'report', statement: 'members' }
export const MEMBERS = draftFigure({ key: 'members', measure: 'members', title: '党员', unit: '人', display: '45' })
export const GIFTS = draftFigure({ key: 'donated', title: '捐款金额', unit: '元', display: '1,200' })
export const text = (said: string): WordPart => ({ is: 'text', text: said })
export const figure = (key: string): WordPart => ({ is: 'figure', key })
export const DRAFTED: readonly DraftPart[] = [
  { is: 'text', text: '支部有党员' },
  { is: 'figure', figure: 0 },
  { is: 'text', text: '人。' },
]
export const WORDS = [
  text('支部现有'),
  figure('members'),
  text('名党员，热心公益，捐款'),
  figure('donated'),
  text('元。'),
]

export function report(figures = [MEMBERS, GIFTS], parts: readonly DraftPart[] = DRAFTED): StoredReport {
  const level = 1 as const
  return storedReport({
    ...{ branchId: BRANCH, figures, hasOwnWords: true },
    sections: [
      { id: 'life', heading: '组织生活', level, paragraphs: parts.length > 0 ? [{ statement: 'members', parts }] : [] },
      {
        ...{ id: 'problems', heading: '存在的问题', level },
        paragraphs: [{ statement: 'problems', parts: [{ is: 'blank', text: '（请填写）' }] }],
      },
      {
        ...{ id: 'opening', heading: '', level: 0 },
        paragraphs: [{ statement: 'opening', parts: [{ is: 'blank', text: '（写一段开头）' }] }],
      },
    ],
  })
}

export async function scene() {
  const documents: OfficialDocument[] = []
  const office = await openOffice({
    handlers: { ...templateHandlers, ...reportHandlers, ...writingHandlers, ...wordingHandlers },
    documents: {
      writeDocument: async (document) => {
        documents.push(document)
        return new Uint8Array([1])
      },
    },
  })
  const { call, store } = office
  store.seed('reports', report())
  const reword = (parts: readonly WordPart[], revision = 0, more: Partial<RequestOf<'report.reword'>> = {}) =>
    call('report.reword', { ...PLACE, revision, parts: [...parts], ...more }, 'secretary')
  const words = async (statement = 'members') => {
    const answer = await call('report.words', { ...PLACE, statement }, 'secretary')
    if (!answer.ok) throw new Error(answer.code)
    return answer.value
  }
  /** The paragraph of the report as it prints, and what is said of it. */
  const said = async (statement = 'members') => {
    const answer = await call('report.get', { branchId: BRANCH, reportId: 'report' }, 'secretary')
    if (!answer.ok) throw new Error(answer.code)
    const { sections, figures } = answer.value
    const paragraph = sections.flatMap(({ paragraphs }) => paragraphs).find((each) => each.statement === statement)
    const parts = paragraph?.parts ?? []
    const printed = parts.map((part) => (part.is === 'figure' ? figures[part.figure]?.display : part.text)).join('')
    return { printed, reworded: paragraph?.reworded }
  }
  return { ...office, documents, reword, words, said }
}
