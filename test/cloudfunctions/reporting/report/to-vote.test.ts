/** What a meeting that is to be closed is told of the vote on a report: its words, and what is missing. */
import type { ConvenedMeeting } from '#domain/meeting/meeting'
import { civilDate } from '#domain/time/civil-date'
import { convenedMeeting } from '../../../builders/meeting'
import { BRANCH, BUREAU, openOffice } from '../../../builders/office'
import { toVoteHandlers } from '../../../../cloudfunctions/reporting/report/to-vote'
import { addSeconds } from '../../../builders/seconds'
import { COMMITTEE, drafted, LATER, THERE, TODAY, voteOn } from './final-scene'
import { closedMeeting } from '../../../builders/meeting'

const ITEM = '审议2025年度述职报告（截至2025年6月10日）'
const agendaOf = (...titles: string[]) => titles.map((title) => ({ title, isPartyBuilding: true }))

async function asked(overrides: Partial<ConvenedMeeting>) {
  const scene = await drafted()
  const plan = {
    _id: 'to-close',
    organ: 'committee' as const,
    kinds: ['committee-meeting' as const],
    occurredOn: TODAY,
  }
  scene.store.seed('meetings', convenedMeeting({ ...plan, title: '支委会', endsAt: LATER, ...overrides }))
  const toVote = () => scene.call('report.toVote', { branchId: BRANCH, meetingId: 'to-close' }, 'clerk', { now: LATER })
  return { ...scene, toVote }
}

describe('the vote on a report at a meeting that is to be closed', () => {
  it('is put as approval needs it, where the agenda puts the report', async () => {
    const { toVote, reportId } = await asked({ agenda: agendaOf('学习文件', ITEM) })
    const value = { isNamed: true, missing: null, reports: [{ reportId, item: ITEM }] }
    expect(await toVote()).toMatchObject({ ok: true, value })
  })

  it('so put, lets the report be made final', async () => {
    const { toVote, store, finalize } = await asked({ agenda: agendaOf(ITEM) })
    const answer = await toVote()
    if (!answer.ok) throw new Error(answer.code)
    const decisions = [voteOn(answer.value.reports[0]?.item ?? '')]
    const held = { ...COMMITTEE, title: '支委会', agenda: agendaOf('学习文件'), occurredOn: TODAY }
    store.seed('meetings', closedMeeting([THERE], { _id: 'as-put', ...held, decisions }))
    expect(await finalize({ meetingId: 'as-put' })).toMatchObject({ ok: true })
  })

  it('is offered by the drafts there are, where the agenda says no more than 述职', async () => {
    const { toVote } = await asked({ agenda: agendaOf('听取书记述职') })
    expect(await toVote()).toMatchObject({ value: { isNamed: false, missing: null, reports: [{ item: ITEM }] } })
  })

  it('is asked which, where the words fit several; not where they are those of one', async () => {
    const { toVote, call, store } = await asked({ agenda: agendaOf('审议2025年度述职报告') })
    await call('report.draft', { branchId: BRANCH, year: 2025, cutOff: civilDate('2025-06-01') }, 'secretary')
    const both = await toVote()
    expect(both).toMatchObject({ value: { isNamed: true } })
    expect(both.ok && both.value.reports).toHaveLength(2)
    const meeting = await store.get('meetings', 'to-close')
    if (!meeting) throw new Error('none')
    store.seed('meetings', { ...meeting, agenda: agendaOf(ITEM) })
    const one = await toVote()
    expect(one.ok && one.value.reports.map(({ item }) => item)).toEqual([ITEM])
  })

  it.each([
    ['meeting-cannot-approve', { organ: 'branch' as const, kinds: ['party-lecture' as const] }],
    ['meeting-before-draft', { endsAt: addSeconds(LATER, -7200) }],
  ])('has none where no report can be approved there: %s', async (missing, overrides) => {
    const { toVote } = await asked({ agenda: agendaOf(ITEM), ...overrides })
    expect(await toVote()).toMatchObject({ value: { missing, reports: [] } })
  })

  it('has none where nothing is drafted, and no meeting of another organization', async () => {
    const { call, store } = await openOffice({ handlers: toVoteHandlers })
    const plan = { organ: 'committee' as const, kinds: ['committee-meeting' as const], agenda: agendaOf(ITEM) }
    store.seed(
      'meetings',
      convenedMeeting({ _id: 'to-close', ...plan }),
      convenedMeeting({ _id: 'theirs', branchId: BUREAU }),
    )
    const of = (meetingId: string) => call('report.toVote', { branchId: BRANCH, meetingId }, 'clerk')
    expect(await of('to-close')).toMatchObject({ value: { missing: 'no-draft', reports: [] } })
    expect(await of('theirs')).toMatchObject({ ok: false, code: 'no-such-meeting' })
  })
})
