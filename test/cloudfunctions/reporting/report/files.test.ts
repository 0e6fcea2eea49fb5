import { civilDate } from '#domain/time/civil-date'
import { fen } from '#domain/values/money'
import { fileHandlers } from '../../../../cloudfunctions/reporting/report/files'
import { reportHandlers } from '../../../../cloudfunctions/reporting/report/handlers'
import { templateHandlers } from '../../../../cloudfunctions/reporting/report/template-handlers'
import { donation } from '../../../builders/entries'
import { keptDocuments } from '../../../builders/kept-documents'
import { closedMeeting } from '../../../builders/meeting'
import { branch, BRANCH, member, openOffice, span, type Office } from '../../../builders/office'
import { granted } from '../../../builders/answers'

const gift = (id: string, memberId: string, yuan: number, on: string) =>
  donation(id, { occurredOn: civilDate(on), memberId, campaign: '防汛救灾', fen: fen(yuan * 100) })

/** A branch with a report of what was given, by how many: two figures on the same two records. */
async function drafted() {
  const { sheets, cards, documents } = keptDocuments()
  const office = await openOffice({
    handlers: { ...reportHandlers, ...templateHandlers, ...fileHandlers },
    documents: { ...documents, writeDocument: async () => new Uint8Array([3]) },
  })
  office.store.seed('donations', gift('g1', 'member-1', 1000, '2025-05-06'), gift('g2', 'member-2', 200, '2025-03-01'))
  const slots = { n: { measure: 'donors' }, sum: { measure: 'donated' } }
  const clause = { text: '{n}人捐款{sum}元', about: '捐款', slots }
  const section = {
    id: 'only',
    heading: '捐款',
    level: 1 as const,
    statements: [{ id: 's', worth: 'core' as const, clauses: [clause] }],
  }
  await office.call(
    'template.save',
    { branchId: BRANCH, revision: 0, template: { title: '述职报告', sections: [section] } },
    'secretary',
  )
  const { reportId } = await draftedAnew(office.call)
  const ask = (format: 'xlsx' | 'html', more: { withNames?: boolean } = {}, as = 'secretary') =>
    office.call('report.evidenceFile', { branchId: BRANCH, reportId, format, ...more }, as)
  return { ...office, sheets, cards, ask }
}

async function draftedAnew(call: Office['call']) {
  const draft = await call('report.draft', { branchId: BRANCH, year: 2025 }, 'secretary')
  if (!draft.ok) throw new Error(draft.code)
  return draft.value
}

describe('the workbook of a report', () => {
  it('lists the figures as the annex does, then each subject’s records by date, with the figures they count for', async () => {
    const { ask, sheets } = await drafted()
    expect(await ask('xlsx', { withNames: true })).toMatchObject({
      value: { fileName: '第一党支部2025年度述职报告（截至6月10日）依据记录.xlsx' },
    })
    const [figures, records, ...more] = sheets
    expect(more).toEqual([])
    expect(figures?.rows.map(([number, title, value, unit]) => [number, title, value, unit])).toEqual([
      [1, '捐款人数', '2', '人'],
      [2, '捐款金额', '1,200', '元'],
    ])
    expect(records?.name).toBe('捐款')
    expect(records?.rows.map(([date, , numbers]) => [date, numbers])).toEqual([
      ['2025-03-01', '1、2'],
      ['2025-05-06', '1、2'],
    ])
    expect(records?.rows[0]?.[1]).toContain('党员member-2')
  })

  it('names nobody unless names are asked for', async () => {
    const { ask, sheets } = await drafted()
    await ask('xlsx')
    expect(JSON.stringify(sheets)).not.toContain('党员member-2')
    expect(sheets[1]?.rows[0]?.[1]).toContain('（姓名略）')
  })

  it('names nobody of another branch either, whom a record has as its lecturer', async () => {
    const { store, sheets, cards, call, ask } = await drafted()
    store.seed('branches', branch({ _id: 'branch-2', name: '第二党支部', cells: [] }))
    store.seed('members', member('far', { name: '远方客', spans: [span({ branchId: 'branch-2', cellId: null })] }))
    store.seed(
      'meetings',
      closedMeeting([], {
        ...{ _id: 'lecture', branchId: BRANCH, kinds: ['party-lecture'], occurredOn: civilDate('2025-03-11') },
        ...{ lecturer: 'leading-cadre', lecturerId: 'far' },
      }),
    )
    const slots = { n: { measure: 'party-lecture-count' } }
    const clause = { text: '讲党课{n}次', about: '党课', slots }
    const section = {
      id: 'only',
      heading: '党课',
      level: 1 as const,
      statements: [{ id: 's', worth: 'core' as const, clauses: [clause] }],
    }
    const template = { title: '述职报告', sections: [section] }
    granted(await call('template.save', { branchId: BRANCH, revision: 1, template }, 'secretary'))
    await draftedAnew(call)
    for (const withNames of [true, false]) {
      sheets.splice(0)
      cards.splice(0)
      await ask('xlsx', { withNames })
      await ask('html', { withNames })
      const said = JSON.stringify([sheets, cards])
      expect(said).toContain('党课')
      expect([withNames, said.includes('远方客')]).toEqual([withNames, withNames])
    }
  })

  it('lists no record to whom may not see its kind, and tells everybody the same figures', async () => {
    const { ask, sheets } = await drafted()
    await ask('xlsx', { withNames: true }, 'clerk')
    expect(sheets[0]?.rows.map(([, title, value]) => [title, value])).toEqual([
      ['捐款人数', '2'],
      ['捐款金额', '1,200'],
    ])
    expect(JSON.stringify(sheets)).not.toContain('党员member')
  })
})

describe('the page of a report', () => {
  it('has a card for each figure: what it says, and the records behind it', async () => {
    const { ask, cards } = await drafted()
    await ask('html', { withNames: true })
    expect(cards.map(({ title, value }) => [title, value])).toEqual([
      ['1. 捐款人数', '2人'],
      ['2. 捐款金额', '1,200元'],
    ])
    expect(cards[1]?.lists).toMatchObject([{ title: '捐款金额', total: 2 }])
    expect(cards[1]?.lists[0]?.lines.join()).toContain('党员member-1')
  })

  it('names nobody unless names are asked for', async () => {
    const { ask, cards } = await drafted()
    await ask('html')
    expect(JSON.stringify(cards)).not.toContain('党员member')
  })
})

it('is for those who may read the records, and of the branch’s own reports', async () => {
  const { ask, call } = await drafted()
  expect(await ask('xlsx', {}, 'member-1')).toMatchObject({ code: 'not-permitted' })
  const unknown = { branchId: BRANCH, reportId: 'other:2025:2025-06-10', format: 'xlsx' } as const
  expect(await call('report.evidenceFile', unknown, 'clerk')).toMatchObject({ code: 'no-such-report' })
})

it('a unit whose name has signs of paths in it stays one name in every file name', async () => {
  const { store, call, ask } = await drafted()
  store.seed('branches', branch({ name: '第一/..\\党支部?#1' }))
  const { reportId } = await draftedAnew(call)
  const { file } = granted(await call('report.document', { branchId: BRANCH, reportId }, 'clerk'))
  expect(file.fileName).toBe('第一 .. 党支部 12025年度述职报告（截至6月10日）（6月10日17时00分草稿）.docx')
  expect(granted(await ask('xlsx')).fileName).toBe('第一 .. 党支部 12025年度述职报告（截至6月10日）依据记录.xlsx')
})
