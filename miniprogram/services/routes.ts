/**
 * Every page there is, with what it is opened with. `open` is the only way from page to page: a wrong name or a missing
 * parameter does not compile, and the page reads the same parameters with `openedWith`.
 */
import { REPORT_SCOPES } from '../domain/report/duty-report'
import { WRITTEN_SECTIONS } from '../domain/report/report-writing'
import { STRETCHES } from '../domain/time/stretch'
import { day, month, oneOf, optional, parametersIn, text, year, type Opened as OpenedWith } from './parameters'

/** The days of which something is missing, where a form is opened to fill that in; both or neither. */
const ASKED = { from: optional(day), to: optional(day) }
/** A new record of one's own or of others; with `entryId`, the correction of that one. */
const ENTRY_FORM = { branchId: text, whose: oneOf('own', 'others'), entryId: optional(text), ...ASKED }
const BRANCH = { branchId: text }
/** Without it, one's own branch. */
const ANY_BRANCH = { branchId: optional(text) }
const MEETING = { branchId: text, meetingId: text }
/** Of a bureau: with all below it, or of itself alone. */
const SCOPE = optional(oneOf(...REPORT_SCOPES))

export const ROUTES = {
  'pages/today/today': {},
  'pages/records/records': {},
  'pages/mine/mine': {},
  /** `scanned`: they came from the code of a meeting, whose check-in counts once they have joined. */
  'packages/member/join/join': { code: optional(text), scanned: optional(oneOf('yes')) },
  /** `on`: a day of it; without these the month before this one. */
  'packages/summary/summary/summary': { branchId: text, stretch: optional(oneOf(...STRETCHES)), on: optional(day) },
  'packages/setup/start/start': {},
  'packages/setup/guide/guide': BRANCH,
  /** Below the bureau. */
  'packages/setup/branch-new/branch-new': BRANCH,
  'packages/setup/branches/branches': BRANCH,
  'packages/setup/joining/joining': BRANCH,
  'packages/member/own-year/own-year': {},
  'packages/member/notes/notes': { kind: optional(text) },
  'packages/member/note-write/note-write': { kind: text },
  'packages/member/letters/letters': {},
  'packages/member/privacy/privacy': {},
  'packages/member/feedback/feedback': {},
  'packages/member/about/about': {},
  'packages/secretary/workbench/workbench': ANY_BRANCH,
  'packages/secretary/waiting/waiting': BRANCH,
  'packages/secretary/invitations/invitations': BRANCH,
  'packages/secretary/invite/invite': { branchId: text, memberId: text },
  'packages/secretary/register/register': BRANCH,
  'packages/secretary/person/person': { branchId: text, memberId: text },
  'packages/secretary/person-add/person-add': BRANCH,
  'packages/secretary/person-change/person-change': {
    branchId: text,
    memberId: text,
    what: oneOf('facts', 'correct', 'leave', 'transfer', 'return'),
  },
  'packages/secretary/passages/passages': { branchId: text, from: day, to: day },
  'packages/secretary/register-import/register-import': BRANCH,
  'packages/secretary/ledger-kinds/ledger-kinds': BRANCH,
  'packages/secretary/ledger/ledger': { branchId: text, kind: text },
  /** A kind that is set up on the phone; without `code`, a new one. */
  'packages/secretary/own-kind/own-kind': { branchId: text, code: optional(text) },
  'packages/secretary/ledger-entry/ledger-entry': { branchId: text, entryId: text },
  'packages/secretary/ledger-write/ledger-write': {
    branchId: text,
    kind: text,
    task: oneOf('record', 'correct', 'conclude'),
    entryId: optional(text),
    /** Whom a new entry is about, and with whom it was. */
    memberId: optional(text),
    partner: optional(text),
    ...ASKED,
  },
  /** `on`, `meeting`: the day and the title of the meeting that decided it. */
  'packages/ledger/many/many': { branchId: text, kind: text, on: optional(day), meeting: optional(text) },
  /** `from`, `to`: the period to begin with; both or neither. */
  'packages/secretary/none/none': { branchId: text, subject: text, ...ASKED },
  'packages/secretary/indicators/indicators': { branchId: text, year: optional(year), ...ASKED },
  'packages/secretary/indicator-month/indicator-month': { branchId: text, month, ...ASKED },
  'packages/secretary/indicator-paste/indicator-paste': { branchId: text, year },
  'packages/secretary/indicator-define/indicator-define': { branchId: text, code: optional(text) },
  'packages/secretary/settings/settings': BRANCH,
  'packages/secretary/norms/norms': BRANCH,
  'packages/secretary/norm-choice/norm-choice': { branchId: text, normId: text },
  'packages/secretary/thresholds/thresholds': BRANCH,
  'packages/secretary/cells/cells': BRANCH,
  'packages/secretary/posts/posts': BRANCH,
  'packages/secretary/log/log': BRANCH,
  'packages/meeting/list/list': ANY_BRANCH,
  'packages/meeting/detail/detail': MEETING,
  /** `scanned`: what a code says; `scene`: the meeting, of the code printed for its door. */
  'packages/meeting/check-in/check-in': { scanned: optional(text), scene: optional(text) },
  'packages/meeting/convene/convene': {
    branchId: text,
    meetingId: optional(text),
    organ: optional(text),
    cellId: optional(text),
    kind: optional(text),
    /** The day to begin with. */
    on: optional(text),
    /** It was held, and is recorded afterwards. */
    held: optional(oneOf('yes')),
    /** The last day on which it still is what is asked for. */
    by: optional(day),
    /** What it is to deal with: the first item of its agenda, and part of its title. */
    about: optional(text),
    ...ASKED,
  },
  /** `part`: which part of the screen to begin with, where it is not the code. */
  'packages/meeting/host/host': { ...MEETING, part: optional(oneOf('list', 'waiting')) },
  'packages/archive/door/door': MEETING,
  'packages/meeting/paper/paper': MEETING,
  'packages/meeting/close/close': MEETING,
  'packages/meeting/correct/correct': MEETING,
  'packages/archive/photos/photos': MEETING,
  'packages/archive/year-book/year-book': BRANCH,
  'packages/meeting/norms/norms': ANY_BRANCH,
  'packages/meeting/calendar/calendar': ANY_BRANCH,
  'packages/ledger/talks/talks': BRANCH,
  'packages/service/shifts/shifts': {},
  'packages/service/shift-form/shift-form': ENTRY_FORM,
  'packages/service/desk/desk': BRANCH,
  'packages/service/offers/offers': ANY_BRANCH,
  /** `scanned`: the code of the shift, scanned before. */
  'packages/service/offer/offer': { branchId: text, offerId: text, scanned: optional(text) },
  'packages/service/offer-form/offer-form': { branchId: text, offerId: optional(text) },
  'packages/service/offer-host/offer-host': { branchId: text, offerId: text },
  'packages/service/offer-close/offer-close': { branchId: text, offerId: text },
  'packages/service/certificate/certificate': {},
  'packages/service/donate/donate': ENTRY_FORM,
  'packages/service/donations/donations': {},
  'packages/service/donation-desk/donation-desk': BRANCH,
  'packages/dues/mine/mine': {},
  'packages/dues/pay/pay': { year: optional(year) },
  'packages/dues/calculator/calculator': {},
  'packages/dues/desk/desk': { branchId: text, year: optional(year) },
  'packages/dues/amount/amount': { branchId: text, memberId: text, year },
  'packages/dues/year/year': { branchId: text, year: optional(year) },
  'packages/dues/assess-many/assess-many': { branchId: text, year, as: optional(oneOf('proposal')) },
  'packages/dues/payment-list/payment-list': BRANCH,
  'packages/dues/payments/payments': BRANCH,
  'packages/dues/correct/correct': { branchId: text, entryId: text },
  'packages/dues/voluntary/voluntary': ENTRY_FORM,
  'packages/dues/remind/remind': BRANCH,
  'packages/dues/sheet/sheet': { branchId: text, year: optional(year) },
  'packages/dues/book/book': { branchId: text, month: optional(month) },
  'packages/dues/hand-up/hand-up': BRANCH,
  'packages/dues/elsewhere/elsewhere': { branchId: text, memberId: text, year },
  'packages/dues/receive/receive': { branchId: text, year: optional(year), memberId: optional(text), ...ASKED },
  'packages/report/report/report': { branchId: text, reportId: optional(text) },
  'packages/report/checklist/checklist': { branchId: text, reportId: text },
  'packages/final/final/final': { branchId: text, reportId: text },
  /** `code`: as a final report prints it. */
  'packages/final/verify/verify': { branchId: text, code: optional(text) },
  'packages/report/drafts/drafts': BRANCH,
  'packages/report/problems/problems': { branchId: text, reportId: text },
  'packages/report/files/files': { branchId: text, reportId: text },
  'packages/report/one-page/one-page': { branchId: text, reportId: text },
  'packages/final/check/check': BRANCH,
  'packages/report/section/section': { branchId: text, reportId: text, section: oneOf(...WRITTEN_SECTIONS) },
  /** Without `entryId`, a new one. */
  'packages/report/section-entry/section-entry': {
    branchId: text,
    reportId: text,
    section: oneOf(...WRITTEN_SECTIONS),
    entryId: optional(text),
    /** The rule whose proposal is accepted by saving it. */
    ruleId: optional(text),
  },
  'packages/report/paragraph/paragraph': { branchId: text, reportId: text, statement: text },
  'packages/template/template/template': { branchId: text, year },
  'packages/template/template-section/template-section': { branchId: text, sectionId: text },
  /** Without a `statementId`, a new paragraph. */
  'packages/template/template-statement/template-statement': {
    branchId: text,
    year,
    sectionId: text,
    statementId: optional(text),
  },
  'packages/report/figures/figures': { branchId: text, year: optional(year), scope: SCOPE },
  'packages/report/charts/charts': { branchId: text, year: optional(year), scope: SCOPE },
  'packages/report/split/split': { branchId: text, measure: text, year, scope: SCOPE },
  'packages/report/record/record': {
    branchId: text,
    book: oneOf('shifts', 'donations', 'duesPayments'),
    entryId: text,
  },
  'packages/report/evidence/evidence': {
    branchId: text,
    measure: text,
    from: day,
    to: day,
    cutOff: optional(day),
    /** One part of the figure: the dimension and the key. */
    by: optional(text),
    key: optional(text),
    /** What a draft says, to be told when the records say something else by now. */
    drafted: optional(text),
    /** Of a change: the days it is compared with, both or neither, and what the report says of it. */
    besideFrom: optional(day),
    besideTo: optional(day),
    change: optional(text),
    scope: SCOPE,
    /** Only what this secretary did in office. */
    authorId: optional(text),
  },
} as const
export type Route = keyof typeof ROUTES
/** What a page is opened with. */
export type Opened<R extends Route> = OpenedWith<(typeof ROUTES)[R]>

/** The pages of the tab bar: opened by switching, without parameters. */
const TABS: readonly Route[] = ['pages/today/today', 'pages/records/records', 'pages/mine/mine']

/** WeChat holds ten pages; it refuses an eleventh, and a tap would be dead. */
const DEEPEST = 10

/** The pages that need nothing to be opened with, and those that need a branch and no more. */
export type PlainRoute = OpenedFrom<Record<never, never>>
export type BranchRoute = OpenedFrom<{ readonly branchId: string }>
type OpenedFrom<Given> = { [R in Route]: Given extends Opened<R> ? R : never }[Route]

/**
 * Opens a page on top of this one; a page of the tab bar is switched to. Ten deep it takes the place of this one.
 */
export async function open<R extends Route>(
  route: R,
  ...[parameters]: keyof Opened<R> extends never ? [] : [Opened<R>]
): Promise<void> {
  await goTo(route, parameters ?? {})
}

/** The same for one page of several, such as a row of links: those that need nothing. */
export async function openPlain(route: PlainRoute): Promise<void> {
  await goTo(route, {})
}

/** The same for those about a branch. */
export async function openOfBranch(route: BranchRoute, branchId: string): Promise<void> {
  await goTo(route, { branchId })
}

async function goTo(route: Route, parameters: object): Promise<void> {
  const url = `/${route}${queryOf(parameters)}`
  if (TABS.includes(route)) return void (await wx.switchTab({ url }))
  // One step: to go back first and then elsewhere are two transitions, and WeChat may refuse the second while the first runs.
  await (getCurrentPages().length < DEEPEST ? wx.navigateTo({ url }) : wx.redirectTo({ url }))
}

/** Opens a page in place of this one: after something was finished that should not be gone back to. */
export async function replaceWith<R extends Route>(
  route: R,
  ...[parameters]: keyof Opened<R> extends never ? [] : [Opened<R>]
): Promise<void> {
  const url = `/${route}${queryOf(parameters ?? {})}`
  await (TABS.includes(route) ? wx.switchTab({ url }) : wx.redirectTo({ url }))
}

/** Back to where one came from, or to the first page when opened directly. */
export async function goBack(): Promise<void> {
  if (getCurrentPages().length > 1) await wx.navigateBack()
  else await wx.switchTab({ url: `/${TABS[0] ?? 'pages/today/today'}` })
}

/** Back to the nearest of these pages below this one; false where there is none. */
export async function goBackTo(...routes: readonly Route[]): Promise<boolean> {
  const below = getCurrentPages().slice(0, -1).reverse()
  const at = below.findIndex(({ route }) => routes.some((each) => each === route))
  if (at < 0) return false
  await wx.navigateBack({ delta: at + 1 })
  return true
}

/** What a page was opened with; undefined when something it needs is missing or cannot be read. */
export function openedWith<R extends Route>(
  route: R,
  query: Readonly<Record<string, string | undefined>>,
): Opened<R> | undefined {
  return parametersIn(ROUTES[route], query)
}

/** What a card in a chat opens. */
export function addressOf<R extends Route>(route: R, parameters: Opened<R>): string {
  return `/${route}${queryOf(parameters)}`
}

function queryOf(parameters: object): string {
  const pairs = Object.entries(parameters)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
  return pairs.length ? `?${pairs.join('&')}` : ''
}
