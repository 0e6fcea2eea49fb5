import type { OutputOf } from '#contract'
import { civilDate } from '#domain/time/civil-date'
import { handlers as ofApi } from '../../../../cloudfunctions/api/handlers'
import { BOOK_SHEET } from '../../../../cloudfunctions/application/year-book/book-rows'
import { sheetReader } from '../../../../cloudfunctions/documents/sheet-reader'
import { sheetWriter } from '../../../../cloudfunctions/documents/sheet-writer'
import { handlers as ofReport } from '../../../../cloudfunctions/report/handlers'
import { donation } from '../../../builders/entries'
import {
  appointment,
  binding,
  BRANCH,
  branch,
  BUREAU,
  member,
  openOffice,
  span,
  type Office,
} from '../../../builders/office'
import { bytesOf } from '../../../builders/written-file'
import { makeYear, OTHER, type World } from '../../../builders/year'

const EMPTY = 'branch-empty'
const YEAR = 2025
/** Ids as long as those that are given out, each once: the builder's are numbers. */
function withOwnIds(world: World): World {
  const named = (collection: string, records: readonly { readonly _id: string }[]) =>
    records.map((record) => ({ ...record, _id: `${collection}-record-${record._id}` }))
  const books = [
    'meetings',
    'shifts',
    'donations',
    'duesPayments',
    'ledger',
    'indicatorMonths',
    'appointments',
  ] as const
  const renamed = Object.fromEntries(books.map((book) => [book, named(book, world[book])]))
  return { ...world, ...renamed }
}

let office: Office
async function open(seed: number, size = 12) {
  office = await openOffice({ handlers: { ...ofApi, ...ofReport }, documents: { ...sheetReader, ...sheetWriter } })
  const world = withOwnIds(makeYear(seed, size))
  for (const [collection, records] of Object.entries(world))
    if (collection !== 'branches')
      office.store.seed(collection as 'meetings', ...(records as World['meetings']).filter(isOfOther))
  const [other] = world.branches.filter(({ _id }) => _id === OTHER)
  if (!other) throw new Error('the world has another branch')
  office.store.seed('branches', { ...other, dissolvedOn: null })
  office.store.seed('branches', branch({ _id: EMPTY, name: '新支部', parentId: BUREAU, ancestorIds: [BUREAU] }))
  // Whoever writes the book, and whoever reads it into the other branch.
  office.store.seed('members', member('writer-of-it', { spans: [span({ branchId: OTHER, cellId: null })] }))
  office.store.seed('bindings', binding('writer-of-it'))
  office.store.seed('appointments', appointment('writer-of-it', 'secretary', OTHER))
}
function isOfOther(record: object): boolean {
  if ('spans' in record) return JSON.stringify(record).includes(OTHER)
  return 'branchId' in record && record.branchId === OTHER
}

async function done<P extends 'yearBook.write' | 'yearBook.check' | 'yearBook.import'>(
  procedure: P,
  input: object,
  as: string,
): Promise<OutputOf<P>> {
  const answer = await office.call(procedure, input as never, as)
  if (!answer.ok) throw new Error(JSON.stringify(answer))
  return answer.value
}
const written = async () => bytesOf(await done('yearBook.write', { branchId: OTHER, year: YEAR }, 'writer-of-it'))
async function brought(bytes: Uint8Array, branchId = EMPTY) {
  const uploads: string[] = []
  for (let at = 0; at < bytes.length; at += 60_000) {
    const base64 = Buffer.from(bytes.subarray(at, at + 60_000)).toString('base64')
    const answer = await office.call('file.upload', { branchId, base64 }, 'office')
    if (!answer.ok) throw new Error(answer.code)
    uploads.push(answer.value.uploadId)
  }
  return { branchId, uploads }
}
const check = async (bytes: Uint8Array) => office.call('yearBook.check', await brought(bytes), 'office')
async function importAll(bytes: Uint8Array) {
  const portions: number[] = []
  for (let left = 1; left > 0;) {
    const portion = await done('yearBook.import', await brought(bytes), 'office')
    portions.push(portion.made)
    left = portion.left
  }
  return portions
}

async function figuresOf(branchId: string) {
  const catalogue = await office.call('measure.catalogue', { branchId }, 'office')
  if (!catalogue.ok) throw new Error(catalogue.code)
  const ids = catalogue.value.measures.map(({ id }) => id)
  const figures: Record<string, unknown> = {}
  for (let at = 0; at < ids.length; at += 20) {
    const measureIds = ids.slice(at, at + 20)
    const period = { from: civilDate('2025-01-01'), to: civilDate('2025-12-31') }
    const answer = await office.call('measure.compute', { branchId, measureIds, period, scope: 'own' }, 'office')
    if (!answer.ok) throw new Error(JSON.stringify(answer))
    for (const { measureId, result } of answer.value.results[0]?.figures ?? []) figures[measureId] = result
  }
  return figures
}
const withoutBranch = (figures: object, branchId: string, name: string) =>
  JSON.parse(JSON.stringify(figures).replaceAll(branchId, 'B').replaceAll(name, 'N')) as object

describe('a year of a branch as a workbook', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'goes into an empty branch with the same figures, every one of them (world %d)',
    async (seed) => {
      await open(seed)
      const before = await figuresOf(OTHER)
      const bytes = await written()
      await importAll(bytes)
      const after = await figuresOf(EMPTY)
      expect(Object.keys(before).length).toBeGreaterThan(50)
      expect(withoutBranch(after, EMPTY, '新支部')).toEqual(withoutBranch(before, OTHER, '第二党支部'))
    },
  )

  it('says before what it would make, changes nothing by saying so, and makes nothing twice', async () => {
    await open(1)
    const bytes = await written()
    const checked = await check(bytes)
    if (!checked.ok) throw new Error(checked.code)
    expect(checked.value).toMatchObject({ from: '第二党支部', year: YEAR })
    expect(checked.value.left).toBeGreaterThan(20)
    expect(await office.store.findAll('meetings', { branchId: EMPTY })).toEqual([])
    const portions = await importAll(bytes)
    expect(portions.reduce((sum, each) => sum + each, 0)).toBe(checked.value.left)
    const meetings = await office.store.findAll('meetings', { branchId: EMPTY })
    expect(await importAll(bytes)).toEqual([0])
    expect(await office.store.findAll('meetings', { branchId: EMPTY })).toEqual(meetings)
  })

  it('that is large comes in portions, and one that was broken off goes on', async () => {
    await open(2, 60)
    const bytes = await written()
    const all = await done('yearBook.check', await brought(bytes), 'office')
    expect(all.left).toBeGreaterThan(150)
    expect(await done('yearBook.import', await brought(bytes), 'office')).toEqual({ made: 150, left: all.left - 150 })
    // Broken off here; another day, and asked what is left.
    expect(await done('yearBook.check', await brought(bytes), 'office')).toMatchObject({ left: all.left - 150 })
    const rest = await importAll(bytes)
    expect(rest.reduce((sum, each) => sum + each, 0)).toBe(all.left - 150)
    expect(withoutBranch(await figuresOf(EMPTY), EMPTY, '新支部')).toEqual(
      withoutBranch(await figuresOf(OTHER), OTHER, '第二党支部'),
    )
  })

  it('has the numbers go on where they were', async () => {
    await open(1)
    office.store.seed('counters', { _id: `${OTHER}:certificate:2025`, revision: 3, last: 3 })
    await importAll(await written())
    expect(await office.store.get('counters', `${EMPTY}:certificate:2025`)).toMatchObject({ last: 3 })
  })

  it('has sheets for people to read, and one that is read again', async () => {
    await open(1)
    const { tabs } = await sheetReader.readSheet(await written())
    expect(tabs).toEqual(expect.arrayContaining(['名册', '会议', BOOK_SHEET]))
  })

  it('whose row was changed or is missing is refused by its row, and nothing is made', async () => {
    await open(1)
    const { rows } = await sheetReader.readSheet(await written(), BOOK_SHEET)
    const rewritten = async (change: (rows: string[][]) => string[][]) => {
      const [head = [], ...lines] = change(rows.map((row) => [...row]))
      const columns = head.map((title) => ({ title, width: 12 }))
      return check(await sheetWriter.writeSheets([{ name: BOOK_SHEET, columns, rows: lines }]))
    }
    const edited = await rewritten((all) =>
      all.map((row, at) => (at === 3 ? row.map((cell) => cell.replace('"revision":1', '"revision":2')) : row)),
    )
    expect(edited).toMatchObject({ code: 'year-book-broken', detail: { sheet: BOOK_SHEET, row: 4 } })
    const shorter = await rewritten((all) => all.slice(0, -1))
    expect(shorter).toMatchObject({ code: 'year-book-broken', detail: { row: rows.length } })
    expect(await rewritten((all) => all.slice(0, 1))).toMatchObject({ code: 'no-year-book' })
    expect(await office.store.findAll('meetings', { branchId: EMPTY })).toEqual([])
  })

  it('goes into no branch that has records or people of its own', async () => {
    await open(1)
    const bytes = await written()
    office.store.seed('donations', donation('a-gift-of-its-own', { branchId: EMPTY }))
    expect(await check(bytes)).toMatchObject({ code: 'branch-has-records', detail: { what: '捐款' } })
    await open(1)
    office.store.seed('members', member('somebody-else', { name: '外人', spans: [span({ branchId: EMPTY })] }))
    expect(await check(await written())).toMatchObject({ code: 'not-on-year-book', detail: { name: '外人' } })
  })

  it('finds whoever is on the roll already by name, sex and year of birth', async () => {
    await open(1)
    const own = member('writer-at-new', { name: '党员writer-of-it', spans: [span({ branchId: EMPTY, cellId: null })] })
    office.store.seed('members', own)
    await importAll(await written())
    const roll = await office.store.findAll('members', { 'spans.branchId': EMPTY })
    expect(roll.filter(({ name }) => name === own.name).map(({ _id }) => _id)).toEqual([own._id])
  })

  it('takes no row of another book, however whole', async () => {
    await open(1)
    const [one, other] = [await written(), await written()]
    const [{ rows }, { rows: others }] = [
      await sheetReader.readSheet(one, BOOK_SHEET),
      await sheetReader.readSheet(other, BOOK_SHEET),
    ]
    const [head = [], ...lines] = rows.map((row, at) => [...(at === 4 ? (others[4] ?? []) : row)])
    const columns = head.map((title) => ({ title, width: 12 }))
    const mixed = await sheetWriter.writeSheets([{ name: BOOK_SHEET, columns, rows: lines }])
    expect(await check(mixed)).toMatchObject({ code: 'year-book-broken', detail: { row: 5 } })
  })

  it('writes over nobody whose history is not the branch’s alone, or went on', async () => {
    await open(1)
    const elsewhere = member('writer-at-new', {
      name: '党员writer-of-it',
      spans: [span({ branchId: BRANCH, untilOn: civilDate('2025-03-01') }), span({ branchId: EMPTY, cellId: null })],
    })
    office.store.seed('members', elsewhere)
    expect(await check(await written())).toMatchObject({ code: 'branch-has-records', detail: { what: '党员' } })
  })

  it('brings nobody into office by a phone that nobody looked at', async () => {
    await open(1)
    const own = member('writer-at-new', { name: '党员writer-of-it', spans: [span({ branchId: EMPTY, cellId: null })] })
    office.store.seed('members', own)
    office.store.seed('bindings', binding(own._id))
    await importAll(await written())
    const posts = await office.store.findAll('appointments', { branchId: EMPTY, memberId: own._id })
    expect(posts).toMatchObject([{ post: 'secretary', untilOn: '2025-06-10' }])
  })

  it('goes into no bureau', async () => {
    await open(1)
    const { uploads } = await brought(await written(), BUREAU)
    const answer = await office.call('yearBook.check', { branchId: BUREAU, uploads }, 'office')
    expect(answer).toMatchObject({ code: 'not-a-branch' })
  })

  it('is written by whoever may read all of it, and read in by whoever manages the branch', async () => {
    await open(1)
    const write = (as: string) => office.call('yearBook.write', { branchId: OTHER, year: YEAR }, as)
    expect(await write('office')).toMatchObject({ code: 'not-permitted' })
    const bytes = await written()
    const { uploads } = await brought(bytes)
    expect(await office.call('yearBook.import', { branchId: EMPTY, uploads }, 'member-1')).toMatchObject({
      code: 'not-permitted',
    })
  })
})
