/** A target that is set when its year is well under way, or once the report that set it was final, is told with its day. */
import { civilDate } from '#domain/time/civil-date'
import { instant, type Instant } from '#domain/time/instant'
import { closedMeeting } from '../../../builders/meeting'
import { BRANCH } from '../../../builders/office'
import { COMMITTEE, drafted, LATER, THERE, voteOn } from './final-scene'

const JANUARY = instant('2025-01-05T02:00:00.000Z')
const FEBRUARY = instant('2025-02-20T02:00:00.000Z')
const JUNE = instant('2025-06-09T02:00:00.000Z')

/** The report of 2024 with a problem and a target for it, written in January. */
async function lastYear() {
  const { call, store, look } = await drafted()
  const draft = await call('report.draft', { branchId: BRANCH, year: 2024 }, 'secretary', { now: JANUARY })
  if (!draft.ok) throw new Error(draft.code)
  const at = { branchId: BRANCH, reportId: draft.value.reportId }
  const write = async (content: Parameters<typeof call<'report.write'>>[1]['content'], now: Instant) => {
    const written = await call('report.written', at, 'secretary')
    const revision = written.ok ? written.value.revision : 0
    const answer = await call('report.write', { ...at, revision, content }, 'secretary', { now })
    if (!answer.ok) throw new Error(JSON.stringify(answer))
    return answer.value.entryIds[0] ?? ''
  }
  const problem = { id: null, problem: '捐款不多', finding: '', causes: [], grounds: '', figures: [] }
  const problemId = await write({ section: 'problems', entries: [problem] }, JANUARY)
  const aim = (target: number, now: Instant, id: string | null = null) => {
    const metric = { key: 'donated', direction: 'at-least' as const, target }
    const step = { id, measure: '多动员', who: '书记', ownerId: null, dueOn: null, byWhen: '年底', problemId, metric }
    return write({ section: 'next-steps', entries: [step] }, now)
  }
  const stepId = await aim(5000, JANUARY)
  const finalize = async () => {
    const held = { occurredOn: civilDate('2025-01-06'), closedAt: instant('2025-01-06T02:00:00.000Z') }
    const put = { title: '支委会：审议2024年度述职报告', decisions: [voteOn('通过2024年度述职报告')] }
    store.seed('meetings', closedMeeting([THERE], { _id: 'passed', ...COMMITTEE, ...held, ...put }))
    const now = instant('2025-01-07T02:00:00.000Z')
    const list = await call('report.checklist', at, 'secretary', { now })
    const seen = list.ok ? list.value.seen : ''
    const made = await call('report.finalize', { ...at, meetingId: 'passed', seen }, 'secretary', { now })
    if (!made.ok) throw new Error(JSON.stringify(made))
  }
  const told = async () => (await look(LATER)).points.filter(({ is }) => is === 'late-target').map(({ words }) => words)
  const write24 = (target: number, now: Instant) => aim(target, now, stepId)
  const drop = (now: Instant) => write({ section: 'problems', entries: [] }, now)
  return { write24, drop, finalize, told }
}

const IN_JUNE = '上年报告的“下一步打算”是2025年6月9日才写成现在这样的'

it('what was written in the first quarter, and stands since, is none', async () => {
  const { write24, told } = await lastYear()
  expect(await told()).toEqual([])
  await write24(6000, FEBRUARY)
  expect(await told()).toEqual([])
})

it('what was written after the first quarter is told', async () => {
  const { write24, told } = await lastYear()
  await write24(100, JUNE)
  expect(await told()).toEqual([`${IN_JUNE}，那时今年已经过了一个季度`])
})

it('what was written once the report was final is told, however early', async () => {
  const { write24, finalize, told } = await lastYear()
  await finalize()
  expect(await told()).toEqual([])
  await write24(100, FEBRUARY)
  expect(await told()).toEqual(['上年报告的“下一步打算”是2025年2月20日才写成现在这样的，那时上年的报告已经定稿'])
})

it('a problem that was taken away afterwards is told too', async () => {
  const { drop, finalize, told } = await lastYear()
  await finalize()
  await drop(JUNE)
  expect(await told()).toContain('上年报告的“存在的问题”是2025年6月9日才写成现在这样的，那时上年的报告已经定稿')
})
