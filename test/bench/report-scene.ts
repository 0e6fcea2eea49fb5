/** A local cloud with a branch whose half year has fifty thousand lines of attendance: what reports are measured on. */
import { LEDGER_KINDS } from '#domain/ledger/kinds/catalogue'
import type { SheetLine } from '#domain/meeting/attendance'
import type { Meeting } from '#domain/meeting/meeting'
import { MEETING_KINDS } from '#domain/meeting/meeting-kinds'
import { addDays, civilDate } from '#domain/time/civil-date'
import type { Write } from '../../cloudfunctions/application/ports/store'
import { docxWriter } from '../../cloudfunctions/documents/docx-writer'
import { handlers } from '../builders/handlers'
import { openCloudStore, type CloudStore } from '../builders/cloud-store'
import { fittingValues } from '../builders/ledger'
import { closedMeeting } from '../builders/meeting'
import { branch, BRANCH, BUREAU, member, NOW, openOffice, type Office, type SceneStore } from '../builders/office'

export const PEOPLE = 50
const FIRST = civilDate('2025-01-01')
const DAYS = 160
const BRANCHES = 20
const people = Array.from({ length: PEOPLE }, (_, at) => `p-${String(at).padStart(2, '0')}`)

export interface ReportScene {
  readonly cloud: CloudStore
  readonly office: Office<SceneStore>
  /** The bureau and the branches below it. */
  readonly branchIds: readonly string[]
  readonly close: () => Promise<void>
}

/** So many meetings of fifty people each, and a dozen entries of every ledger kind, spread over the branches. */
export async function openReportScene(meetings: number): Promise<ReportScene> {
  const cloud = await openCloudStore()
  const none = () => Promise.reject(new Error('there are no sheets here'))
  const documents = { ...docxWriter, readDocument: none, readSheet: none, writeSheets: async () => new Uint8Array() }
  const office = await openOffice({ handlers, documents, store: cloud.store })
  const below = Array.from({ length: BRANCHES - 1 }, (_, at) => `below-${at}`)
  const branchIds = [BUREAU, BRANCH, ...below]
  const writes: Write[] = [
    ...below.map((_id): Write => ({ do: 'insert', in: 'branches', doc: branch({ _id, name: `支部${_id}` }) })),
    ...people.map((_id): Write => ({ do: 'insert', in: 'members', doc: member(_id) })),
    ...Array.from({ length: meetings }, (_, at): Write => ({ do: 'insert', in: 'meetings', doc: meetingOf(at) })),
    ...LEDGER_KINDS.flatMap((kind) => entriesOf(kind, branchIds)),
  ]
  for (let from = 0; from < writes.length; from += 500)
    if ((await cloud.store.commit(writes.slice(from, from + 500))) !== 'committed') throw new Error('not seeded')
  return { cloud, office, branchIds, close: () => cloud.close() }
}

function meetingOf(at: number): Meeting {
  const sheet = people.map((memberId, place): SheetLine => {
    const mark = (at + place) % 9 === 0 ? 'absent' : (at + place) % 7 === 0 ? 'excused' : 'present'
    return { memberId, mark, source: 'roll-call', markedAt: NOW, reason: null }
  })
  const kind = MEETING_KINDS[at % MEETING_KINDS.length] ?? 'general-meeting'
  return closedMeeting(sheet, {
    _id: `meeting-${String(at).padStart(5, '0')}`,
    kinds: [kind],
    occurredOn: addDays(FIRST, at % DAYS),
    studyMinutes: kind === 'collective-study' ? 90 : 0,
  })
}

function entriesOf(kind: (typeof LEDGER_KINDS)[number], branchIds: readonly string[]): Write[] {
  return branchIds.flatMap((branchId, place) =>
    Array.from({ length: branchId === BRANCH ? 12 : 2 }, (_, at): Write => ({
      do: 'insert',
      in: 'ledger',
      doc: {
        ...{ _id: `${kind.code}-${branchId}-${at}`, revision: 1, branchId, kind: kind.code, organ: null },
        ...{ occurredOn: addDays(FIRST, (at * 13 + place) % DAYS), recordedAt: NOW, recordedBy: 'clerk' },
        ...{ source: 'clerk', state: 'confirmed', isLateEntry: false, settledBy: 'clerk', settledAt: NOW },
        ...{ reason: null, supersedes: null, supersededBy: null },
        ...{ memberId: kind.about === 'member' ? (people[at] ?? null) : null },
        ...{ values: fittingValues(kind, people[at] ?? ''), concludedOn: null, concludedAfterDays: null },
      },
    })),
  )
}
