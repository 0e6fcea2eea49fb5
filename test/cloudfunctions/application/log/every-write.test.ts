/** Every write there is, once: what its line in the log says, against what was written by comparing the documents. */
import { contract, type ProcedureName } from '#contract'
import type { ProcedureShape } from '#contract/procedure'
import type { JournalEntry } from '../../../../cloudfunctions/application/ports/collections'
import { loggedRecordsOf, type LoggedRecord } from '../../../../cloudfunctions/application/ports/log'
import type { Write } from '../../../../cloudfunctions/application/ports/store'
import { INPUTS } from '../../permissions/inputs'
import { generated, openScene, type Scene } from '../../permissions/scene'

const SILENT = ['counters', 'uploads', 'lentFiles', 'journal']
/** Under an `_id` that leads to a WeChat, or opens something. */
const NAMELESS = [
  ...[
    'bindings',
    'invitations',
    'groupInvitations',
    'joinRequests',
    'consents',
    'scanTickets',
    'failedScans',
    'reminders',
  ],
]
const AS = ['own-secretary', 'own-member', 'about', 'host', 'newcomer']
const WRITES = (Object.keys(contract) as ProcedureName[]).filter(
  (name) => (contract[name] as ProcedureShape).kind === 'write',
)

interface Committed {
  readonly line: JournalEntry
  readonly writes: readonly (Write & { readonly was?: object | undefined })[]
}

let scene: Scene
let committed: Committed[]
beforeAll(async () => {
  scene = await openScene()
  const commit = scene.store.commit.bind(scene.store)
  scene.store.commit = async (writes) => {
    const known = await Promise.all(writes.map(async (write) => ({ ...write, was: await before(write) })))
    const outcome = await commit(writes)
    const line = writes.flatMap((write) => (write.in === 'journal' && 'doc' in write ? [write.doc] : []))[0]
    if (outcome === 'committed' && line) committed.push({ line, writes: known })
    return outcome
  }
})
const before = async (write: Write): Promise<object | undefined> =>
  scene.store.get(write.in, 'doc' in write ? write.doc._id : write.id)

async function lineOf(procedure: ProcedureName): Promise<Committed | undefined> {
  const known = INPUTS[procedure]
  const tries = known ? [known] : Array.from({ length: 12 }, (_, seed) => generated(procedure, seed))
  for (const as of AS)
    for (const input of tries) {
      scene.restore()
      committed = []
      const answer = await scene.callRaw(procedure, input, as)
      if (answer['ok'] === true) return committed[0]
    }
  return undefined
}

/** The fields at the top of a document that differ, but for what moves with every change. */
function differing(was: object, now: object): string[] {
  const [from, to] = [new Map(Object.entries(was)), new Map(Object.entries(now))]
  const moving = ['revision', 'settledBy', 'settledAt', 'supersededBy', 'concludedAfterDays']
  return [...new Set([...from.keys(), ...to.keys()])].filter(
    (key) => !moving.includes(key) && JSON.stringify(from.get(key) ?? null) !== JSON.stringify(to.get(key) ?? null),
  )
}

const DID = { insert: 'made', replace: 'changed', remove: 'removed', unchanged: '', 'as-found': '' } as const

/** What a value of a record is drawn from, where it does not stand in the field of that name. */
const DRAWN_FROM: Readonly<Record<string, readonly string[]>> = {
  members: ['spans'],
  meetings: ['tally'],
  branches: ['settings'],
  failedScans: ['settled'],
}

function expectTold(record: LoggedRecord | undefined, write: Committed['writes'][number]): void {
  const named = 'doc' in write && !NAMELESS.includes(write.in)
  expect(record).toMatchObject({ in: write.in })
  if (named) expect(record).toMatchObject({ id: write.doc._id, revision: write.doc.revision })
  if (write.do !== 'replace') return
  expect(write.was).toBeDefined()
  const told = [...(record?.fields.map(([field]) => field) ?? []), ...(record?.also ?? [])]
  const untold = differing(write.was ?? {}, write.doc).filter((field) => !told.includes(field))
  expect(untold.filter((field) => !DRAWN_FROM[write.in]?.includes(field))).toEqual([])
  // What stands there as it was before is what was stored then, where the field is one of the document's own.
  for (const [field, from] of record?.fields ?? [])
    if (field in (write.was ?? {}) && typeof from !== 'number' && field !== 'months')
      expect(from).toEqual(new Map(Object.entries(write.was ?? {})).get(field))
}

let seen = 0
it.each(WRITES)('%s', async (procedure) => {
  const found = await lineOf(procedure)
  if (!found) return
  seen += 1
  const { line, writes } = found
  expect(line).toMatchObject({ procedure, unsealed: true })
  const said = writes.filter(
    (write) => write.do !== 'unchanged' && write.do !== 'as-found' && !SILENT.includes(write.in),
  )
  const records = loggedRecordsOf(line.change)
  for (const write of said) {
    const id = NAMELESS.includes(write.in) ? null : 'doc' in write ? write.doc._id : write.id
    const record = records.find((each) => each.in === write.in && each.id === id && each.did === DID[write.do])
    expectTold(record, write)
  }
  expect(records.length).toBeLessThanOrEqual(said.length)
  // No name, no text, no amount, no WeChat: a code, a day, a count.
  for (const value of records.flatMap(({ fields }) => fields.flatMap(([, from, to]) => [from, to])))
    expect(String(value)).toMatch(/^[\w.:、#-]*$/)
  expect(
    records.flatMap(({ fields }) => fields.map(([field]) => field)).filter((field) => /fen$/i.test(field)),
  ).toEqual([])
  const { answer: _, digest: _d, ...open } = line
  expect(JSON.stringify(open)).not.toMatch(/wx-|ABCDEFGH/)
})

it('most writes were made', () => {
  console.info(`${seen} of ${WRITES.length} writes made a line`)
  expect(seen).toBeGreaterThan(WRITES.length / 2)
})

it('an opinion leaves no line', async () => {
  scene.restore()
  committed = []
  const sent = await scene.callRaw(
    'feedback.send',
    INPUTS['feedback.send'] ?? generated('feedback.send', 1),
    'own-member',
  )
  expect(sent).toMatchObject({ ok: true })
  expect(committed).toEqual([])
  expect(await scene.store.find('journal', { filter: { procedure: 'feedback.send' } })).toEqual([])
})
