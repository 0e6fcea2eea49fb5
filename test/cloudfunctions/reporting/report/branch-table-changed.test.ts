/** The table of branches of a bureau's report: a record under one of its cells that changed is named wherever figures are. */
import { civilDate } from '#domain/time/civil-date'
import { checklistHandlers } from '../../../../cloudfunctions/reporting/report/checklist'
import { finalHandlers } from '../../../../cloudfunctions/reporting/report/finalizing'
import { reportHandlers } from '../../../../cloudfunctions/reporting/report/handlers'
import { templateHandlers } from '../../../../cloudfunctions/reporting/report/template-handlers'
import { verifyHandlers } from '../../../../cloudfunctions/reporting/report/verifying'
import { closedMeeting } from '../../../builders/meeting'
import { THERE, voteOn } from './final-scene'
import { appointment, branch, BUREAU, member, openOffice, span } from '../../../builders/office'

const SECOND = 'branch-2'
const inSecond = (id: string) => member(id, { spans: [span({ branchId: SECOND, cellId: null })] })

/** A bureau whose draft has no figures but those of its table: the second branch has one member and no meeting. */
async function drafted() {
  const office = await openOffice({
    handlers: { ...templateHandlers, ...reportHandlers, ...checklistHandlers, ...finalHandlers, ...verifyHandlers },
    documents: { writeDocument: async () => new Uint8Array([1]) },
  })
  const { store, call } = office
  store.seed('branches', branch({ _id: SECOND, name: '第二党支部', cells: [] }))
  store.seed('members', inSecond('far-1'))
  store.seed('appointments', appointment('member-1', 'secretary', BUREAU))
  const statements = [{ id: 's', worth: 'core' as const, clauses: [{ text: '如实述职。', about: '述职', slots: {} }] }]
  const template = { title: '报告', sections: [{ id: 'a', heading: '一', level: 1 as const, statements }] }
  const saved = await call('template.save', { branchId: BUREAU, revision: 0, template }, 'office')
  expect(saved).toMatchObject({ ok: true })
  const draft = await call('report.draft', { branchId: BUREAU, year: 2025 }, 'office')
  if (!draft.ok) throw new Error(draft.code)
  const { reportId } = draft.value
  const asked = { branchId: BUREAU, reportId }
  const recorded = () => {
    store.seed('members', inSecond('far-2'))
    const kinds = ['general-meeting'] as const
    store.seed(
      'meetings',
      closedMeeting([], { _id: 'm', branchId: SECOND, occurredOn: civilDate('2025-03-11'), kinds }),
    )
  }
  return { ...office, asked, recorded }
}
const CHANGES = [
  '「党员（第二党支部）」起草时 1人（1 条记录），现在 2人（2 条记录）',
  '「党员」起草时 11人（11 条记录），现在 12人（12 条记录）',
  '「三会一课（第二党支部）」起草时没有记录，现在 1次（1 条记录）',
  '「三会一课」起草时没有记录，现在 1次（1 条记录）',
]

it('are all the figures of this draft', async () => {
  const { call, asked } = await drafted()
  expect(await call('report.get', asked, 'office')).toMatchObject({ ok: true, value: { figures: [] } })
})

it('is named when the report is exported', async () => {
  const { call, asked, recorded } = await drafted()
  expect(await call('report.document', asked, 'office')).toMatchObject({ value: { changed: [] } })
  recorded()
  expect(await call('report.document', asked, 'office')).toMatchObject({ value: { changed: CHANGES } })
})

it('is named in the checklist, with the figure that opens its records', async () => {
  const { call, asked, recorded } = await drafted()
  expect(await call('report.checklist', asked, 'office')).toMatchObject({ value: { points: [] } })
  recorded()
  expect(await call('report.checklist', asked, 'office')).toMatchObject({
    value: {
      points: [
        { is: 'stale', words: CHANGES[0], figure: `members|branch=${SECOND}|each-below` },
        { is: 'stale', words: CHANGES[1], figure: 'members' },
        { is: 'stale', words: CHANGES[2], figure: `three-meetings-one-lecture|branch=${SECOND}|each-below` },
        { is: 'stale', words: CHANGES[3], figure: 'three-meetings-one-lecture' },
      ],
    },
  })
})

it('is told when the report is made final, and named when that is checked later', async () => {
  const { store, call, asked, recorded } = await drafted()
  const meeting = { branchId: BUREAU, organ: 'leading-group', kinds: ['leading-group-session'] } as const
  store.seed(
    'meetings',
    closedMeeting([THERE], {
      _id: 'approving',
      ...meeting,
      title: '党组会议：审议2025年度述职报告',
      decisions: [voteOn('通过2025年度述职报告')],
      occurredOn: civilDate('2025-06-10'),
    }),
  )
  const look = async () => {
    const answer = await call('report.checklist', asked, 'member-1')
    if (!answer.ok) throw new Error(answer.code)
    return answer.value.seen
  }
  const finalize = (seen: string) => call('report.finalize', { ...asked, meetingId: 'approving', seen }, 'member-1')
  const before = await look()
  const first = await finalize(before)
  if (!first.ok) throw new Error(first.code)
  recorded()
  expect(await finalize(before)).toMatchObject({ ok: false, code: 'changed-since-seen' })
  expect(await finalize(await look())).toMatchObject({ ok: true, value: { version: 2 } })
  const final = await store.get('finalReports', first.value.finalId.replace(/1$/, '2'))
  expect(final?.frozen.openPoints.map(({ words }) => words)).toEqual(CHANGES)
  expect(await call('report.verify', { branchId: BUREAU, code: first.value.code }, 'office')).toMatchObject({
    value: {
      changed: [
        { figure: { part: { key: SECOND } }, was: '1人', now: '2人', recordsWere: 1, recordsNow: 2 },
        { figure: { key: 'members' }, was: '11人', now: '12人', recordsWere: 11, recordsNow: 12 },
        { figure: { part: { key: SECOND } }, was: null, now: '1次', recordsWere: 0, recordsNow: 1 },
        { figure: { key: 'three-meetings-one-lecture' }, was: null, now: '1次', recordsWere: 0, recordsNow: 1 },
      ],
    },
  })
})
