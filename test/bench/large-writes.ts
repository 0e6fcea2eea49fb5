/** A branch of three hundred in a cloud, and the largest writes there are: what they ask of the database. */
import type { Answer, OutputOf } from '#contract'
import { DEFAULT_SETTINGS } from '#domain/branch/branch'
import { civilDate, month } from '#domain/time/civil-date'
import { fen } from '#domain/values/money'
import { granted } from '../builders/answers'
import { openCloudStore, type CloudStore, type RoundTrips } from '../builders/cloud-store'
import { handlers } from '../builders/handlers'
import { closedMeeting } from '../builders/meeting'
import { BRANCH, NOW, branch, member, openOffice, type SceneStore } from '../builders/office'

/** How often the database was asked, and how many documents were written. */
export interface CountedWrite {
  readonly calls: number
  readonly requests: number
  /** Inserted, replaced and removed, each call's line of the journal included. */
  readonly documents: number
}

const LISTS = ['list-1', 'list-2', 'list-3']
const DAY = civilDate('2025-06-01')
export const ids = Array.from({ length: 300 }, (_, at) => `m-${String(at).padStart(3, '0')}`)
const terms = { category: 'wage-earner', monthlyFen: fen(3000) } as const
export type BenchOffice = Awaited<ReturnType<typeof openOffice<SceneStore>>>

/** Each write once, by what it is; `impose`: under what conditions. */
export async function countLargeWrites(
  impose: Parameters<CloudStore['impose']>[0] = {},
): Promise<Readonly<Record<string, CountedWrite>>> {
  const cloud = await openCloudStore()
  try {
    const office = await sceneIn(cloud)
    cloud.impose(impose)
    return await writeEach(cloud, office)
  } finally {
    await cloud.close()
  }
}

export async function sceneIn(cloud: CloudStore): Promise<BenchOffice> {
  const readSheet = async (bytes: Uint8Array) => ({
    name: 'Sheet1',
    rows: JSON.parse(new TextDecoder().decode(bytes)) as string[][],
    tabs: ['Sheet1'],
  })
  const office = await openOffice({ handlers, store: cloud.store, documents: { readSheet } })
  await cloud.store.seed('members', ...ids.map((id) => member(id)))
  return office
}

/** Counts what an act asks of the database; `documents`: how many it writes besides a line of the journal for each call. */
export function countingIn(cloud: CloudStore) {
  return async (documents: number, act: () => Promise<number>): Promise<CountedWrite> => {
    let calls = 0
    const { requests }: RoundTrips = await cloud.roundTripsOf(async () => (calls = await act()))
    // The test office asks whose OPENID it is before each call.
    return { calls, requests: requests - calls, documents: documents + calls }
  }
}

export async function once<Value>(answered: Promise<{ ok: boolean } & Value>): Promise<number> {
  granted((await answered) as never)
  return 1
}

export function assess(office: BenchOffice, members: readonly string[]) {
  return office.call(
    'dues.assessMany',
    { branchId: BRANCH, year: 2025, members: members.map((memberId) => ({ memberId, ...terms })) },
    'treasurer',
  )
}

/** Each of them pays for the month; besides the payment and the account of each, the counter of receipts moves on. */
export function pay(office: BenchOffice, members: readonly string[], of = '2025-05') {
  const payments = members.map((memberId) => ({ memberId, months: [month(of)], fen: fen(3000) }))
  return office.call(
    'dues.recordMany',
    { branchId: BRANCH, occurredOn: DAY, method: 'in-person', payments },
    'treasurer',
  )
}

/** Everybody's months by the quarter, as the branch has just agreed. */
export async function alignAll(cloud: CloudStore, office: BenchOffice): Promise<number> {
  await cloud.store.seed('branches', branch({ revision: 2, settings: { ...DEFAULT_SETTINGS, duesQuarterly: true } }))
  return until<OutputOf<'dues.align'>>(() =>
    office.call('dues.align', { branchId: BRANCH, year: 2025, inPortions: true }, 'treasurer'),
  )
}

/** The amounts of the next year, proposed for everybody and passed by the committee; who approved them is written down once. */
async function approveAll(cloud: CloudStore, office: BenchOffice): Promise<CountedWrite> {
  const at = { branchId: BRANCH, year: 2026 }
  const members = ids.map((memberId) => ({ memberId, ...terms }))
  granted(await office.call('dues.proposeYear', { ...at, version: 0, members }, 'treasurer'))
  const sheet = [{ memberId: 'secretary', mark: 'present', source: 'roll-call', markedAt: NOW, reason: null }] as const
  const passed = { votersDue: 1, votersPresent: 1, yes: 1, no: 0, abstain: 0, isValid: true, passes: true }
  const committee = { organ: 'committee', kinds: ['committee-meeting'], title: '支委会' } as const
  const decisions = [{ title: '审定2026年党费标准', isMajor: false, ...passed }]
  await cloud.store.seed('meetings', closedMeeting(sheet, { _id: 'committee', ...committee, decisions }))
  const approve = { ...at, meetingId: 'committee', inPortions: true }
  const next = () => office.call('dues.approveYear', approve, 'treasurer')
  return countingIn(cloud)(300 + 1, () => until<OutputOf<'dues.approveYear'>>(next))
}

async function writeEach(cloud: CloudStore, office: BenchOffice): Promise<Readonly<Record<string, CountedWrite>>> {
  const counted = countingIn(cloud)
  const assessed = await counted(200, () => once(assess(office, ids.slice(0, 200))))
  granted(await assess(office, ids.slice(200)))
  const paid = await counted(201, () => once(pay(office, ids.slice(0, 100))))
  const proposed = granted(
    await office.call(
      'dues.record',
      {
        ...{ branchId: BRANCH, memberId: 'member-1', occurredOn: DAY },
        months: [],
        fen: fen(200000),
        method: 'in-person',
      },
      'member-1',
    ),
  )
  const confirm = { branchId: BRANCH, book: 'duesPayments', entryId: proposed.entryId } as const
  const confirmed = await counted(2, () => once(office.call('entry.confirm', confirm, 'treasurer')))
  const aligned = await counted(300, () => alignAll(cloud, office))
  // The list is brought for each portion, in a call of its own: it is read once.
  const base64 = Buffer.from(JSON.stringify(sheetOf(ids))).toString('base64')
  const piece = { revision: 1, branchId: BRANCH, memberId: 'clerk', at: NOW, base64 }
  await cloud.store.seed('uploads', ...LISTS.map((_id) => ({ ...piece, _id })))
  const lists = LISTS.values()
  const list = { branchId: BRANCH, effectiveOn: DAY, inPortions: true }
  const take = () => office.call('register.import', { ...list, uploads: [lists.next().value ?? ''] }, 'clerk')
  // Each portion also says of the branch that its register moved on, and takes its list away.
  const imported = await counted(300 + 3 + 3, () => until<OutputOf<'register.import'>>(take))
  const approved = await approveAll(cloud, office)
  return {
    assessMany: assessed,
    recordMany: paid,
    confirm: confirmed,
    align: aligned,
    import: imported,
    approve: approved,
  }
}

/** Asks until nothing is left, as a phone does. Answers how often. */
async function until<Value extends { readonly left: number }>(
  ask: () => Promise<Answer<'dues.align'> | Answer<'register.import'> | Answer<'dues.approveYear'>>,
): Promise<number> {
  for (let calls = 1; ; calls++) {
    const { left } = granted((await ask()) as never) as Value
    if (left === 0) return calls
  }
}

/** The list on which everybody has studied further. */
function sheetOf(members: readonly string[]): string[][] {
  const rows = members.map((id) => [`党员${id}`, '女', '1980', '正式党员', '硕士研究生'])
  return [['姓名', '性别', '出生年份', '党员类别', '学历'], ...rows]
}
