/** The table of branches: what each branch's rate is made of is that branch's own; a column has one form. */
import { civilDate } from '#domain/time/civil-date'
import { fileHandlers } from '../../../../cloudfunctions/reporting/report/files'
import { reportHandlers } from '../../../../cloudfunctions/reporting/report/handlers'
import { keptDocuments } from '../../../builders/kept-documents'
import { shift } from '../../../builders/entries'
import { granted } from '../../../builders/answers'
import { closedMeeting } from '../../../builders/meeting'
import { THERE } from './final-scene'
import { branch, BRANCH, BUREAU, member, openOffice, span } from '../../../builders/office'

const SECOND = 'branch-2'
const there = (memberId: string) => ({ ...THERE, memberId })

it('says of each branch the two figures that its own rate divides, and of all together theirs', async () => {
  const { sheets, documents } = keptDocuments()
  const { store, call } = await openOffice({
    handlers: { ...reportHandlers, ...fileHandlers },
    documents,
  })
  store.seed('branches', branch({ _id: SECOND, name: '第二党支部', cells: [] }))
  store.seed('members', member('far', { spans: [span({ branchId: SECOND, cellId: null })] }))
  const held = { kinds: ['general-meeting'], occurredOn: civilDate('2025-03-11') } as const
  store.seed(
    'meetings',
    closedMeeting([there('member-1'), there('member-2'), { ...THERE, memberId: 'member-3', mark: 'absent' }], {
      ...{ _id: 'm-1', branchId: BRANCH },
      ...held,
    }),
    closedMeeting([there('far')], { _id: 'm-2', branchId: SECOND, ...held }),
  )
  const draft = await call('report.draft', { branchId: BUREAU, year: 2025, scope: 'with-below' }, 'office')
  if (!draft.ok) throw new Error(draft.code)
  const asked = { branchId: BUREAU, reportId: draft.value.reportId, format: 'xlsx', withNames: false } as const
  expect(await call('report.evidenceFile', asked, 'office')).toMatchObject({ ok: true })
  const rows = sheets[0]?.rows ?? []
  const madeOf = (title: string) =>
    rows.filter(([, name]) => name === title).map(([, , display, , , , , , adds]) => [display, adds])
  expect(madeOf('三会一课到会率（第一党支部）')).toEqual([['66.7', '三会一课实到 2人次，占三会一课应到 3人次']])
  expect(madeOf('三会一课到会率（第二党支部）')).toEqual([['100.0', '三会一课实到 1人次，占三会一课应到 1人次']])
  expect(madeOf('三会一课到会率')).toEqual([['75.0', '三会一课实到 3人次，占三会一课应到 4人次']])
})

describe('a column', () => {
  it.each([
    ['tenths where any has them', [90, 60], ['1.5', '1.0', '2.5'], '2.5'],
    ['tenths where only branches have them, in the text as well', [90, 90], ['1.5', '1.5', '3.0'], '3.0'],
    ['none where none has', [120, 60], ['2', '1', '3'], '3'],
  ] as const)('has %s, which is no change to what the records give', async (_, [first, second], column, inText) => {
    const { documents } = keptDocuments()
    const { store, call } = await openOffice({
      handlers: { ...reportHandlers, ...fileHandlers },
      documents: { ...documents, writeDocument: async () => new Uint8Array([3]) },
    })
    store.seed('branches', branch({ _id: SECOND, name: '第二党支部', cells: [] }))
    store.seed('members', member('far', { spans: [span({ branchId: SECOND, cellId: null })] }))
    const on = { occurredOn: civilDate('2025-03-11') }
    store.seed(
      'shifts',
      shift('a', { ...on, memberId: 'member-1', minutes: first }),
      shift('b', { ...on, memberId: 'far', branchId: SECOND, minutes: second }),
    )
    const { reportId } = granted(
      await call('report.draft', { branchId: BUREAU, year: 2025, scope: 'with-below' }, 'office'),
    )
    const { branchTable, figures } = granted(await call('report.get', { branchId: BUREAU, reportId }, 'office'))
    const { columns, rows, total = [] } = branchTable ?? { columns: [], rows: [] }
    const at = columns.findIndex(({ measure }) => measure === 'service-hours')
    const named = (name: string) => rows.find((row) => row.name === name)?.cells ?? []
    const shown = [named('第一党支部'), named('第二党支部'), total].map((cells) => {
      const cell = cells[at]
      return cell?.is === 'figure' ? cell.figure.display : ''
    })
    expect(shown).toEqual(column)
    expect(figures.find(({ key }) => key === 'service-hours')?.display).toBe(inText)
    const { changed } = granted(await call('report.document', { branchId: BUREAU, reportId }, 'office'))
    expect(changed).toEqual([])
  })
})
