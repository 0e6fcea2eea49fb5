/** Numbers of several organizations together say nothing that is not true of them all. */
import { civilDate } from '#domain/time/civil-date'
import { figureKey, type Slot } from '#domain/report/slot'
import { fen } from '#domain/values/money'
import { resolveSlots } from '../../../../cloudfunctions/reporting/draft/resolve-slots'
import { officeWithBelow } from '../../../../cloudfunctions/reporting/measures/office'
import { donation } from '../../../builders/entries'
import { closedMeeting } from '../../../builders/meeting'
import { MemoryStore } from '../../../builders/memory-store'
import { branch, BRANCH, BUREAU } from '../../../builders/office'

const OTHER = 'branch-2'
const bureau = branch({ _id: BUREAU, name: '某区服务局', kind: 'bureau', parentId: null, ancestorIds: [], cells: [] })
const below = [branch(), branch({ _id: OTHER, name: '第二党支部' })]

async function resolved(store: MemoryStore, slot: Slot) {
  store.seed('branches', bureau, ...below)
  const cutOff = civilDate('2025-06-10')
  const query = { organization: bureau, below, scope: 'with-below', author: null, kinds: [] } as const
  const office = await officeWithBelow(store, bureau)
  return (await resolveSlots(store, { ...query, year: 2025, cutOff, on: cutOff, office }, [slot])).get(figureKey(slot))
}

describe('a change against last year', () => {
  const gift = (branchId: string, year: number, yuan: number) =>
    donation(`${branchId} ${year}`, { branchId, occurredOn: civilDate(`${year}-05-06`), fen: fen(yuan * 100) })
  const change: Slot = { measure: 'donated', form: 'change-percent' }

  it('is not told where a branch kept records in one of both years only, and says which', async () => {
    const store = new MemoryStore()
    store.seed('donations', gift(BRANCH, 2024, 1000), gift(BRANCH, 2025, 1000), gift(OTHER, 2025, 1000))
    expect(await resolved(store, change)).toEqual({
      is: 'not-applicable',
      why: '第二党支部只有一年有记录，两年的合计不能相比',
    })
  })

  it('is told where the same branches kept records in both', async () => {
    const store = new MemoryStore()
    const gifts = [BRANCH, OTHER].flatMap((id) => [gift(id, 2024, 1000), gift(id, 2025, 1500)])
    store.seed('donations', ...gifts)
    expect(await resolved(store, change)).toMatchObject({ figures: [{ display: '增长50.0' }] })
  })
})

describe('a cadence', () => {
  const day = (branchId: string, month: number) =>
    closedMeeting([], {
      ...{ _id: `${branchId} ${month}`, branchId, kinds: ['themed-party-day'] },
      occurredOn: civilDate(`2025-0${month}-05`),
    })
  const cadence: Slot = { measure: 'themed-party-day-count', form: 'cadence' }

  it('is 每月 only where each branch bears it, not their months together', async () => {
    const store = new MemoryStore()
    store.seed('meetings', ...[1, 3, 5].map((month) => day(BRANCH, month)), ...[2, 4].map((month) => day(OTHER, month)))
    expect(await resolved(store, cadence)).toMatchObject({
      is: 'not-applicable',
      why: expect.stringContaining('第二党支部') as string,
    })
  })

  it('is 每月 where every branch has a record each month', async () => {
    const store = new MemoryStore()
    const months = [1, 2, 3, 4, 5]
    store.seed('meetings', ...[BRANCH, OTHER].flatMap((id) => months.map((month) => day(id, month))))
    expect(await resolved(store, cadence)).toMatchObject({ figures: [{ display: '每月' }] })
  })
})
