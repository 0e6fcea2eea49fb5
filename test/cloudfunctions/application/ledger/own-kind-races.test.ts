/** Kinds that are set up, changed, used and removed by two at the same moment: in memory, and in the database itself. */
import type { RequestOf } from '#contract'
import { civilDate } from '#domain/time/civil-date'
import { MOST_OWN_KINDS } from '#domain/ledger/own-kind-counting'
import { ledgerHandlers } from '../../../../cloudfunctions/application/ledger/ledger-handlers'
import { ownKindHandlers } from '../../../../cloudfunctions/application/ledger/own-kind-handlers'
import { measureHandlers } from '../../../../cloudfunctions/reporting/measures/handlers'
import { openCloudStore } from '../../../builders/cloud-store'
import { MemoryStore } from '../../../builders/memory-store'
import { BRANCH, BUREAU, openOffice, type Office, type SceneStore } from '../../../builders/office'
import { mediation, MEDIATION, settled } from '../../../builders/own-kind'

const DAY = civilDate('2025-06-09')
const PLACES: readonly (readonly [string, () => Promise<{ store: SceneStore; close(): Promise<void> }>])[] = [
  ['in memory', async () => ({ store: new MemoryStore(), close: async () => {} })],
  ['in the database', openCloudStore],
]

describe.each(PLACES)('%s', (_, openStore) => {
  let office: Office<SceneStore>
  let close: () => Promise<void>
  beforeEach(async () => {
    const place = await openStore()
    close = () => place.close()
    office = await openOffice({
      handlers: { ...ledgerHandlers, ...ownKindHandlers, ...measureHandlers },
      store: place.store,
    })
  })
  afterEach(() => close())

  /** What is done after the call has read and decided, and before it is written. */
  function meanwhile(act: () => Promise<unknown>): void {
    const { store } = office
    const commit = store.commit.bind(store)
    store.commit = async (writes) => {
      store.commit = commit
      await act()
      return commit(writes)
    }
  }
  const declare = (more: object = {}, as = 'secretary', branchId = BRANCH) =>
    office.call('ledger.declareKind', { branchId, declaration: MEDIATION, ...more }, as)
  async function declared(...asked: Parameters<typeof declare>): Promise<string> {
    const answer = await declare(...asked)
    if (!answer.ok) throw new Error(JSON.stringify(answer))
    return answer.value.code
  }
  const record = (kind: string, more: Partial<RequestOf<'ledger.record'>> = {}) =>
    office.call(
      'ledger.record',
      { branchId: BRANCH, kind, occurredOn: DAY, values: settled('o1', 3, '竹篱社区'), ...more },
      'clerk',
    )
  const remove = (code: string) => office.call('ledger.removeKind', { branchId: BRANCH, code }, 'secretary')
  async function kindsNow() {
    const answer = await office.call('ledger.ownKinds', { branchId: BRANCH }, 'secretary')
    return answer.ok ? answer.value.kinds : []
  }
  const period = { from: civilDate('2025-01-01'), to: civilDate('2025-12-31') }
  const counted = (code: string) =>
    office.call('measure.compute', { branchId: BRANCH, period, scope: 'own', measureIds: [`own:${code}`] }, 'secretary')

  it('what is recorded while the kind is being removed keeps it: the record is counted', async () => {
    const code = await declared()
    meanwhile(() => record(code))
    expect(await remove(code)).toMatchObject({ code: 'kind-in-use' })
    expect(await counted(code)).toMatchObject({ value: { results: [{ figures: [{ result: { value: 1 } }] }] } })
  })

  it('what is being recorded while the kind is removed is refused', async () => {
    const code = await declared()
    meanwhile(() => remove(code))
    expect(await record(code)).toMatchObject({ code: 'no-such-kind' })
    expect(await office.store.count('ledger', { kind: code })).toBe(0)
  })

  it('of two first records at once both are kept', async () => {
    const code = await declared()
    meanwhile(() => record(code))
    expect(await record(code)).toMatchObject({ ok: true })
    expect(await office.store.count('ledger', { kind: code })).toBe(2)
  })

  it('a change that would be free without records is refused where one is recorded meanwhile', async () => {
    const code = await declared()
    meanwhile(() => record(code))
    expect(await declare({ code, version: 1, declaration: mediation({ title: '化解矛盾' }) })).toMatchObject({
      code: 'kind-in-use',
    })
  })

  it('what is being recorded while the kind is changed is held against what it is now', async () => {
    const code = await declared()
    meanwhile(() => declare({ code, version: 1, declaration: mediation({ title: '化解矛盾' }) }))
    expect(await record(code)).toMatchObject({ code: 'bad-input' })
  })

  it('nothing is recorded any more once the kind has ended meanwhile', async () => {
    const code = await declared()
    await record(code)
    meanwhile(() => office.call('ledger.endKind', { branchId: BRANCH, code, isEnded: true }, 'secretary'))
    expect(await record(code)).toMatchObject({ code: 'kind-ended' })
  })

  it('of two who change a kind as they saw it the second is told who did, and nothing of the first is lost', async () => {
    const code = await declared()
    const change = (section: 'safeguards' | 'clean-conduct', as: string) =>
      declare({ code, version: 1, declaration: mediation({ section }) }, as)
    meanwhile(() => change('safeguards', 'deputy'))
    const refusal = { code: 'kind-changed', field: 'version', detail: { version: 2, by: '党员deputy' } }
    expect(await change('clean-conduct', 'secretary')).toMatchObject(refusal)
    expect(await change('clean-conduct', 'secretary')).toMatchObject(refusal)
    expect(await kindsNow()).toMatchObject([{ section: 'safeguards', version: 2 }])
  })

  it.each([
    ['in one branch', BRANCH, 'deputy'],
    ['in the branch and above it', BUREAU, 'office'],
  ] as const)('of two kinds of one name set up at once one is refused: %s', async (_name, branchId, as) => {
    meanwhile(() => declared({}, as, branchId))
    expect(await declare()).toMatchObject({ code: 'name-taken' })
    expect(await kindsNow()).toHaveLength(1)
  })

  it('a name that is taken meanwhile is not given to a kind that is changed', async () => {
    const code = await declared()
    meanwhile(() => declared({ declaration: mediation({ title: '化解矛盾' }) }, 'office', BUREAU))
    expect(await declare({ code, version: 1, declaration: mediation({ title: '化解矛盾' }) })).toMatchObject({
      code: 'name-taken',
    })
  })

  it('no more kinds than may be are set up by two at once', async () => {
    for (let at = 1; at < MOST_OWN_KINDS; at += 1)
      await declared({ declaration: mediation({ title: `事项${String.fromCodePoint(0x5e00 + at)}` }) })
    meanwhile(() => declared({ declaration: mediation({ title: '接待来访' }) }, 'deputy'))
    expect(await declare()).toMatchObject({ code: 'too-many-kinds' })
    expect(await kindsNow()).toHaveLength(MOST_OWN_KINDS)
  })
})
