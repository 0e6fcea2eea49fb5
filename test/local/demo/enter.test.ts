import { COLLECTIONS } from './collections'
import { handlers } from '../../builders/handlers'
import type { MeetingKind } from '#domain/meeting/meeting-kinds'
import { civilDate, month, monthOf } from '#domain/time/civil-date'
import { instant } from '#domain/time/instant'
import type { Client } from '../../../local/demo/client'
import { liveToday } from '../../../local/demo/today'
import { enterDemoYear } from '../../../local/demo/enter'
import { unitYears } from '../../../local/demo/demo-year'
import { demoYear } from '../../../local/demo/year'
import { openMemoryCloud, SETUP_CODE, type MemoryCloud } from './memory-client'

const year = demoYear({ seed: 7, year: 2024 })

/** How many documents there are and how often they were changed, by collection. */
async function stateOf({ store }: MemoryCloud): Promise<Record<string, [documents: number, revisions: number]>> {
  const entries = await Promise.all(
    COLLECTIONS.map(async (collection) => {
      const all = await store.findAll(collection, {})
      return [collection, [all.length, all.reduce((sum, { revision }) => sum + revision, 0)]] as const
    }),
  )
  return Object.fromEntries(entries.map(([name, state]) => [name, [...state]]))
}

describe('entering the demo year', () => {
  const cloud = openMemoryCloud(handlers)
  const told: [number, number, string][] = []
  let entered: Awaited<ReturnType<typeof enterDemoYear>>

  beforeAll(async () => {
    entered = await enterDemoYear({
      client: cloud.client,
      year,
      setupCode: SETUP_CODE,
      onProgress: (...progress) => told.push(progress),
    })
  }, 300_000)

  it('needs no more than 1,200 calls', () => {
    const calls = [...cloud.calls.values()].reduce((sum, each) => sum + each, 0)
    expect(calls).toBeLessThanOrEqual(1200)
  })

  it('tells how far it is, up to the last call', () => {
    const [done, total] = told.at(-1) ?? [0, 1]
    expect(done).toBe(total)
    expect(told.every(([, of]) => of === total)).toBe(true)
  })

  it('answers who can be whose phone: everybody with one, under different OPENIDs', () => {
    expect(entered.people).toHaveLength(year.users.length)
    expect(new Set(entered.people.map(({ openId }) => openId)).size).toBe(year.users.length)
    for (const { openId } of entered.people) expect(openId).toMatch(/^[\w-]{6,64}$/)
  })

  it('lets the secretary read the branch', async () => {
    const me = await cloud.client.as(entered.secretaryOpenId).call('me.get', {})
    expect(me).toMatchObject({ bound: true, branch: { branchId: entered.branchId, name: year.branch.name } })
  })

  it('stores every meeting, closed or cancelled, with the tally of its marks', async () => {
    const [stored, branches] = await Promise.all([
      cloud.store.findAll('meetings', {}),
      cloud.store.findAll('branches', {}),
    ])
    const told = unitYears(year).flatMap(({ branch, meetings }) => meetings.map((meeting) => ({ branch, meeting })))
    expect(stored).toHaveLength(told.length)
    for (const { branch, meeting } of told) {
      const branchId = branches.find(({ name }) => name === branch.name)?._id
      const found = stored.find(
        ({ branchId: of, occurredOn, title, cellId }) =>
          of === branchId &&
          occurredOn === meeting.on &&
          title === meeting.title &&
          (cellId === null) === (meeting.cell === null),
      )
      const marks = Object.values(meeting.marks)
      const expected = marks.filter((mark) => mark !== 'observer').length
      expect(found?.state).toBe(meeting.cancelled === null ? 'closed' : 'cancelled')
      if (found?.state === 'closed' && meeting.cell === null) {
        expect(found.tally).toMatchObject({
          expected,
          present: marks.filter((mark) => mark === 'present').length,
          excused: marks.filter((mark) => mark === 'excused').length,
        })
        expect(
          found.decisions.map(({ votersDue, votersPresent, passes }) => ({ votersDue, votersPresent, passes })),
        ).toEqual(meeting.decisions.map(({ votersDue, votersPresent }) => ({ votersDue, votersPresent, passes: true })))
      }
    }
  })

  it('sets up a bureau with its branches below it, and who answers for it from one of them', async () => {
    const { bureau } = entered
    const branches = await cloud.store.findAll('branches', { ancestorIds: bureau.branchId })
    expect(branches.map(({ name }) => name).sort()).toEqual(
      [year, ...year.others].map(({ branch }) => branch.name).sort(),
    )
    const me = await cloud.client.as(bureau.secretaryOpenId).call('me.get', {})
    expect(me).toMatchObject({ bound: true, branch: { name: '泊岭区政务服务管理局机关党支部' } })
    expect(me.bound && me.posts).toMatchObject([
      { branchId: bureau.branchId, branchName: year.bureau.branch.name, post: 'secretary' },
    ])
  })

  it('makes the entries on their own days: none is recorded before it happened', async () => {
    for (const collection of ['shifts', 'donations', 'duesPayments', 'ledger'] as const)
      for (const { occurredOn, recordedAt } of await cloud.store.findAll(collection, {}))
        expect(recordedAt.slice(0, 10) >= occurredOn).toBe(true)
  })

  it('changes nothing when it is entered again', async () => {
    const before = await stateOf(cloud)
    const again = await enterDemoYear({ client: cloud.client, year, setupCode: SETUP_CODE })
    expect(again).toEqual(entered)
    expect(await stateOf(cloud)).toEqual(before)
  }, 300_000)

  it('goes on where it was interrupted', async () => {
    const interrupted = openMemoryCloud(handlers)
    const { client } = interrupted
    for (const calls of [40, 300, 700]) {
      const entering = enterDemoYear({ client: interrupted.breakingAfter(calls), year, setupCode: SETUP_CODE })
      await expect(entering).rejects.toThrow('the cloud broke down')
    }
    await enterDemoYear({ client, year, setupCode: SETUP_CODE })
    expect(await stateOf(interrupted)).toEqual(await stateOf(cloud))
  }, 300_000)

  it('says which procedure refused, and what was asked', async () => {
    const entering = enterDemoYear({ client: openMemoryCloud(handlers).client, year, setupCode: 'another code' })
    await expect(entering).rejects.toThrow(/setup\.start by demo-office .* was refused: setup-code-wrong.*"bureau"/)
  })

  it('lives on this year: somebody can be reminded of dues, somebody is spoken to, all others have paid', async () => {
    const now = instant('2025-06-12T02:00:00.000Z')
    const client: Client = {
      as: (openId) => ({
        call: (procedure, input, options) => cloud.client.as(openId).call(procedure, input, { at: now, ...options }),
      }),
    }
    const agreed: string[] = []
    const agree = async (openId: string) => void agreed.push(openId)
    await liveToday(client, entered, now, agree)
    const secretary = client.as(entered.secretaryOpenId)
    const { branchId } = entered
    const { people } = await secretary.call('dues.reminders', { branchId })
    const having = (is: string) => people.filter((each) => each.is === is).map(({ months }) => months)
    expect(having('now')).toEqual([['2025-05']])
    // Of the year itself somebody's last month is still open.
    expect(having('to-speak').sort()).toEqual([['2024-12'], ['2025-05']])
    expect(new Set(having('later').map(String))).toEqual(new Set(['2025-06']))
    expect(agreed).toEqual(['demo-member-1'])
    expect(await secretary.call('dues.book', { branchId, month: month('2025-05') })).toMatchObject({ isClosed: true })
    // Every month that has passed has its themed Party day and its meeting of the committee, and every quarter its general meeting.
    // The list comes in pages: a quarter is on one.
    const heldIn = async (from: string, to: string) =>
      (await secretary.call('meeting.list', { branchId, from: civilDate(from), to: civilDate(to) })).items
    const held = [
      ...(await heldIn('2025-01-01', '2025-02-28')),
      ...(await heldIn('2025-03-01', '2025-04-15')),
      ...(await heldIn('2025-04-16', '2025-06-11')),
    ]
    const months = (kind: MeetingKind) =>
      held.filter(({ kinds }) => kinds.includes(kind)).map(({ occurredOn }) => monthOf(occurredOn))
    expect(months('themed-party-day').sort()).toEqual(['2025-01', '2025-02', '2025-03', '2025-04', '2025-05'])
    expect(months('general-meeting')).toEqual(['2025-03'])
    const before = await stateOf(cloud)
    await liveToday(client, entered, now, agree)
    expect(await stateOf(cloud)).toEqual(before)
    // A week later only what came since is entered.
    const weekLater: Client = {
      as: (openId) => ({
        call: (procedure, input, options) =>
          cloud.client.as(openId).call(procedure, input, { at: instant('2025-06-19T02:00:00.000Z'), ...options }),
      }),
    }
    await liveToday(weekLater, entered, instant('2025-06-19T02:00:00.000Z'))
    const since = await heldIn('2025-06-12', '2025-06-18')
    expect(since.map(({ title }) => title)).toContain('第二季度支部党员大会')
  })
})
