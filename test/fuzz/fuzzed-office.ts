import type { ProcedureName } from '#contract'
import { LEDGER_KINDS } from '#domain/ledger/kinds/catalogue'
import { instant } from '#domain/time/instant'
import type { CollectionName } from '../../cloudfunctions/application/ports/collections'
import { docxReader } from '../../cloudfunctions/documents/docx-reader'
import { docxWriter } from '../../cloudfunctions/documents/docx-writer'
import { pageWriter } from '../../cloudfunctions/documents/page-writer'
import { sheetReader } from '../../cloudfunctions/documents/sheet-reader'
import { sheetWriter } from '../../cloudfunctions/documents/sheet-writer'
import { handlers as ofApi } from '../../cloudfunctions/api/handlers'
import { handlers as ofReport } from '../../cloudfunctions/report/handlers'
import { binding, BRANCH, BUREAU, openOffice } from '../builders/office'
import { MemoryStore } from '../builders/memory-store'
import { makeYear, seedYear } from '../builders/year'
import type { KnownIds } from './inputs'

/** Which records a field of that name would name; any other field may name any. */
const RECORDS_OF: Readonly<Record<string, CollectionName>> = {
  memberId: 'members',
  ownerId: 'members',
  hostId: 'members',
  lecturerId: 'members',
  authorId: 'members',
  meetingId: 'meetings',
  offerId: 'shiftOffers',
  reportId: 'reports',
  finalId: 'finalReports',
  scanId: 'failedScans',
  invitationId: 'invitations',
}
const ENTRIES: readonly CollectionName[] = ['shifts', 'donations', 'duesPayments', 'ledger']
/** After the last of the year's records: what is yet to come cannot have been recorded. */
const NOW = instant('2026-06-10T09:00:00.000Z')
/** Who calls. */
const BOUND = ['secretary', 'office', 'treasurer', 'clerk', 'member-1']
/** Enough to find one; all of them would be a walk through the store. */
const MOST_IDS = 40
const FILES: Readonly<Record<string, string>> = {
  'list.csv': '姓名,性别,出生年份,党员类型\n张三,男,1980,正式党员\n',
  'junk.csv': '%,#\n',
  'broken.xlsx': 'PK\u0003\u0004',
}

export interface FuzzedOffice {
  /** CPU that the tests' store has cost so far, in microseconds: the database is another's. */
  readonly storeMicros: () => number
  readonly idsFor: KnownIds
  /** Ids of what has been made since. */
  learnIds(): Promise<void>
  /** `thrown` is what was logged of a defect. */
  call(
    procedure: ProcedureName,
    input: unknown,
    as: string,
  ): Promise<{ answer: Record<string, unknown>; thrown: string }>
}

/** An office with all procedures and documents, and a year of made-up records. */
export async function openFuzzedOffice(seed: number): Promise<FuzzedOffice> {
  const documents = { ...docxReader, ...docxWriter, ...pageWriter, ...sheetReader, ...sheetWriter }
  const store = new MeteredStore()
  const office = await openOffice({ handlers: { ...ofApi, ...ofReport }, documents, setupCode: 'setup', store })
  const { branches, ...records } = makeYear(seed, 6)
  seedYear(office.store, { ...records, branches: branches.filter(({ _id }) => ![BRANCH, BUREAU].includes(_id)) })
  for (const [name, text] of Object.entries(FILES)) office.files.set(name, Buffer.from(text))
  const byCollection = new Map<CollectionName, string[]>()
  const learnIds = async () => {
    // Some calls unbind whoever makes them.
    office.store.seed('bindings', ...BOUND.map(binding))
    for (const name of [...new Set([...Object.values(RECORDS_OF), ...ENTRIES])])
      byCollection.set(
        name,
        (await office.store.find(name, { filter: {}, limit: MOST_IDS })).map(({ _id }) => _id),
      )
  }
  const kinds = LEDGER_KINDS.map(({ code }) => code)
  const branchIds = [BRANCH, BRANCH, BRANCH, BRANCH, BUREAU, ...branches.map(({ _id }) => _id)]
  const idsFor: KnownIds = (field) => {
    if (field === 'branchId') return branchIds
    if (field === 'kind' || field === 'key') return kinds
    if (field === 'upload') return [...office.files.keys()]
    const collection = RECORDS_OF[field]
    const known = collection ? byCollection.get(collection) : ENTRIES.flatMap((each) => byCollection.get(each) ?? [])
    return known && known.length > 0 ? known : [BRANCH]
  }
  return {
    storeMicros: () => store.micros,
    idsFor,
    learnIds,
    call: async (procedure, input, as) => {
      const { answer, logged } = await withoutLog(() => office.callRaw(procedure, input, as, { now: NOW }))
      const fileName = fileNameIn(answer['value'])
      const isUnfit = fileName !== undefined && !isCloudPath(`exports/x/${fileName}`)
      return isUnfit ? { answer: { code: 'internal' }, thrown: fileName } : { answer, thrown: logged }
    },
  }
}

/** What it does, it does before anything is waited for: so it can be told from what others do. */
class MeteredStore extends MemoryStore {
  micros = 0

  private metered<T>(work: () => T): T {
    const begun = process.cpuUsage()
    try {
      return work()
    } finally {
      const { user, system } = process.cpuUsage(begun)
      this.micros += user + system
    }
  }

  override get: MemoryStore['get'] = (...asked) => this.metered(() => super.get(...asked))
  override find: MemoryStore['find'] = (...asked) => this.metered(() => super.find(...asked))
  override findAll: MemoryStore['findAll'] = (...asked) => this.metered(() => super.findAll(...asked))
  override count: MemoryStore['count'] = (...asked) => this.metered(() => super.count(...asked))
  override aggregate: MemoryStore['aggregate'] = (...asked) => this.metered(() => super.aggregate(...asked))
  override commit: MemoryStore['commit'] = (...asked) => this.metered(() => super.commit(...asked))
}

/** Of the file that an answer hands over. */
function fileNameIn(value: unknown): string | undefined {
  const { file, fileName } = (value ?? {}) as { readonly file?: unknown; readonly fileName?: unknown }
  return file === undefined ? (typeof fileName === 'string' ? fileName : undefined) : fileNameIn(file)
}

/** What the platform's storage takes, and a link can hold. */
function isCloudPath(path: string): boolean {
  return Buffer.byteLength(path) <= 850 && !/[\p{C}\\?#%]|\/\/|(?:^|\/)\.{1,2}(?:\/|$)/u.test(path)
}

async function withoutLog<T>(work: () => Promise<T>): Promise<{ answer: T; logged: string }> {
  const { error } = console
  let logged = ''
  console.error = (...said: unknown[]) => {
    logged += said.map((each) => (each instanceof Error ? (each.stack ?? each.message) : String(each))).join(' ')
  }
  try {
    return { answer: await work(), logged: logged.slice(0, 1200) }
  } finally {
    console.error = error
  }
}
