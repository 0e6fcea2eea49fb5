/** Of each kind of record: in whose evidence, splits and lists it stands with names, by the rule and not by asking the table. */
import type { Role } from '#domain/people/permission'
import { civilDate } from '#domain/time/civil-date'
import { donation, ledgerEntry, shift } from '../../builders/entries'
import { BRANCH } from '../../builders/office'
import { openScene, ROLES, type Scene } from './scene'

const KEEPERS = [
  'secretary',
  'deputy-secretary',
  'organization',
  'publicity',
  'discipline-inspection',
  'youth',
  'committee-member',
  'clerk',
  'party-office',
] as const
const OVERSEERS = ['secretary', 'deputy-secretary', 'party-office'] as const
const MONEY = ['secretary', 'deputy-secretary', 'organization'] as const
const TALKS = [...MONEY, 'discipline-inspection'] as const

interface Kind {
  readonly measureId: string
  readonly by: string
  readonly own: readonly Role[]
  readonly above: readonly Role[]
  /** How many there are in the scene; one where it is not said. */
  readonly records?: number
}
const KINDS: Readonly<Record<string, Kind>> = {
  shifts: { measureId: 'service-hours', by: 'member', own: KEEPERS, above: OVERSEERS },
  donations: { measureId: 'donated', by: 'month', own: MONEY, above: [] },
  dues: { measureId: 'dues-months-unpaid', by: 'month', own: MONEY, above: [], records: 2 },
  talks: { measureId: 'heart-to-heart-talks', by: 'member', own: TALKS, above: [] },
}
const PERIOD = { from: civilDate('2025-01-01'), to: civilDate('2025-06-10') }
const ASKED = { branchId: BRANCH, period: PERIOD, scope: 'own' } as const

let scene: Scene
beforeAll(async () => {
  scene = await openScene()
  scene.store.seed('shifts', shift('counted-shift', { memberId: 'about' }))
  scene.store.seed('donations', donation('counted-gift', { memberId: 'about' }))
  const talk = { memberId: 'about', values: { partner: 'host', between: 'committee-member' } }
  scene.store.seed('ledger', ledgerEntry('counted-talk', 'heart-to-heart-talk', talk))
})

describe.each(Object.entries(KINDS))('%s by name', (_, { measureId, by, own, above, records = 1 }) => {
  it.each(ROLES.flatMap((role) => [['own', role] as const, ['upper', role] as const]))('%s %s', async (place, role) => {
    const reads = (place === 'own' ? own : above).includes(role)
    const seesFigures = (place === 'own' ? KEEPERS : OVERSEERS).some((each) => each === role)
    const as = `${place}-${role}`
    const evidence = await scene.call('measure.evidence', { ...ASKED, measureId }, as)
    if (!seesFigures) return expect(evidence).toMatchObject({ code: 'not-permitted' })
    if (!evidence.ok) throw new Error(evidence.code)
    const { items, total, withheld } = evidence.value
    expect([items.length, total, withheld]).toEqual(reads ? [records, records, 0] : [0, records, records])
    expect(JSON.stringify(items).includes('甲')).toBe(reads)
    // The figure is the same for all.
    const figure = await scene.call('measure.compute', { ...ASKED, measureIds: [measureId] }, as)
    expect(figure).toMatchObject({ value: { results: [{ figures: [{ result: { kind: 'value', records } }] }] } })
    if (by !== 'member') return
    const split = await scene.call('measure.split', { ...ASKED, measureId, by }, as)
    const result = split.ok && split.value.result.kind === 'parts' ? split.value.result : undefined
    expect(result?.parts.map(({ label }) => label)).toEqual(reads ? ['甲'] : [])
    expect(result?.withheld?.records ?? 0).toBe(reads ? 0 : 1)
  })
})

it('the ledger lists the kinds that are read, and of another says who reads it', async () => {
  const listed = async (as: string) => {
    const answer = await scene.call('ledger.list', { branchId: BRANCH, pageSize: 100 }, as)
    return answer.ok ? answer.value.items.map(({ kind }) => kind) : []
  }
  const hidden = ['heart-to-heart-talk', 'evaluation-result', 'dues-reminder-talk']
  expect(await listed('own-secretary')).toEqual(expect.arrayContaining(hidden))
  expect((await listed('own-clerk')).filter((kind) => hidden.includes(kind))).toEqual([])
  expect(await listed('own-clerk')).toContain('duty-notice')
  const asked = { branchId: BRANCH, kind: 'heart-to-heart-talk' }
  expect(await scene.call('ledger.list', asked, 'own-clerk')).toMatchObject({
    code: 'not-permitted',
    detail: { who: '书记、副书记、组织委员、纪检委员' },
  })
  expect(await scene.call('ledger.get', { branchId: BRANCH, entryId: 'talk' }, 'own-clerk')).toMatchObject({
    code: 'not-permitted',
  })
})

it('what waits and is not read is counted, with who reads it', async () => {
  const waiting = async (as: string) => {
    const answer = await scene.call('entry.waiting', { branchId: BRANCH }, as)
    if (!answer.ok) throw new Error(answer.code)
    return answer.value
  }
  expect((await waiting('own-organization')).withheld).toEqual([])
  const { items, withheld } = await waiting('own-clerk')
  expect(items.every(({ maySettle }) => maySettle)).toBe(true)
  expect(items.map(({ entryId }) => entryId)).not.toEqual(expect.arrayContaining(['donation']))
  expect(withheld).toEqual([
    // A gift, a payment and a talk about dues.
    { count: 3, who: '书记、副书记、组织委员' },
    // A talk and an evaluation.
    { count: 2, who: '书记、副书记、组织委员、纪检委员' },
  ])
  const above = await waiting('upper-secretary')
  expect(above.items.some(({ maySettle }) => maySettle)).toBe(false)
})

it.each([
  ['donations', 'donation'],
  ['duesPayments', 'payment'],
  ['ledger', 'talk'],
  ['ledger', 'grade'],
] as const)('a clerk confirms no entry that is not theirs to read: %s %s', async (book, entryId) => {
  scene.restore()
  const asked = { branchId: BRANCH, book, entryId }
  expect(await scene.call('entry.confirm', asked, 'own-clerk')).toMatchObject({ code: 'not-permitted' })
  expect(await scene.call('entry.confirm', asked, 'own-organization')).toMatchObject({ ok: true })
})

describe('a cell leader', () => {
  const leads = (meetingId: string) => ({ branchId: BRANCH, meetingId })
  it('runs and reads the meetings of the own cell', async () => {
    scene.restore()
    expect(await scene.call('meeting.live', leads('of-cell'), 'own-cell-leader')).toMatchObject({ ok: true })
    const shown = await scene.call('meeting.get', leads('of-cell'), 'own-cell-leader')
    expect(shown.ok && shown.value.record).not.toBeNull()
  })

  it('neither records nor corrects a closed meeting of the branch, nor reads the committee’s', async () => {
    for (const meetingId of ['closed', 'closed-committee']) {
      const correct = { ...leads(meetingId), reason: '误记', marks: [], minutes: '改' }
      expect(await scene.call('meeting.correct', correct, 'own-cell-leader')).toMatchObject({ code: 'not-permitted' })
      const shown = await scene.call('meeting.get', leads(meetingId), 'own-cell-leader')
      expect(shown.ok && shown.value.record).toBeNull()
    }
    expect(await scene.call('meeting.live', leads('of-branch'), 'own-cell-leader')).toMatchObject({
      code: 'not-permitted',
    })
  })
})
