import { civilDate } from '#domain/time/civil-date'
import type { Office } from '../../../../builders/office'
import { BRANCH, convene, done, openScene, PLAN, seedMember, seedNeighbours, TODAY } from '../scene'

let office: Office
beforeEach(async () => {
  office = await openScene()
})
const calendar = async (year = 2025, as = 'member-1') =>
  done(office, 'meeting.calendar', { branchId: BRANCH, year }, as)
async function periodsOf(kind: string, year = 2025) {
  const { norms } = await calendar(year)
  return norms.find((norm) => norm.kind === kind)?.periods ?? []
}
const record = (on: string, plan: object = {}) =>
  office.callRaw('meeting.record', { ...PLAN, occurredOn: on, marks: [], lateReason: '补录', ...plan }, 'clerk')

it('shows the year of the branch, norm by norm, with what was held and what is convened', async () => {
  await record('2025-02-11')
  await convene(office, { occurredOn: civilDate('2025-09-02') })
  const { on, norms } = await calendar()
  expect(on).toBe(TODAY)
  const meetings = norms.find(({ kind }) => kind === 'general-meeting')
  expect(meetings).toMatchObject({ per: 'quarter', organ: 'branch', article: '第十一条', standing: 'national' })
  expect(meetings?.periods).toMatchObject([
    { from: '2025-01-01', dueBy: '2025-03-31', done: 1, planned: 0, atLeast: 1, status: 'met' },
    { dueBy: '2025-06-30', done: 0, status: 'open', noticeFrom: '2025-06-09' },
    { dueBy: '2025-09-30', planned: 1, status: 'upcoming' },
    { dueBy: '2025-12-31', planned: 0, status: 'upcoming' },
  ])
})

it('names each cell, and says of the leading group that there is none', async () => {
  const { norms } = await calendar()
  expect(norms.filter(({ kind }) => kind === 'cell-meeting')).toMatchObject([
    { organ: 'cell', cellId: 'cell-1', cellName: '第一党小组' },
  ])
  expect(await periodsOf('democratic-life-meeting')).toMatchObject([{ status: 'not-applicable', why: '没有党组' }])
})

it('judges a month by the register of its end: no committee is due of a branch with few full members', async () => {
  for (const held of await office.store.findAll('appointments', { branchId: BRANCH }))
    office.store.seed('appointments', { ...held, untilOn: civilDate('2025-03-15') })
  for (const id of ['member-3', 'member-4', 'member-5'])
    await seedMember(office, id, { stage: 'full', untilOn: civilDate('2025-03-15') })
  expect((await periodsOf('committee-meeting')).map(({ status }) => status).slice(0, 6)).toEqual([
    'no-record',
    'no-record',
    'not-applicable',
    'not-applicable',
    'not-applicable',
    'not-applicable',
  ])
})

it('of an earlier year is over, of one to come has not begun', async () => {
  const of = async (year: number) => new Set((await periodsOf('themed-party-day', year)).map(({ status }) => status))
  expect(await of(2024)).toEqual(new Set(['no-record']))
  expect(await of(2026)).toEqual(new Set(['upcoming']))
})

it('agrees with the norms of today', async () => {
  await record('2025-06-03', { kinds: ['themed-party-day', 'general-meeting'] })
  await record('2025-04-08', { kinds: ['party-lecture'], lecturer: 'member' })
  const { norms: today } = await done(office, 'meeting.norms', { branchId: BRANCH })
  const { norms } = await calendar()
  for (const norm of today) {
    const row = norms.find(({ normId, cellId }) => normId === norm.normId && cellId === norm.cellId)
    const now = row?.periods.find(({ from, dueBy }) => from <= TODAY && TODAY <= dueBy)
    const { done: held, atLeast, status, dueBy } = norm
    expect([norm.normId, now]).toMatchObject([norm.normId, { done: held, atLeast, status, dueBy }])
  }
})

it('is for the branch and for who may read its records', async () => {
  await seedNeighbours(office)
  expect((await calendar(2025, 'office')).norms.length).toBeGreaterThan(0)
  expect(await office.call('meeting.calendar', { branchId: BRANCH, year: 2025 }, 'neighbour')).toMatchObject({
    code: 'not-permitted',
  })
})
