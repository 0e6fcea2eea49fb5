/**
 * One record as one line of Chinese, with names instead of ids: what a person reads when they open a figure. The words of
 * the record are its own; what is added here says which of its parts the figure counts.
 */
import type { Appointment } from '#domain/people/appointment'
import type { Branch } from '#domain/branch/branch'
import { formatMonths, type DuesAccount } from '#domain/dues/dues-account'
import type { IndicatorDefinition, IndicatorMonth } from '#domain/entries/indicator'
import { ledgerCells, type LedgerCell } from '#domain/ledger/ledger-text'
import { ATTENDANCE_MARK_LABELS, LECTURER_LABELS, MEETING_KIND_LABELS } from '#domain/meeting/labels'
import { MEMBERSHIP_STAGE_LABELS, POST_LABELS } from '#domain/people/labels'
import type { BranchId, MemberId } from '#domain/people/identity'
import type { Decision } from '#domain/meeting/decision'
import type { ClosedMeeting } from '#domain/meeting/meeting'
import { castOf } from '#domain/meeting/votes'
import type { Member } from '#domain/people/member'
import { willingWords, type Donation } from '#domain/service/donation'
import { groupedDigits } from '#domain/values/digits'
import { DUES_MONTH_WORDS, peopleIn, RECORD_WORDS, sentenceIn, type RecordWords } from '#domain/records/record-words'
import type { CollectionName, Collections } from '../../application/ports/collections'
import type { Source } from './measure'

export type Names = ReadonlyMap<string, string>
/** By `keptBy`. */
export type Indicators = ReadonlyMap<string, Pick<IndicatorDefinition, 'name' | 'unit'>>

/** A document of any collection that measures read. */
export type RecordOf<C extends CollectionName = CollectionName> = Collections[C]

interface Describer<Doc> {
  /** Members the line speaks of. */
  readonly members: (doc: Doc, position: number) => readonly MemberId[]
  readonly line: (doc: Doc, position: number, names: Names, indicators: Indicators) => string
  /** The same thing by thing, where a record says several. */
  readonly cells?: (doc: Doc, names: Names) => readonly LedgerCell[]
}

/** `王芳 志愿服务：…`; the branch's own are nobody's. */
const withName = (memberId: MemberId | null, names: Names, said: string) =>
  [memberId === null ? '' : (names.get(memberId) ?? ''), said].filter((part) => part !== '').join(' ')

type Owned = { readonly memberId: MemberId | null }
const ownerIn = ({ memberId }: Owned) => (memberId === null ? [] : [memberId])

const entry = <Doc>(
  words: RecordWords<Doc>,
  members: (doc: Doc & Owned) => readonly MemberId[] = ownerIn,
): Describer<Doc & Owned> => ({
  members,
  line: (doc, _, names) => withName(doc.memberId, names, sentenceIn(words, doc, { names })),
})

const meeting = (
  each: (meeting: ClosedMeeting, position: number, names: Names) => string,
): Describer<ClosedMeeting> => ({
  members: ({ sheet }, position) => (sheet[position] ? [sheet[position].memberId] : []),
  line: (doc, position, names) => `${sentenceIn(RECORD_WORDS.meetings, doc)}${each(doc, position, names)}`,
})

/** With who lectured, by name where that is known: 书记, 外请. */
const lectured = (line: Parameters<typeof meeting>[0]): Describer<ClosedMeeting> => ({
  ...meeting(line),
  members: ({ lecturerId }) => (lecturerId === null ? [] : [lecturerId]),
  cells: ({ lecturer, lecturerId }, names) => {
    const name =
      (lecturerId === null ? undefined : names.get(lecturerId)) ?? (lecturer ? LECTURER_LABELS[lecturer] : '')
    return name === '' ? [] : [{ heading: '主讲人', cell: name }]
  },
})

const MEETINGS = {
  whole: lectured(({ tally }) => `（应到${tally.expected}人，实到${tally.present}人）`),
  kinds: lectured(({ kinds }, position) => {
    const kind = kinds[position]
    return kind && kinds.length > 1 ? `（计入${MEETING_KIND_LABELS[kind]}）` : ''
  }),
  agenda: meeting(({ agenda }, position) => `；议题：${agenda[position]?.title ?? ''}`),
  decisions: meeting(({ decisions }, position) => {
    const decision = decisions[position]
    return decision ? `；表决：${votedWords(decision)}` : ''
  }),
  sheet: meeting(({ sheet, studyMinutes }, position, names) => {
    const line = sheet[position]
    // Whoever was away did not study.
    const study = line?.mark === 'present' && studyMinutes > 0 ? `，学习${studyMinutes}分钟` : ''
    return line ? `；${names.get(line.memberId) ?? ''}${ATTENDANCE_MARK_LABELS[line.mark]}${study}` : ''
  }),
} as const

/** `接收预备党员（应到9人，赞成8票，其中书面意见2票）`; of an election how many were there and who is elected. */
function votedWords({ title, kind, votersDue, votersPresent, yes, written, candidates }: Decision): string {
  const there = kind === 'election' ? `应到${votersDue}人，实到${votersPresent}人` : `应到${votersDue}人`
  if (!candidates) return `${title}（${there}，赞成${yes}票${written ? `，其中书面意见${castOf(written)}票` : ''}）`
  const elected = candidates.filter(({ isElected }) => isElected).map(({ name }) => name)
  return `${title}（${there}，${elected.length > 0 ? `当选：${elected.join('、')}` : '没有人当选'}）`
}

/** Whether it was the giver's own will, and who says so, is part of what a figure of gifts rests on. */
const donations: Describer<Donation> = {
  ...entry(RECORD_WORDS.donations),
  line: (gift, ...told) =>
    [entry(RECORD_WORDS.donations).line(gift, ...told), willingWords(gift)].filter((said) => said !== '').join('，'),
}

const duesMonth: Describer<DuesAccount> = {
  members: ({ memberId }) => [memberId],
  line: ({ memberId, months }, position, names) => {
    const month = months[position]
    return withName(memberId, names, month ? sentenceIn(DUES_MONTH_WORDS, month) : '')
  },
}
/** Under which an indicator is found: its code is the branch's own. */
export const keptBy = (branchId: BranchId, code: string) => `${branchId} ${code}`

const indicator: Describer<IndicatorMonth> = {
  members: () => [],
  line: ({ branchId, month, values }, position, _, indicators) => {
    const value = values[position]
    if (!value) return sentenceIn(RECORD_WORDS.indicatorMonths, { month, values })
    const category = value.category === null ? '' : `（${value.category}）`
    const { name, unit } = indicators.get(keptBy(branchId, value.indicator)) ?? { name: value.indicator, unit: '' }
    return `${formatMonths([month])} ${name}${category}：${groupedDigits(String(value.value))}${unit}`
  },
}
const member: Describer<Member> = {
  members: () => [],
  line: ({ name, spans }, position) => {
    const stage = spans[position]?.stage
    return stage ? `${name}（${MEMBERSHIP_STAGE_LABELS[stage]}）` : name
  },
}
const passage: Describer<Member> = {
  members: () => [],
  line: ({ name, changes }, position) => `${name}（${changes[position]?.what ?? ''}）`,
}
const branch: Describer<Branch> = { members: () => [], line: ({ name }) => name }
const cell: Describer<Branch> = {
  members: () => [],
  line: ({ name, cells }, position) => `${name} ${cells[position]?.name ?? ''}`,
}
const appointment: Describer<Appointment> = {
  members: ({ memberId }) => [memberId],
  line: ({ memberId, post }, _, names) => `${names.get(memberId) ?? ''}（${POST_LABELS[post]}）`,
}

/** Documents come from the collection their source names; this is where the two are brought together. */
export function describerOf(source: Source): Describer<RecordOf> {
  const describer = (() => {
    switch (source.of) {
      case 'meetings':
        return MEETINGS[source.each ?? 'whole']
      case 'shifts':
        return entry(RECORD_WORDS.shifts)
      case 'donations':
        return donations
      case 'dues-payments':
        return entry(RECORD_WORDS.duesPayments)
      case 'dues-months':
        return duesMonth
      case 'ledger':
        return { ...entry(RECORD_WORDS.ledger, peopleIn), cells: ledgerCells }
      case 'indicators':
        return indicator
      case 'members':
        return member
      case 'joinings':
      case 'leavings':
      case 'memberships':
      case 'histories':
        return passage
      case 'branches':
        return branch
      case 'cells':
        return cell
      case 'committee':
        return appointment
    }
  })()
  return describer as Describer<RecordOf>
}
