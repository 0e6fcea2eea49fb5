/**
 * Every page there is, with what it is opened with. `open` is the only way from page to page: a wrong name or a missing
 * parameter does not compile.
 */
type Nothing = Record<never, never>
/** A new record of one's own or of others; with `entryId`, the correction of that one. */
interface EntryForm {
  readonly branchId: string
  readonly whose: 'own' | 'others'
  readonly entryId?: string
}

export interface Routes {
  'pages/today/today': Nothing
  'pages/records/records': Nothing
  'pages/mine/mine': Nothing
  /** `scanned`: they came from the code of a meeting, whose check-in counts once they have joined. */
  'packages/member/join/join': { readonly code?: string; readonly scanned?: 'yes' }
  'packages/member/notes/notes': { readonly kind?: string }
  'packages/member/note-write/note-write': { readonly kind: string }
  'packages/member/letters/letters': Nothing
  'packages/member/privacy/privacy': Nothing
  'packages/member/feedback/feedback': Nothing
  'packages/member/about/about': Nothing
  'packages/secretary/workbench/workbench': { readonly branchId?: string }
  'packages/secretary/waiting/waiting': { readonly branchId: string }
  'packages/secretary/invitations/invitations': { readonly branchId: string }
  'packages/secretary/invite/invite': { readonly branchId: string; readonly memberId: string }
  'packages/secretary/register/register': { readonly branchId: string }
  'packages/secretary/person/person': { readonly branchId: string; readonly memberId: string }
  'packages/secretary/person-add/person-add': { readonly branchId: string }
  'packages/secretary/person-change/person-change': {
    readonly branchId: string
    readonly memberId: string
    readonly what: 'facts' | 'correct' | 'leave' | 'transfer' | 'return'
  }
  'packages/secretary/register-import/register-import': { readonly branchId: string }
  'packages/secretary/ledger-kinds/ledger-kinds': { readonly branchId: string }
  'packages/secretary/ledger/ledger': { readonly branchId: string; readonly kind: string }
  'packages/secretary/ledger-entry/ledger-entry': { readonly branchId: string; readonly entryId: string }
  'packages/secretary/ledger-write/ledger-write': {
    readonly branchId: string
    readonly kind: string
    readonly task: 'record' | 'correct' | 'conclude'
    readonly entryId?: string
    /** Whom a new entry is about, and with whom it was. */
    readonly memberId?: string
    readonly partner?: string
  }
  'packages/secretary/none/none': {
    readonly branchId: string
    readonly subject: string
    /** The period to begin with; both or neither. */
    readonly from?: string
    readonly to?: string
  }
  'packages/secretary/indicators/indicators': { readonly branchId: string; readonly year?: string }
  'packages/secretary/indicator-month/indicator-month': { readonly branchId: string; readonly month: string }
  'packages/secretary/indicator-paste/indicator-paste': { readonly branchId: string; readonly year: string }
  'packages/secretary/indicator-define/indicator-define': { readonly branchId: string; readonly code?: string }
  'packages/secretary/settings/settings': { readonly branchId: string }
  'packages/secretary/norms/norms': { readonly branchId: string }
  'packages/secretary/norm-choice/norm-choice': { readonly branchId: string; readonly normId: string }
  'packages/secretary/thresholds/thresholds': { readonly branchId: string }
  'packages/secretary/cells/cells': { readonly branchId: string }
  'packages/secretary/posts/posts': { readonly branchId: string }
  'packages/secretary/log/log': { readonly branchId: string }
  'packages/meeting/list/list': { readonly branchId?: string }
  'packages/meeting/detail/detail': { readonly branchId: string; readonly meetingId: string }
  /** `scanned`: what a code says; `scene`: the meeting, of the code printed for its door. */
  'packages/meeting/check-in/check-in': { readonly scanned?: string; readonly scene?: string }
  'packages/meeting/convene/convene': {
    readonly branchId: string
    readonly meetingId?: string
    readonly organ?: string
    readonly cellId?: string
    readonly kind?: string
    /** The day to begin with. */
    readonly on?: string
  }
  'packages/meeting/host/host': {
    readonly branchId: string
    readonly meetingId: string
    /** Which part of the screen to begin with, where it is not the code. */
    readonly part?: 'waiting'
  }
  'packages/meeting/door/door': { readonly branchId: string; readonly meetingId: string }
  'packages/meeting/paper/paper': { readonly branchId: string; readonly meetingId: string }
  'packages/meeting/close/close': { readonly branchId: string; readonly meetingId: string }
  'packages/meeting/correct/correct': { readonly branchId: string; readonly meetingId: string }
  'packages/meeting/norms/norms': { readonly branchId?: string }
  'packages/meeting/calendar/calendar': { readonly branchId?: string }
  'packages/meeting/talks/talks': { readonly branchId: string }
  'packages/service/shifts/shifts': Nothing
  'packages/service/shift-form/shift-form': EntryForm
  'packages/service/desk/desk': { readonly branchId: string }
  'packages/service/offers/offers': { readonly branchId?: string }
  'packages/service/offer/offer': { readonly branchId: string; readonly offerId: string }
  'packages/service/offer-form/offer-form': { readonly branchId: string; readonly offerId?: string }
  'packages/service/offer-host/offer-host': { readonly branchId: string; readonly offerId: string }
  'packages/service/certificate/certificate': Nothing
  'packages/service/donate/donate': EntryForm
  'packages/service/donations/donations': Nothing
  'packages/service/donation-desk/donation-desk': { readonly branchId: string }
  'packages/dues/mine/mine': Nothing
  'packages/dues/pay/pay': { readonly year?: string }
  'packages/dues/calculator/calculator': Nothing
  'packages/dues/desk/desk': { readonly branchId: string }
  'packages/dues/amount/amount': { readonly branchId: string; readonly memberId: string; readonly year: string }
  'packages/dues/assess-many/assess-many': { readonly branchId: string; readonly year: string }
  'packages/dues/payments/payments': { readonly branchId: string }
  'packages/dues/correct/correct': { readonly branchId: string; readonly entryId: string }
  'packages/dues/voluntary/voluntary': EntryForm
  'packages/dues/receive/receive': { readonly branchId: string; readonly year?: string }
  'packages/report/report/report': { readonly branchId: string; readonly reportId?: string }
  'packages/report/drafts/drafts': { readonly branchId: string }
  'packages/report/section/section': { readonly branchId: string; readonly reportId: string; readonly section: string }
  'packages/report/section-entry/section-entry': {
    readonly branchId: string
    readonly reportId: string
    readonly section: string
    /** Empty for a new one. */
    readonly entryId: string
  }
  'packages/report/figures/figures': { readonly branchId: string; readonly year?: string }
  'packages/report/charts/charts': { readonly branchId: string; readonly year?: string }
  'packages/report/split/split': { readonly branchId: string; readonly measure: string; readonly year: string }
  'packages/report/record/record': {
    readonly branchId: string
    readonly book: 'shifts' | 'donations' | 'duesPayments'
    readonly entryId: string
  }
  'packages/report/evidence/evidence': {
    readonly branchId: string
    readonly measure: string
    readonly from: string
    readonly to: string
    readonly cutOff?: string
    /** One part of the figure: the dimension and the key. */
    readonly by?: string
    readonly key?: string
    /** What a draft says, to be told when the records say something else by now. */
    readonly drafted?: string
  }
}
export type Route = keyof Routes

/** The pages of the tab bar: opened by switching, without parameters. */
const TABS: readonly Route[] = ['pages/today/today', 'pages/records/records', 'pages/mine/mine']

/** Opens a page on top of this one; a page of the tab bar is switched to. */
export async function open<R extends Route>(
  route: R,
  ...[parameters]: keyof Routes[R] extends never ? [] : [Routes[R]]
): Promise<void> {
  const url = `/${route}${queryOf(parameters ?? {})}`
  await (TABS.includes(route) ? wx.switchTab({ url }) : wx.navigateTo({ url }))
}

/** Opens a page in place of this one: after something was finished that should not be gone back to. */
export async function replaceWith<R extends Route>(
  route: R,
  ...[parameters]: keyof Routes[R] extends never ? [] : [Routes[R]]
): Promise<void> {
  const url = `/${route}${queryOf(parameters ?? {})}`
  await (TABS.includes(route) ? wx.switchTab({ url }) : wx.redirectTo({ url }))
}

/** Back to where one came from, or to the first page when opened directly. */
export async function goBack(): Promise<void> {
  if (getCurrentPages().length > 1) await wx.navigateBack()
  else await wx.switchTab({ url: `/${TABS[0] ?? 'pages/today/today'}` })
}

/** Query parameters arrive encoded on a device; this is how a page reads its own. */
export function parametersOf<R extends Route>(query: Readonly<Record<string, string | undefined>>): Partial<Routes[R]> {
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, decodeURIComponent(value ?? '')]),
  ) as Partial<Routes[R]>
}

function queryOf(parameters: object): string {
  const pairs = Object.entries(parameters).map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
  return pairs.length ? `?${pairs.join('&')}` : ''
}
