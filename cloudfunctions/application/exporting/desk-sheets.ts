/** The tables of the desks: oldest first, in the words the pages use; the register by name. */
import { ENTRY_STATE_LABELS } from '#domain/entries/labels'
import { ledgerCells } from '#domain/ledger/ledger-text'
import type { LedgerEntry } from '#domain/ledger/ledger'
import type { Entry } from '#domain/entries/entry'
import { kindsText } from '#domain/meeting/labels'
import type { Meeting } from '#domain/meeting/meeting'
import type { AttendanceTally } from '#domain/meeting/tally'
import { EDUCATION_LABELS, MEMBERSHIP_STAGE_LABELS, SEX_LABELS } from '#domain/people/labels'
import { standingIn } from '#domain/people/roll'
import { peopleIn, RECORD_WORDS, type RecordWords } from '#domain/records/record-words'
import type { CivilDate } from '#domain/time/civil-date'
import type { Period } from '#domain/time/period'
import { memberNames } from '../member-names'
import type { SheetToWrite } from '../ports/documents'
import type { BranchContext } from '../ports/handling'
import type { Reader } from '../ports/store'
import { rollOn } from '../register/roll'
import { dayCell, partColumns, sheetOf, type CellValue, type Column } from '../sheet-columns'

export interface DeskSheet extends Pick<SheetToWrite, 'name' | 'columns' | 'rows'> {
  readonly period: Period
  /** It is as of one day. */
  readonly on?: CivilDate
  /** The last row adds the confirmed ones up. */
  readonly hasTotal: boolean
}
interface Around {
  readonly store: Reader
  readonly period: Period
}
type Desk = 'shifts' | 'donations' | 'duesPayments'

/** What was corrected stands there as the later one. */
const isStanding = ({ state }: Entry) => state !== 'superseded'
const inOrder = <E extends Entry>(entries: readonly E[]): E[] =>
  entries.filter(isStanding).sort((a, b) => (a.occurredOn < b.occurredOn ? -1 : Number(a.occurredOn > b.occurredOn)))
const STATE: Column<Entry> = ['状态', ({ state }) => ENTRY_STATE_LABELS[state]]
const DAY: Column<Entry> = ['日期', ({ occurredOn }) => dayCell(occurredOn)]

export async function entrySheet<E extends Entry & { readonly memberId: string | null }>(
  name: string,
  desk: Desk,
  entries: readonly E[],
  { store, period }: Around,
): Promise<DeskSheet> {
  const standing = inOrder(entries)
  const nameOf = await memberNames(
    store,
    standing.map(({ memberId }) => memberId),
  )
  const words: RecordWords<E> = RECORD_WORDS[desk] as unknown as RecordWords<E>
  const columns: Column<E>[] = [DAY, ['姓名', ({ memberId }) => nameOf(memberId) ?? ''], ...partColumns(words), STATE]
  return { ...withTotal(sheetOf(name, columns, standing), standing), period }
}

export async function ledgerSheet(
  name: string,
  entries: readonly LedgerEntry[],
  { store, period }: Around,
): Promise<DeskSheet> {
  const standing = inOrder(entries)
  const ids = standing.flatMap((entry) => peopleIn(entry))
  const nameOf = await memberNames(store, ids)
  const names = new Map(ids.map((id) => [id, nameOf(id) ?? '']))
  // By the declaration of each entry: of a kind that was changed there are several.
  const headings = [...new Set(standing.flatMap((entry) => ledgerCells(entry, names).map(({ heading }) => heading)))]
  const fields = headings.map((heading): Column<LedgerEntry> => {
    const cellOf = (entry: LedgerEntry) => ledgerCells(entry, names).find((each) => each.heading === heading)?.cell
    return [heading, (entry) => asMoney(heading, cellOf(entry) ?? '')]
  })
  const isAboutMembers = standing.some(({ memberId }) => memberId !== null)
  const concludes = standing.some(({ concludedOn }) => concludedOn !== null)
  const columns: Column<LedgerEntry>[] = [
    DAY,
    ...(isAboutMembers ? [['姓名', ({ memberId }) => nameOf(memberId) ?? ''] satisfies Column<LedgerEntry>] : []),
    ...fields,
    ...(concludes
      ? [['办结日期', ({ concludedOn }) => (concludedOn ? dayCell(concludedOn) : '')] satisfies Column<LedgerEntry>]
      : []),
    STATE,
  ]
  return { ...withTotal(sheetOf(name, columns, standing), standing), period }
}

export function meetingSheet(name: string, meetings: readonly Meeting[], period: Period): DeskSheet {
  const held = [...meetings].sort((a, b) => (a.startsAt < b.startsAt ? -1 : Number(a.startsAt > b.startsAt)))
  const count = (of: keyof Pick<AttendanceTally, 'expected' | 'present' | 'excused' | 'absent'>) => (each: Meeting) =>
    each.state === 'closed' ? each.tally[of] : ''
  const columns: Column<Meeting>[] = [
    ['日期', ({ occurredOn }) => dayCell(occurredOn)],
    ['会议', ({ title }) => title],
    ['种类', ({ kinds }) => kindsText(kinds)],
    ['应到', count('expected')],
    ['实到', count('present')],
    ['请假', count('excused')],
    ['缺席', count('absent')],
    ['情况', ({ state }) => MEETING_STATE_WORDS[state]],
  ]
  return { ...sheetOf(name, columns, held), hasTotal: false, period }
}

const MEETING_STATE_WORDS: Readonly<Record<Meeting['state'], string>> = {
  convened: '已召集',
  closed: '已结束',
  cancelled: '已取消',
}

function asMoney(heading: string, cell: string | number): CellValue {
  return heading.endsWith('（元）') && typeof cell === 'number' ? { yuan: cell } : cell
}

/** Everybody on the roll on that day. */
export async function registerSheet(name: string, on: CivilDate, { store, branch }: BranchContext): Promise<DeskSheet> {
  const members = await rollOn(store, branch._id, on)
  const rows = members.flatMap((member) => {
    const span = standingIn(member, branch._id, on)
    return span ? [{ ...member, span }] : []
  })
  const cellOf = (id: string | null) => branch.cells.find((cell) => cell.id === id)?.name ?? ''
  const columns: Column<(typeof rows)[number]>[] = [
    ['姓名', ({ name: own }) => own],
    ['性别', ({ sex }) => SEX_LABELS[sex]],
    ['出生年份', ({ birthYear }) => birthYear],
    ['编号', ({ number }) => number ?? ''],
    ['党小组', ({ span }) => cellOf(span.cellId)],
    ['党员类别', ({ span }) => MEMBERSHIP_STAGE_LABELS[span.stage]],
    ['入党日期', ({ admittedOn }) => admittedOn ?? ''],
    ['学历', ({ span }) => (span.education === null ? '' : EDUCATION_LABELS[span.education])],
    ['流动党员', ({ span }) => (span.isMigrant ? '是' : '')],
  ]
  return { ...sheetOf(name, columns, rows), hasTotal: false, period: { from: on, to: on }, on }
}

/** A last row for what can be added up, of what is confirmed: what waits is not counted anywhere else either. */
function withTotal(sheet: SheetToWrite, entries: readonly Entry[]) {
  const confirmed = sheet.rows.filter((_, at) => entries[at]?.state === 'confirmed')
  const sums = sheet.columns.map((_, column) => sumOf(confirmed.map((row) => row[column] ?? '')))
  if (sums.every((sum) => sum === '')) return { ...sheet, hasTotal: false }
  return { ...sheet, rows: [...sheet.rows, ['已确认的合计', ...sums.slice(1)]], hasTotal: true }
}

function sumOf(cells: readonly CellValue[]): CellValue {
  const yuan = cells.flatMap((cell) => (typeof cell === 'object' && 'yuan' in cell ? [cell.yuan] : []))
  if (yuan.length > 0) return { yuan: yuan.reduce((sum, each) => sum + Math.round(each * 100), 0) / 100 }
  const numbers = cells.filter((cell) => typeof cell === 'number')
  return numbers.length > 0 ? numbers.reduce((sum, each) => sum + each, 0) : ''
}
