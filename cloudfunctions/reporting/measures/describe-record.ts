/** One record as one line of Chinese, with names instead of ids: what a person reads when they open a figure. */
import type { Appointment } from '#domain/people/appointment'
import type { Branch } from '#domain/branch/branch'
import type { Donation } from '#domain/service/donation'
import type { DuesAccount, DuesPayment } from '#domain/dues/dues-account'
import type { IndicatorMonth } from '#domain/entries/indicator'
import { DUES_STANDING_LABELS } from '#domain/dues/labels'
import { ATTENDANCE_MARK_LABELS, kindsText, MEETING_KIND_LABELS } from '#domain/meeting/labels'
import { MEMBERSHIP_STAGE_LABELS, POST_LABELS } from '#domain/people/labels'
import type { LedgerEntry } from '#domain/ledger/ledger'
import { ledgerKind } from '#domain/ledger/kinds/catalogue'
import { describeLedgerEntry } from '#domain/ledger/ledger-text'
import { membersNamed } from '#domain/ledger/ledger-values'
import type { ClosedMeeting } from '#domain/meeting/meeting'
import type { Member } from '#domain/people/member'
import { formatYuan } from '#domain/values/money'
import type { VolunteerShift } from '#domain/service/volunteering'
import type { CollectionName, Collections } from '../../application/ports/collections'
import { displayed } from './display'
import type { Source } from './measure'

export type Names = ReadonlyMap<string, string>

/** A document of any collection that measures read. */
export type RecordOf<C extends CollectionName = CollectionName> = Collections[C]

interface Describer<Doc> {
  /** Members the line speaks of. */
  readonly members: (doc: Doc, position: number) => readonly string[]
  readonly line: (doc: Doc, position: number, name: (memberId: string) => string, indicators: Names) => string
}

const meeting = (
  each: (meeting: ClosedMeeting, position: number, name: (id: string) => string) => string,
): Describer<ClosedMeeting> => ({
  members: ({ sheet }, position) => (sheet[position] ? [sheet[position].memberId] : []),
  line: (doc, position, name) => {
    return `${kindsText(doc.kinds)}：${doc.title}${each(doc, position, name)}`
  },
})

const MEETINGS = {
  whole: meeting(({ tally }) => `（应到${tally.expected}人，实到${tally.present}人）`),
  kinds: meeting(({ kinds }, position) => {
    const kind = kinds[position]
    return kind && kinds.length > 1 ? `（计入${MEETING_KIND_LABELS[kind]}）` : ''
  }),
  agenda: meeting(({ agenda }, position) => `；议题：${agenda[position]?.title ?? ''}`),
  decisions: meeting(({ decisions }, position) => {
    const decision = decisions[position]
    return decision ? `；表决：${decision.title}（应到${decision.votersDue}人，赞成${decision.yes}票）` : ''
  }),
  sheet: meeting(({ sheet, studyMinutes }, position, name) => {
    const line = sheet[position]
    const study = studyMinutes > 0 ? `，学习${studyMinutes}分钟` : ''
    return line ? `；${name(line.memberId)}${ATTENDANCE_MARK_LABELS[line.mark]}${study}` : ''
  }),
} as const

const shift: Describer<VolunteerShift> = {
  members: ({ memberId }) => [memberId],
  line: ({ memberId, project, site, minutes }, _, name) =>
    `${name(memberId)}在${site}参加${project}${displayed(minutes, 'hours')}小时`,
}
const donation: Describer<Donation> = {
  members: ({ memberId }) => [memberId],
  line: ({ memberId, campaign, fen }, _, name) => `${name(memberId)}向${campaign}捐款${formatYuan(fen)}元`,
}
const payment: Describer<DuesPayment> = {
  members: ({ memberId }) => [memberId],
  line: ({ memberId, fen, months }, _, name) => {
    const span = months.length > 1 ? `${months[0]}至${months[months.length - 1]}` : (months[0] ?? '')
    return `${name(memberId)}交纳${span}党费${formatYuan(fen)}元`
  },
}
const duesMonth: Describer<DuesAccount> = {
  members: ({ memberId }) => [memberId],
  line: ({ memberId, months }, position, name) => {
    const month = months[position]
    if (!month) return name(memberId)
    const standing = DUES_STANDING_LABELS[month.standing]
    return `${name(memberId)}${month.month}应交党费${formatYuan(month.dueFen)}元，${standing}${month.paidOn ? `（${month.paidOn}）` : ''}`
  },
}
const ledger: Describer<LedgerEntry> = {
  members: ({ kind, values, memberId }) => {
    const declared = ledgerKind(kind)
    const named = declared ? membersNamed(declared, values, '').map((each) => each.memberId) : []
    return memberId === null ? named : [memberId, ...named]
  },
  line: (entry, _, name) => {
    const names = new Map(ledger.members(entry, 0).map((id) => [id, name(id)]))
    return `${entry.memberId === null ? '' : `${name(entry.memberId)} `}${describeLedgerEntry(entry, names)}`
  },
}
const indicator: Describer<IndicatorMonth> = {
  members: () => [],
  line: ({ month, values }, position, _, indicators) => {
    const value = values[position]
    if (!value) return month
    const category = value.category === null ? '' : `（${value.category}）`
    return `${month} ${indicators.get(value.indicator) ?? value.indicator}${category}：${value.value}`
  },
}
const member: Describer<Member> = {
  members: () => [],
  line: ({ name, spans }, position) => {
    const stage = spans[position]?.stage
    return stage ? `${name}（${MEMBERSHIP_STAGE_LABELS[stage]}）` : name
  },
}
const branch: Describer<Branch> = { members: () => [], line: ({ name }) => name }
const cell: Describer<Branch> = {
  members: () => [],
  line: ({ name, cells }, position) => `${name} ${cells[position]?.name ?? ''}`,
}
const appointment: Describer<Appointment> = {
  members: ({ memberId }) => [memberId],
  line: ({ memberId, post }, _, name) => `${name(memberId)}（${POST_LABELS[post]}）`,
}

/** Documents come from the collection their source names; this is where the two are brought together. */
export function describerOf(source: Source): Describer<RecordOf> {
  const describer = (() => {
    switch (source.of) {
      case 'meetings':
        return MEETINGS[source.each ?? 'whole']
      case 'shifts':
        return shift
      case 'donations':
        return donation
      case 'dues-payments':
        return payment
      case 'dues-months':
        return duesMonth
      case 'ledger':
        return ledger
      case 'indicators':
        return indicator
      case 'members':
        return member
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
