/** How people came and went, told afterwards; a figure that was blank for want of it is there then. */
import { civilDate, FAR_FUTURE } from '#domain/time/civil-date'
import type { MemberSpan } from '#domain/people/member-history'
import { yearPeriod } from '#domain/time/period'
import { registerHandlers } from '../../../../cloudfunctions/application/register/register-handlers'
import { measureHandlers } from '../../../../cloudfunctions/reporting/measures/handlers'
import { reportHandlers } from '../../../../cloudfunctions/reporting/report/handlers'
import { templateHandlers } from '../../../../cloudfunctions/reporting/report/template-handlers'
import { branch, BRANCH, BUREAU, member, openOffice } from '../../../builders/office'

const PERIOD = yearPeriod(2025)
const OTHER = 'branch-2'
const DAYS = { from: PERIOD.from, to: civilDate('2025-06-10') }
const span = (from: string, until: string | null, branchId = BRANCH): MemberSpan => {
  const [first] = member('any').spans
  if (!first) throw new Error('no span')
  return { ...first, branchId, fromOn: civilDate(from), untilOn: until === null ? FAR_FUTURE : civilDate(until) }
}

/** As an earlier version of the program kept them: without a line that says how. */
async function office() {
  const opened = await openOffice({
    handlers: { ...registerHandlers, ...measureHandlers, ...reportHandlers, ...templateHandlers },
  })
  opened.store.seed('branches', branch({ _id: OTHER, name: '第二党支部' }))
  opened.store.seed(
    'members',
    member('came', { spans: [span('2025-03-01', null)] }),
    member('went', { spans: [span('2020-01-01', '2025-04-01')] }),
    member('moved', { spans: [span('2020-01-01', '2025-05-01'), span('2025-05-01', null, OTHER)] }),
    member('long-here', { spans: [span('2020-01-01', null)] }),
  )
  const untold = async (branchId = BRANCH, as = 'clerk') => {
    const answer = await opened.call('register.untoldPassages', { branchId, ...DAYS }, as)
    if (!answer.ok) throw new Error(answer.code)
    return answer.value.passages
  }
  const tell = (told: readonly object[], as = 'clerk', branchId = BRANCH) =>
    opened.callRaw('register.tellPassages', { branchId, told }, as)
  const figure = async (measureId: string) => {
    const asked = { branchId: BRANCH, period: DAYS, measureIds: [measureId], scope: 'own' as const }
    const answer = await opened.call('measure.compute', asked, 'secretary')
    if (!answer.ok) throw new Error(answer.code)
    return answer.value.results[0]?.figures[0]?.result
  }
  return { ...opened, untold, tell, figure }
}
const CAME = { branchId: BRANCH, memberId: 'came', way: 'joined', on: '2025-03-01' }
const WENT = { branchId: BRANCH, memberId: 'went', way: 'left', on: '2025-04-01' }
const MOVED = { branchId: BRANCH, memberId: 'moved', way: 'left', on: '2025-05-01' }

describe('who came or went without a word of how', () => {
  it('is listed by day; how is asked only where the register does not show it', async () => {
    const { untold } = await office()
    expect((await untold()).map(({ memberId, way, by }) => [memberId, way, by])).toEqual([
      ['came', 'joined', 'added'],
      ['went', 'left', null],
      ['moved', 'left', 'transferred'],
    ])
  })

  it('is told, and the figures that were blank are there', async () => {
    const { tell, untold, figure } = await office()
    for (const id of ['members-came', 'members-went']) expect(await figure(id)).toMatchObject({ kind: 'no-record' })
    expect(await tell([CAME, { ...WENT, by: 'died' }, MOVED])).toMatchObject({ ok: true, value: { told: 3 } })
    expect(await untold()).toEqual([])
    expect(await figure('members-came')).toMatchObject({ kind: 'value', value: 1 })
    expect(await figure('members-went')).toMatchObject({ kind: 'value', value: 2 })
    expect(await figure('members-died')).toMatchObject({ kind: 'value', value: 1 })
  })

  it('fills the blank of a draft, drafted anew', async () => {
    const { call, tell } = await office()
    const clauses = [{ text: '减少党员{n}人', about: '减少党员', slots: { n: { measure: 'members-went' } } }]
    const section = {
      id: 'only',
      heading: '队伍',
      level: 1,
      statements: [{ id: 's', worth: 'core', clauses }],
    } as const
    const template = { title: '述职报告', sections: [section] }
    expect(await call('template.save', { branchId: BRANCH, revision: 0, template }, 'secretary')).toMatchObject({
      ok: true,
    })
    const drafted = async () => {
      const draft = await call('report.draft', { branchId: BRANCH, year: 2025 }, 'secretary')
      if (!draft.ok) throw new Error(draft.code)
      const answer = await call('report.get', { branchId: BRANCH, reportId: draft.value.reportId }, 'secretary')
      if (!answer.ok) throw new Error(answer.code)
      return answer.value
    }
    expect((await drafted()).unrecorded).toMatchObject([{ about: '减少党员', enterAt: 'register' }])
    await tell([{ ...WENT, by: 'moved-away' }, MOVED])
    const { unrecorded, figures } = await drafted()
    expect(unrecorded).toEqual([])
    expect(figures).toMatchObject([{ measure: 'members-went', display: '2' }])
  })

  it('tells both sides of a move by one line, and nothing else of the person', async () => {
    const { tell, store } = await office()
    const before = await store.get('members', 'moved')
    await tell([MOVED])
    const after = await store.get('members', 'moved')
    const passed = { by: 'transferred', stage: 'full' }
    expect(after).toMatchObject({
      spans: before?.spans,
      changes: [{ left: { branchId: BRANCH, ...passed }, joined: { branchId: OTHER, ...passed } }],
    })
  })

  it('is not guessed: of who left the way is named, or nothing is written at all', async () => {
    const { tell, store, untold } = await office()
    expect(await tell([CAME, WENT])).toMatchObject({ ok: false, code: 'bad-input', field: 'told.1.by' })
    expect((await store.get('members', 'came'))?.changes).toEqual([])
    expect(await untold()).toHaveLength(3)
  })

  it('is told once', async () => {
    const { tell, store } = await office()
    await tell([CAME])
    expect(await tell([CAME])).toMatchObject({ ok: false, code: 'no-change' })
    expect((await store.get('members', 'came'))?.changes).toHaveLength(1)
  })

  it('of a branch that is not the caller’s is refused', async () => {
    const { tell } = await office()
    const theirs = { ...MOVED, branchId: OTHER, way: 'joined' }
    expect(await tell([theirs])).toMatchObject({ ok: false, code: 'not-permitted', field: 'told.0.branchId' })
    expect(await tell([{ ...CAME, memberId: 'nobody' }])).toMatchObject({ ok: false, code: 'no-such-member' })
  })

  it('is listed and told by the bureau for its branches', async () => {
    const { tell, untold } = await office()
    const all = await untold(BUREAU, 'office')
    expect(all.filter(({ memberId }) => memberId === 'moved').map(({ branchName, way }) => [branchName, way])).toEqual([
      ['第一党支部', 'left'],
      ['第二党支部', 'joined'],
    ])
    expect(await tell([{ ...WENT, by: 'moved-away' }], 'office', BUREAU)).toMatchObject({ ok: true })
  })
})
