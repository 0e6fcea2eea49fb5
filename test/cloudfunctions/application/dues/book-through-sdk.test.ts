/** Two at once write and sum up the book of dues, through the real SDK against the local cloud. */
import { addDays, civilDate, month } from '#domain/time/civil-date'
import { fen } from '#domain/values/money'
import { duesHandlers } from '../../../../cloudfunctions/application/dues/dues'
import type { Store } from '../../../../cloudfunctions/application/ports/store'
import { granted, refusal } from '../../../builders/answers'
import { openCloudStore, type CloudStore } from '../../../builders/cloud-store'
import { BRANCH, openOffice, type Office, type SceneStore } from '../../../builders/office'
import { payment, terms } from './dues-office'

let cloud: CloudStore
beforeEach(async () => (cloud = await openCloudStore()))
afterEach(() => cloud.close())

/** What is decided first waits to be stored until the other is stored: it rests on what is no more so. */
async function overtaken<First>(
  { store }: CloudStore,
  first: () => Promise<First>,
  other: () => Promise<unknown>,
): Promise<First> {
  const commit = store.commit.bind(store)
  let isDone = Promise.resolve<unknown>(undefined)
  const overtaking = jest.spyOn(store, 'commit').mockImplementation(async (writes: Parameters<Store['commit']>[0]) => {
    overtaking.mockRestore()
    isDone = other()
    await isDone
    return commit(writes)
  })
  const answer = await first()
  await isDone
  return answer
}

const at = { branchId: BRANCH }
const receive = ({ call }: Office<SceneStore>, on: string) =>
  call('dues.record', payment('member-1', ['2025-01'], { occurredOn: civilDate(on) }), 'treasurer')
const close = ({ call }: Office<SceneStore>) => call('dues.closeMonth', { ...at, month: month('2025-05') }, 'treasurer')
const handUp = ({ call }: Office<SceneStore>, on: string, amount = 3000) =>
  call('dues.handUp', { ...at, occurredOn: civilDate(on), fen: fen(amount), to: '机关党委', note: '' }, 'treasurer')
const closing = async ({ call }: Office<SceneStore>, of: string) =>
  granted(await call('dues.book', { ...at, month: month(of) }, 'treasurer')).closingFen

describe('The first closing, and a payment received in the same moment', () => {
  it.each(['2025-05-10', '2024-12-30', '2023-03-01', '2019-06-01'])(
    'dated %s: what was closed stays as it was closed',
    async (on) => {
      const office = await openOffice({ store: cloud.store, handlers: duesHandlers })
      granted(await office.call('dues.assess', terms('member-1'), 'treasurer'))
      const closed = await overtaken(
        cloud,
        () => close(office),
        async () => granted(await receive(office, on)),
      )
      expect(granted(closed).balanceFen).toBe(await closing(office, '2025-05'))
      expect(await closing(office, '2025-06')).toBe(3000)
    },
  )
})

describe('A book of many days', () => {
  it('is summed up whole', async () => {
    const office = await openOffice({ store: cloud.store, handlers: duesHandlers })
    const days = Array.from({ length: 25 }, (_, at) => addDays(civilDate('2025-04-01'), at))
    for (const on of days) {
      const voluntary = { fen: fen(100), occurredOn: on }
      granted(await office.call('dues.record', payment('member-1', [], voluntary), 'treasurer'))
    }
    granted(await handUp(office, '2025-04-25', 2500))
    expect(granted(await close(office)).balanceFen).toBe(0)
  })
})

describe('Handing up, and what changes the book in the same moment', () => {
  it.each(['2025-05-10', '2019-06-01'])('never gives out what is taken back: received on %s', async (on) => {
    const office = await openOffice({ store: cloud.store, handlers: duesHandlers })
    granted(await office.call('dues.assess', terms('member-1'), 'treasurer'))
    granted(await receive(office, on))
    const first = await overtaken(
      cloud,
      () => handUp(office, '2025-06-09'),
      async () => granted(await handUp(office, '2025-06-10')),
    )
    expect(refusal(first).code).toBe('more-than-balance')
    expect(await closing(office, '2025-06')).toBe(0)
  })
})
