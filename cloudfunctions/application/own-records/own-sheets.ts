/** A person's own records as sheets to print or keep: oldest first, in the words the pages use. */
import type { DuesAccount } from '#domain/dues/dues-account'
import type { AmountAnswer, AmountQuestion, DuesYear, ProposedAmount } from '#domain/dues/dues-year'
import { AMOUNT_QUESTION_LABELS, DUES_CATEGORY_LABELS } from '#domain/dues/labels'
import type { Entry } from '#domain/entries/entry'
import { ENTRY_STATE_LABELS } from '#domain/entries/labels'
import { ATTENDANCE_MARK_LABELS } from '#domain/meeting/labels'
import { remarksText } from '#domain/meeting/mark-remarks'
import type { ClosedMeeting } from '#domain/meeting/meeting'
import type { BranchId, MemberId } from '#domain/people/identity'
import { EDUCATION_LABELS, MEMBERSHIP_STAGE_LABELS, SEX_LABELS } from '#domain/people/labels'
import type { Member } from '#domain/people/member'
import { DUES_MONTH_WORDS, RECORD_WORDS, type RecordWords } from '#domain/records/record-words'
import type { Moment } from '#domain/service/shift-offer'
import { FAR_FUTURE, type CivilDate } from '#domain/time/civil-date'
import { beijingDate, beijingTime, type Instant } from '#domain/time/instant'
import type { Period } from '#domain/time/period'
import { yuanInCell } from '#domain/values/money'
import type { SheetToWrite } from '../ports/documents'
import { partColumns, sheetOf, type Column } from '../sheet-columns'
import type { Reader } from '../ports/store'

type Names = ReadonlyMap<BranchId, string>
type Dated = { readonly occurredOn: CivilDate }
type Branched = { readonly branchId: BranchId }

const DATE: Column<Dated> = ['日期', ({ occurredOn }) => occurredOn]
const branchIn = (names: Names): Column<Branched> => ['支部', ({ branchId }) => names.get(branchId) ?? '']
const inOrder = <T extends Dated>(records: readonly T[]): T[] =>
  [...records].sort((a, b) => (a.occurredOn < b.occurredOn ? -1 : 1))

/** What the register says of the person, span by span. */
export async function personSheet(member: Member, store: Reader): Promise<SheetToWrite> {
  const ids = [...new Set(member.spans.map(({ branchId }) => branchId))]
  const branches = await store.findAll('branches', { _id: { $in: ids } })
  const branchOf = ({ branchId }: Branched) => branches.find(({ _id }) => _id === branchId)
  const columns: Column<Member['spans'][number]>[] = [
    ['姓名', () => member.name],
    ['性别', () => SEX_LABELS[member.sex]],
    ['出生年份', () => member.birthYear],
    ['支部', (span) => branchOf(span)?.name ?? ''],
    ['党小组', (span) => branchOf(span)?.cells.find(({ id }) => id === span.cellId)?.name ?? ''],
    ['党员类别', ({ stage }) => MEMBERSHIP_STAGE_LABELS[stage]],
    ['学历', ({ education }) => (education === null ? '' : EDUCATION_LABELS[education])],
    ['流动党员', ({ isMigrant }) => (isMigrant ? '是' : '否')],
    ['自', ({ fromOn }) => fromOn],
    ['至（不含）', ({ untilOn }) => (untilOn === FAR_FUTURE ? '' : untilOn)],
  ]
  return sheetOf('名册', columns, member.spans)
}

export function attendanceSheet(meetings: readonly ClosedMeeting[], memberId: MemberId, names: Names): SheetToWrite {
  const lineIn = ({ sheet }: ClosedMeeting) => sheet.find((each) => each.memberId === memberId)
  const columns: Column<ClosedMeeting>[] = [
    DATE,
    ...partColumns(RECORD_WORDS.meetings),
    branchIn(names),
    ['到会情况', (meeting) => markOf(lineIn(meeting))],
    ['说明', (meeting) => saidOf(lineIn(meeting))],
  ]
  return sheetOf('到会', columns, inOrder(meetings))
}

function markOf(line: ClosedMeeting['sheet'][number] | undefined): string {
  return line ? ATTENDANCE_MARK_LABELS[line.mark] : ''
}

function saidOf(line: ClosedMeeting['sheet'][number] | undefined): string {
  return line ? [remarksText(line), line.reason ?? ''].filter((word) => word !== '').join('，') : ''
}

/** The offered shifts one joined or stepped back from, with when one came and left. */
export async function placeSheet(memberId: MemberId, within: Period | undefined, store: Reader): Promise<SheetToWrite> {
  const places = await store.findAll('shiftPlaces', { memberId })
  const ids = places.map(({ offerId }) => offerId)
  const offers = ids.length > 0 ? await store.findAll('shiftOffers', { _id: { $in: ids } }) : []
  const asked = offers.filter(({ occurredOn: day }) => !within || (within.from <= day && day <= within.to))
  const timeOf = (moment: Moment | null | undefined) => (moment ? beijingTime(moment.at) : '')
  const placeIn = ({ _id }: { readonly _id: string }) => places.find(({ offerId }) => offerId === _id)
  const columns: Column<(typeof offers)[number]>[] = [
    DATE,
    ['项目', ({ project }) => project],
    ['报名', (offer) => (placeIn(offer)?.isComing ? '已报名' : '已退出')],
    ['到场', (offer) => timeOf(placeIn(offer)?.came)],
    ['离开', (offer) => timeOf(placeIn(offer)?.left)],
  ]
  return sheetOf('志愿服务班次', columns, inOrder(asked))
}

/** Other people a record names are left out: the export is about oneself. */
export function entrySheet<E extends Entry>(
  name: string,
  words: RecordWords<E>,
  entries: readonly E[],
  names: Names,
): SheetToWrite {
  const state: Column<E> = ['状态', (entry) => ENTRY_STATE_LABELS[entry.state]]
  return sheetOf(name, [DATE, ...partColumns(words), branchIn(names), state], inOrder(entries))
}

export function duesSheet(accounts: readonly DuesAccount[], names: Names): SheetToWrite {
  const months = accounts.flatMap(({ branchId, months: all }) => all.map((each) => ({ branchId, ...each })))
  const columns: Column<(typeof months)[number]>[] = [...partColumns(DUES_MONTH_WORDS), branchIn(names)]
  return sheetOf(
    '党费各月',
    columns,
    months.sort((a, b) => (a.month < b.month ? -1 : 1)),
  )
}

const ANSWER_WORDS: Readonly<Record<AmountAnswer, string>> = {
  changed: '已改过标准',
  explained: '已说明，标准不变',
  'taken-back': '本人已收回',
}

type YearsAmounts = Pick<DuesYear, 'branchId' | 'year' | 'amounts' | 'approval'>

/** What was proposed for the person year by year, what they asked and what became of it, in the order it came. */
export function amountSheet(years: readonly YearsAmounts[], names: Names): SheetToWrite {
  const rows = years.flatMap(({ amounts, ...of }) =>
    amounts.flatMap((amount) => {
      const { earlier = [], questions = [] } = amount
      const proposed = [...earlier, amount].map((terms) => ({
        ...of,
        at: terms.setAt,
        terms,
        isLast: terms === amount,
      }))
      const asked = questions.map((question) => ({ ...of, at: question.askedAt, question, isLast: false }))
      return [...proposed, ...asked].sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)))
    }),
  )
  const columns: Column<AmountRow>[] = [
    ['年度', ({ year }) => year],
    ['日期', ({ at }) => beijingDate(at)],
    ['类别', ({ terms }) => (terms ? DUES_CATEGORY_LABELS[terms.category] : '')],
    ['每月（元）', ({ terms }) => (terms ? yuanInCell(terms.monthlyFen) : '')],
    ['起算月份', ({ terms }) => terms?.fromMonth ?? ''],
    ['减免批准日期', ({ terms }) => terms?.decidedOn ?? ''],
    ['本人疑问', ({ question }) => (question ? AMOUNT_QUESTION_LABELS[question.kind] : '')],
    ['情况', standingOf],
    branchIn(names),
  ]
  return sheetOf(
    '党费标准',
    columns,
    rows.sort((a, b) => a.year - b.year),
  )
}

interface AmountRow extends Branched {
  readonly year: number
  readonly at: Instant
  readonly approval?: DuesYear['approval']
  /** Of what was proposed; what was asked has a question. */
  readonly terms?: Omit<ProposedAmount, 'memberId'>
  readonly question?: AmountQuestion
  readonly isLast: boolean
}

function standingOf({ question, isLast, approval }: AmountRow): string {
  if (question) return question.settled ? ANSWER_WORDS[question.settled.as] : '待答复'
  if (!isLast) return '后来改过'
  return approval ? `${approval.occurredOn}“${approval.title}”审定` : '待会议审定'
}
