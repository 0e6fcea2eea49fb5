/**
 * The attendance of a meeting on paper (到会登记表), as an official document and as a workbook: the same words in both.
 * Before the meeting is closed it is a list to be signed (签到表), for a branch that does not scan. People by name.
 */
import type { Branch } from '#domain/branch/branch'
import { formatChineseDate, formatDate, yearOf, type CivilDate } from '#domain/time/civil-date'
import { beijingDate, beijingTime, type Instant } from '#domain/time/instant'
import { ATTENDANCE_MARK_LABELS, kindsText, MARK_SOURCE_LABELS, ORGAN_LABELS } from '#domain/meeting/labels'
import { remarksText } from '#domain/meeting/mark-remarks'
import type { Attendance, SheetLine } from '#domain/meeting/attendance'
import type { ClosedMeeting, ConvenedMeeting } from '#domain/meeting/meeting'
import { earlierLines } from '#domain/meeting/meeting-correction'
import { decisionLine } from '#domain/meeting/decision-words'
import { dueChangeText } from '#domain/meeting/left-out'
import { quorumSentence } from '#domain/meeting/quorum'
import type { AttendanceTally } from '#domain/meeting/tally'
import { byName } from '../../member-names'
import type { Block, OfficialDocument, SheetToWrite } from '../../ports/documents'
import { writtenOf, type NameOf } from '../meeting-fields'

export interface PrintedMeeting {
  readonly meeting: ConvenedMeeting | ClosedMeeting
  readonly branch: Pick<Branch, 'name' | 'cells'>
  /** Of a meeting that is not closed: what is noted so far, e.g. leave. */
  readonly marks: readonly Attendance[]
  readonly nameOf: NameOf
}

export const NOT_ON_REGISTER = '（已不在名册）'
const COLUMNS = [
  { title: '姓名', width: 4 },
  { title: '到会情况', width: 3 },
  { title: '方式', width: 3 },
  { title: '登记时间', width: 4 },
  { title: '说明', width: 6 },
]
const SIGNING_COLUMNS = [
  { title: '姓名', width: 4 },
  { title: '签名', width: 5 },
  { title: '签到时间', width: 4 },
  { title: '说明', width: 5 },
]
/** Lines for guests on a list to be signed. */
const GUEST_LINES = 5
const CHARACTERS_A_WIDTH = 4

export function attendanceDocument(printed: PrintedMeeting): OfficialDocument {
  const { meeting, branch } = printed
  const { title, state } = meeting
  const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: [{ text }] })
  const tables = tablesOf(printed).flatMap(({ name, columns, rows }): Block[] => [
    { kind: 'plain-heading', text: name },
    { kind: 'table', columns, rows },
  ])
  const corrected = correctionLines(printed).map(paragraph)
  const heading: Block[] = corrected.length > 0 ? [{ kind: 'plain-heading', text: '更正' }] : []
  return {
    title: `${title}${state === 'closed' ? '到会登记表' : '签到表'}`,
    byline: branch.name,
    blocks: [
      ...[...factsOf(printed), ...votesOf(printed)].map(([what, text]) => paragraph(`${what}：${text}`)),
      ...tables,
      ...heading,
      ...corrected,
      {
        kind: 'signature',
        lines: ['主持人（签字）：＿＿＿＿＿＿', '记录人（签字）：＿＿＿＿＿＿', '　　　　年　　月　　日'],
      },
    ],
  }
}

export function attendanceSheets(printed: PrintedMeeting): SheetToWrite[] {
  const corrected = correctionLines(printed)
  const wide = (columns: readonly { title: string; width: number }[]) =>
    columns.map(({ title, width }) => ({ title, width: width * CHARACTERS_A_WIDTH }))
  const facts = {
    name: '会议',
    columns: wide([
      { title: '项目', width: 4 },
      { title: '内容', width: 16 },
    ]),
    rows: [...factsOf(printed), ...votesOf(printed)],
  }
  const corrections = {
    name: '更正',
    columns: wide([{ title: '更正', width: 24 }]),
    rows: corrected.map((line) => [line]),
  }
  return [
    ...tablesOf(printed).map(({ name, columns, rows }) => ({ name, columns: wide(columns), rows })),
    facts,
    ...(corrected.length > 0 ? [corrections] : []),
  ]
}

/** 时间, 地点, 主持人 and the counts, as pairs of what it is and what it says. */
export function factsOf(printed: PrintedMeeting): [string, string][] {
  const { meeting, branch, nameOf } = printed
  const { kinds, organ, cellId, occurredOn, startsAt, endsAt, place, hostId, dueIds } = meeting
  const { tally, quorum } = writtenOf(meeting)
  const cell = branch.cells.find(({ id }) => id === cellId)
  const counted: [string, string] = tally ? ['到会', countsOf(tally)] : ['应到', `${dueIds.length}人`]
  return [
    ['会议', `${meeting.title}（${kindsText(kinds)}）`],
    ['组织', cell?.name ?? ORGAN_LABELS[organ]],
    ['时间', `${formatChineseDate(occurredOn)}${beijingTime(startsAt)}至${beijingTime(endsAt)}`],
    ['地点', place],
    ['主持人', hostId === null ? '未填写' : (nameOf(hostId) ?? NOT_ON_REGISTER)],
    counted,
    ...(quorum ? ([['法定人数', quorumSentence(quorum)]] satisfies [string, string][]) : []),
    ...dueChangeOf(printed),
    ...lateEntryOf(printed),
  ]
}

/** The votes in words, a line each. */
function votesOf({ meeting }: PrintedMeeting): [string, string][] {
  const { decisions } = writtenOf(meeting)
  return decisions.map((decision) => ['表决', decisionLine(decision, meeting.occurredOn)])
}

function dueChangeOf({ meeting: { dueChange }, nameOf }: PrintedMeeting): [string, string][] {
  if (!dueChange) return []
  const named = (id: string) => nameOf(id) ?? NOT_ON_REGISTER
  const { added, removed, reason, lawful = [], consent = '' } = dueChange
  const grounds = lawful.map(({ memberId, ground }) => ({ name: named(memberId), ground }))
  const text = dueChangeText({ added: added.map(named), removed: removed.map(named), lawful: grounds, reason, consent })
  return [['应到调整', text]]
}

function countsOf({
  expected,
  present,
  excused,
  absent,
  observers,
  rate,
  rateWithoutExcused,
}: AttendanceTally): string {
  const counts = `应到${expected}人，实到${present}人，请假${excused}人，缺席${absent}人，列席${observers}人`
  return rate === null ? counts : `${counts}；到会率${rate}，不计请假为${rateWithoutExcused ?? '—'}`
}

function lateEntryOf({ meeting, nameOf }: PrintedMeeting): [string, string][] {
  const { closedAt, closedBy, lateReason } = writtenOf(meeting)
  if (!meeting.isLateEntry || !closedAt) return []
  const why = lateReason === null ? '' : `，原因：${lateReason}`
  return [['补录', `${nameOf(closedBy) ?? NOT_ON_REGISTER}于${formatChineseDate(beijingDate(closedAt))}录入${why}`]]
}

interface PrintedTable {
  readonly name: string
  readonly columns: readonly { title: string; width: number }[]
  readonly rows: readonly (readonly string[])[]
}

/** Those due and those who looked on, each by name; of a meeting that is not closed as lists to be signed. */
export function tablesOf(printed: PrintedMeeting): PrintedTable[] {
  const { meeting } = printed
  if (meeting.state !== 'closed') return signingTables(printed)
  const due = new Set(meeting.dueIds)
  const rows = (lines: readonly SheetLine[]) => byNameOf(lines, printed).map((line) => rowOf(line, printed))
  const observers = rows(meeting.sheet.filter(({ memberId }) => !due.has(memberId)))
  return [
    { name: '应到会人员', columns: COLUMNS, rows: rows(meeting.sheet.filter(({ memberId }) => due.has(memberId))) },
    ...(observers.length > 0 ? [{ name: '列席人员', columns: COLUMNS, rows: observers }] : []),
  ]
}

function signingTables({ meeting, marks, nameOf }: PrintedMeeting): PrintedTable[] {
  const due = byNameOf(
    meeting.dueIds.map((memberId) => ({ memberId })),
    { nameOf },
  )
  const rows = due.map(({ memberId }) => {
    const mark = marks.find((each) => each.memberId === memberId)
    const leave = mark && (remarksText(mark) || (mark.mark === 'excused' ? '请假' : ''))
    const said = leave ? [leave, mark.reason ?? ''] : []
    return [nameOf(memberId) ?? NOT_ON_REGISTER, '', '', said.filter((word) => word !== '').join('，')]
  })
  const guests = Array.from({ length: GUEST_LINES }, () => ['', '', '', ''])
  return [
    { name: '应到会人员', columns: SIGNING_COLUMNS, rows },
    { name: '列席人员', columns: SIGNING_COLUMNS, rows: guests },
  ]
}

export function byNameOf<T extends { readonly memberId: string }>(
  lines: readonly T[],
  { nameOf }: Pick<PrintedMeeting, 'nameOf'>,
): T[] {
  const order = byName<T>(
    ({ memberId }) => nameOf(memberId) ?? '',
    ({ memberId }) => memberId,
  )
  return [...lines].sort(order)
}

function rowOf(line: SheetLine, { meeting, nameOf }: PrintedMeeting): string[] {
  const { memberId, mark, source, markedAt, reason } = line
  const said = [remarksText(line), reason ?? ''].filter((word) => word !== '').join('，')
  return [
    nameOf(memberId) ?? NOT_ON_REGISTER,
    ATTENDANCE_MARK_LABELS[mark],
    source === null ? '' : MARK_SOURCE_LABELS[source],
    markedAt === null ? '' : timeOf(markedAt, meeting.occurredOn),
    said,
  ]
}

/** The hour, and the day where it is another: leave asked before, a paper list entered after. */
function timeOf(at: Instant, day: CivilDate): string {
  const on = beijingDate(at)
  if (on === day) return beijingTime(at)
  return `${formatDate(on, yearOf(on) === yearOf(day) ? 'MM-DD' : 'YYYY-MM-DD')} ${beijingTime(at)}`
}

/** Corrections of who was there; those of the minutes or the votes are not of this sheet. */
function correctionLines({ meeting, nameOf }: PrintedMeeting): string[] {
  return writtenOf(meeting).corrections.flatMap(({ at, by, reason, before: { tally, quorum, sheet } }) => {
    if (!sheet) return []
    const before = { sheet, ...(tally ? { tally } : {}), ...(quorum ? { quorum } : {}) }
    const stood = earlierLines(before, (id) => nameOf(id) ?? NOT_ON_REGISTER).join('；')
    const when = `${formatChineseDate(beijingDate(at))}${beijingTime(at)}`
    return [`${when}，${nameOf(by) ?? NOT_ON_REGISTER}更正，原因：${reason}。原为：${stood}`]
  })
}
