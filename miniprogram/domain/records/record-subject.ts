/**
 * What records are about, in one word: `shifts`, `donations`, `meetings:party-lecture`, `ledger:honour`. A blank figure
 * names the subject so that the phone can open the page where it is entered; "none in this period" is declared for one.
 */
import { MEETING_KIND_LABELS } from '../meeting/labels'
import { ledgerKind } from '../ledger/kinds/catalogue'
import type { LedgerKind } from '../ledger/ledger'
import { MEETING_KINDS, type MeetingKind } from '../meeting/meeting-kinds'

export const PLAIN_SUBJECTS = [
  'meetings',
  'shifts',
  'donations',
  'duesAccounts',
  'duesPayments',
  'indicators',
  'register',
] as const
export type PlainSubject = (typeof PLAIN_SUBJECTS)[number]
export type RecordSubject = PlainSubject | `meetings:${MeetingKind}` | `ledger:${string}`

const PLAIN_TITLES: Record<PlainSubject, string> = {
  meetings: '会议和活动',
  shifts: '志愿服务班次',
  donations: '捐款',
  duesAccounts: '党费核定',
  duesPayments: '党费收缴',
  indicators: '业务指标',
  register: '党员名册',
}

/** Where records of a subject are kept: the collection, and the kind that narrows it, if any. */
export type SubjectRecords = { readonly title: string } & (
  | { readonly collection: 'meetings'; readonly kind: MeetingKind | null }
  | { readonly collection: 'ledger'; readonly kind: string | null }
  | { readonly collection: 'shifts' | 'donations' | 'duesPayments'; readonly kind: null }
)

/** Kinds of the ledger that are none of the house's. */
type OwnKinds = readonly Pick<LedgerKind, 'code' | 'title'>[]

/** The subject's name in Chinese; undefined when there is no such subject, also among `own`. */
export function subjectTitle(subject: string, own: OwnKinds = []): string | undefined {
  const plain = PLAIN_SUBJECTS.find((each) => each === subject)
  if (plain) return PLAIN_TITLES[plain]
  const [family, code = ''] = splitSubject(subject)
  const kind = family === 'meetings' ? MEETING_KINDS.find((each) => each === code) : undefined
  if (kind) return MEETING_KIND_LABELS[kind]
  if (family !== 'ledger') return undefined
  return (ledgerKind(code) ?? own.find((each) => each.code === code))?.title
}

/**
 * The records whose absence can be declared (本期无). Undefined for others: a register and approved dues always are, and
 * an indicator of which there was nothing is recorded as 0.
 */
export function declarableSubject(subject: string, own: OwnKinds = []): SubjectRecords | undefined {
  const title = subjectTitle(subject, own)
  if (title === undefined) return undefined
  const [family, code] = splitSubject(subject)
  switch (family) {
    case 'meetings':
      return { title, collection: family, kind: MEETING_KINDS.find((kind) => kind === code) ?? null }
    case 'ledger':
      return { title, collection: family, kind: code ?? null }
    case 'shifts':
    case 'donations':
    case 'duesPayments':
      return { title, collection: family, kind: null }
    default:
      return undefined
  }
}

function splitSubject(subject: string): readonly [family: string, code?: string] {
  const colon = subject.indexOf(':')
  return colon < 0 ? [subject] : [subject.slice(0, colon), subject.slice(colon + 1)]
}
