/**
 * Every page of the mini-program: who opens it, and with what. A page that is missing here stops the script by name. Longer
 * than other files: it is one table, a row for each page.
 */
import type { Page } from 'playwright-core'
import type { Facts } from './facts'

export const HOLDERS = [
  ...(['member', 'secretary', 'deputy', 'treasurer', 'publicity', 'discipline', 'clerk', 'leader'] as const),
  ...(['group-secretary', 'office', 'newcomer'] as const),
] as const
export type Holder = (typeof HOLDERS)[number]

type Parameters = Readonly<Record<string, string>>

export interface Screen {
  readonly as: Holder
  /** Whether it is taken only where the page opens for them. */
  readonly isTried?: boolean
  /** Tells several screens of one page apart. */
  readonly name?: string
  /** The page's parameters; none when left out. */
  readonly open?: (facts: Facts) => Parameters | Promise<Parameters>
  /** What is tapped or typed before the page is looked at. */
  readonly then?: (phone: Page) => Promise<void>
}

const ofBranch = ({ branchId }: Facts): Parameters => ({ branchId })
const ofYear = ({ branchId, year }: Facts): Parameters => ({ branchId, year })
const ofBureau = ({ bureauId, year }: Facts): Parameters => ({ branchId: bureauId, year })
const ofMember = ({ branchId, memberId }: Facts): Parameters => ({ branchId, memberId })
const ofOpenMeeting = ({ branchId, openMeetingId }: Facts): Parameters => ({ branchId, meetingId: openMeetingId })
const ofClosedMeeting = ({ branchId, closedMeetingId }: Facts): Parameters => ({ branchId, meetingId: closedMeetingId })
const inYear = (year: string): Parameters => ({ from: `${year}-01-01`, to: `${year}-12-31` })
const changes =
  (what: string) =>
  (facts: Facts): Parameters => ({ ...ofMember(facts), what })
const records =
  (kind: string) =>
  (facts: Facts): Parameters => ({ ...ofBranch(facts), kind, task: 'record' })
const ofOneself = ({ branchId }: Facts): Parameters => ({ branchId, whose: 'own' })
const ofOthers =
  (entryOf: (facts: Facts) => string = () => '') =>
  (facts: Facts): Parameters => ({ ...ofBranch(facts), whose: 'others', entryId: entryOf(facts) })
/** Amounts can be fixed a year ahead: nobody has one then. */
const nextYear = ({ branchId }: Facts): Parameters => ({ branchId, year: String(new Date().getFullYear() + 1) })
const own = (): Parameters => ({ kind: 'study-note' })
type Opening = NonNullable<Screen['open']>
const secretary = (open: Opening = ofBranch): readonly Screen[] => [{ as: 'secretary', open }]
const treasurer = (open: Opening = ofBranch): readonly Screen[] => [{ as: 'treasurer', open }]
const member: readonly Screen[] = [{ as: 'member' }]

/** The camera is opened at once; whoever cannot scan closes it and types. */
async function closeScanner(phone: Page): Promise<void> {
  await phone.getByText('关闭', { exact: true }).click()
}

const tapping = (label: string) => (phone: Page) => phone.getByText(label).first().click()

/** Somebody new scanned before the host's screen is looked at: their scan is there to be settled. */
async function dismissScan(phone: Page): Promise<void> {
  await tapping('待处理')(phone)
  await phone.getByText('不作数', { exact: true }).first().click()
}

/** The demo year is over: what is in it is last year's. The choice is called 去年, or by its number after this year's. */
async function chooseLastYear(phone: Page): Promise<void> {
  await phone
    .getByRole('radio', { name: /^(去年|\d{4}年)$/ })
    .last()
    .click()
}

/** The year that was entered, with one of its periods opened. */
async function openLastYear(phone: Page): Promise<void> {
  await chooseLastYear(phone)
  await phone.getByRole('button', { name: /支部党员大会 二季度/ }).click()
}

const ofThemedDay = ({ branchId }: Facts): Parameters => ({ branchId, kind: 'themed-party-day' })
/** Repeated until the third month from now. */
async function chooseMonthly(phone: Page): Promise<void> {
  await phone.getByRole('button', { name: '是否每月重复' }).last().click()
  await phone.getByRole('option').nth(3).click()
  await phone.getByRole('button', { name: '确定' }).click()
}

const MEETING: Record<string, readonly Screen[]> = {
  'list/list': [{ as: 'member' }, { as: 'secretary', name: 'secretary', open: ofBranch }],
  'detail/detail': [
    { as: 'member', open: ofClosedMeeting },
    { as: 'member', name: 'open', open: ofOpenMeeting },
    { as: 'secretary', name: 'secretary', open: ofClosedMeeting },
    { as: 'secretary', name: 'secretary-open', open: ofOpenMeeting },
  ],
  'check-in/check-in': [
    { as: 'member', open: async ({ shownCode }) => ({ scanned: await shownCode() }) },
    { as: 'member', name: 'not-ours', open: () => ({ scanned: 'https://example.com/poster' }) },
    { as: 'member', name: 'typing', then: closeScanner },
    { as: 'newcomer', name: 'stranger', open: async ({ shownCode }) => ({ scanned: await shownCode() }) },
    { as: 'member', name: 'door', open: ({ openMeetingId }) => ({ scene: openMeetingId }) },
  ],
  'convene/convene': [
    ...secretary(),
    { as: 'secretary', name: 'monthly', open: ofThemedDay, then: chooseMonthly },
    { as: 'secretary', name: 'change', open: ofOpenMeeting },
  ],
  'host/host': [
    ...secretary(ofOpenMeeting),
    { as: 'secretary', name: 'full', open: ofOpenMeeting, then: tapping('全屏出示') },
    { as: 'secretary', name: 'list', open: ofOpenMeeting, then: tapping('名单') },
    { as: 'secretary', name: 'waiting', open: ofOpenMeeting, then: tapping('待处理') },
    { as: 'secretary', name: 'settling', open: ofOpenMeeting, then: dismissScan },
  ],
  'paper/paper': secretary(ofOpenMeeting),
  'close/close': secretary(ofOpenMeeting),
  'correct/correct': secretary(ofClosedMeeting),
  'norms/norms': secretary(),
  'calendar/calendar': [...secretary(), { as: 'secretary', name: 'last-year', open: ofBranch, then: openLastYear }],
}

const ofOffer = ({ branchId, offerId }: Facts): Parameters => ({ branchId, offerId })

const ARCHIVE: Record<string, readonly Screen[]> = {
  'photos/photos': secretary(ofClosedMeeting),
  'door/door': secretary(ofOpenMeeting),
  'year-book/year-book': secretary(),
}

const SERVICE: Record<string, readonly Screen[]> = {
  'offers/offers': [{ as: 'member' }, { as: 'secretary', name: 'secretary', open: ofBranch }],
  'offer/offer': [
    { as: 'member', open: ofOffer },
    { as: 'secretary', name: 'secretary', open: ofOffer },
  ],
  'offer-form/offer-form': [...secretary(), { as: 'secretary', name: 'change', open: ofOffer }],
  'offer-host/offer-host': [
    ...secretary(ofOffer),
    { as: 'secretary', name: 'noting', open: ofOffer, then: (phone) => phone.getByText('已报名，还没有签到').click() },
  ],
  'offer-close/offer-close': secretary(ofOffer),
  'certificate/certificate': member,
  'shifts/shifts': [...member, { as: 'member', name: 'last-year', then: chooseLastYear }],
  'shift-form/shift-form': [
    { as: 'member', open: ofOneself },
    { as: 'secretary', name: 'others', open: ofOthers() },
    { as: 'secretary', name: 'correct', open: ofOthers(({ shiftId }) => shiftId) },
  ],
  'desk/desk': [...secretary(), { as: 'secretary', name: 'last-year', open: ofBranch, then: chooseLastYear }],
  'donate/donate': [
    { as: 'member', open: ofOneself },
    { as: 'secretary', name: 'others', open: ofOthers() },
    { as: 'secretary', name: 'correct', open: ofOthers(({ giftId }) => giftId) },
  ],
  'donations/donations': [...member, { as: 'member', name: 'last-year', then: chooseLastYear }],
  'donation-desk/donation-desk': [
    ...secretary(),
    { as: 'secretary', name: 'last-year', open: ofBranch, then: chooseLastYear },
  ],
}

const DUES: Record<string, readonly Screen[]> = {
  'mine/mine': [...member, { as: 'member', name: 'last-year', then: chooseLastYear }],
  'pay/pay': [...member, { as: 'member', name: 'last-year', open: ({ year }) => ({ year }) }],
  'calculator/calculator': member,
  'desk/desk': [...treasurer(), { as: 'treasurer', name: 'last-year', open: ofBranch, then: chooseLastYear }],
  'year/year': treasurer(nextYear),
  'amount/amount': treasurer((facts) => ({ ...ofMember(facts), year: facts.year })),
  'assess-many/assess-many': [
    ...treasurer(nextYear),
    { as: 'treasurer', name: 'table', open: nextYear, then: (phone) => phone.getByText('粘贴表格').click() },
  ],
  'receive/receive': treasurer(ofYear),
  'payment-list/payment-list': treasurer(),
  'payments/payments': [...treasurer(), { as: 'treasurer', name: 'last-year', open: ofBranch, then: chooseLastYear }],
  'correct/correct': treasurer(({ branchId, paymentId }) => ({ branchId, entryId: paymentId })),
  'remind/remind': treasurer(),
  'sheet/sheet': [...treasurer(ofYear), { as: 'treasurer', name: 'months', open: ofYear, then: tapping('只公布月份') }],
  'book/book': treasurer(({ branchId, year }) => ({ branchId, month: `${year}-10` })),
  'hand-up/hand-up': treasurer(),
  'elsewhere/elsewhere': treasurer((facts) => ({ ...ofMember(facts), year: facts.year })),
  'voluntary/voluntary': [
    { as: 'member', open: ofOneself },
    { as: 'treasurer', name: 'others', open: ofOthers() },
    { as: 'treasurer', name: 'correct', open: ofOthers(({ largePaymentId }) => largePaymentId) },
  ],
}

const inSection =
  (section: string) =>
  ({ branchId, reportId }: Facts): Parameters => ({ branchId, reportId, section })
const newIn =
  (section: string) =>
  (facts: Facts): Parameters => ({ ...inSection(section)(facts), entryId: '' })

const inTemplate =
  (sectionId: string, statementId?: string) =>
  ({ branchId, year }: Facts): Parameters => ({ branchId, year, sectionId, ...(statementId ? { statementId } : {}) })

const openSentence = (phone: Page) => phone.getByRole('button', { name: /^改：/ }).first().click()
async function pickFigure(phone: Page): Promise<void> {
  await openSentence(phone)
  await tapping('放进一个数字')(phone)
  await phone.getByRole('button', { name: /^选/ }).nth(2).click()
}

const inParagraph =
  (statement: string) =>
  ({ branchId, reportId }: Facts): Parameters => ({ branchId, reportId, statement })

const inBook =
  (book: string, entryOf: (facts: Facts) => string) =>
  (facts: Facts): Parameters => ({ ...ofBranch(facts), book, entryId: entryOf(facts) })

const REPORT: Record<string, readonly Screen[]> = {
  'report/report': [
    ...secretary(({ branchId, reportId }) => ({ branchId, reportId })),
    { as: 'office', name: 'bureau', open: ({ bureauId }) => ({ branchId: bureauId }) },
  ],
  'checklist/checklist': secretary(({ branchId, reportId }) => ({ branchId, reportId })),
  'drafts/drafts': secretary(),
  'problems/problems': [
    ...secretary(({ branchId, reportId }) => ({ branchId, reportId })),
    {
      as: 'secretary',
      name: 'reject',
      open: ({ branchId, reportId }) => ({ branchId, reportId }),
      then: tapping('不采用'),
    },
  ],
  'files/files': secretary(({ branchId, reportId }) => ({ branchId, reportId })),
  'one-page/one-page': secretary(({ branchId, reportId }) => ({ branchId, reportId })),
  'section/section': [
    ...secretary(inSection('problems')),
    { as: 'secretary', name: 'last-year', open: inSection('last-year') },
    { as: 'secretary', name: 'next-steps', open: inSection('next-steps') },
  ],
  'section-entry/section-entry': [
    ...secretary(newIn('problems')),
    { as: 'secretary', name: 'figures', open: newIn('problems'), then: tapping('从草稿里选数字') },
    { as: 'secretary', name: 'last-year', open: newIn('last-year') },
    { as: 'secretary', name: 'next-steps', open: newIn('next-steps') },
  ],
  'paragraph/paragraph': [
    ...secretary(inParagraph('register')),
    { as: 'secretary', name: 'figures', open: inParagraph('register'), then: tapping('放进草稿里别的数字') },
  ],
  'evidence/evidence': [
    ...secretary(({ branchId, year }) => ({ branchId, measure: 'study-notes', ...inYear(year) })),
    {
      as: 'secretary',
      name: 'blank',
      open: ({ branchId }) => ({ branchId, measure: 'honours', ...inYear('2019') }),
    },
  ],
  'record/record': [
    ...secretary(inBook('shifts', ({ shiftId }) => shiftId)),
    { as: 'secretary', name: 'gift', open: inBook('donations', ({ giftId }) => giftId) },
    { as: 'treasurer', name: 'dues', open: inBook('duesPayments', ({ paymentId }) => paymentId) },
  ],
  'figures/figures': secretary(ofYear),
  'split/split': secretary((facts) => ({ ...ofYear(facts), measure: 'study-notes' })),
  'charts/charts': secretary(ofYear),
}

const FINAL: Record<string, readonly Screen[]> = {
  'final/final': secretary(({ branchId, reportId }) => ({ branchId, reportId })),
  'verify/verify': secretary(),
  'check/check': secretary(),
}

const TEMPLATE: Record<string, readonly Screen[]> = {
  'template/template': [...secretary(ofYear), { as: 'office', name: 'bureau', open: ofBureau }],
  'template-section/template-section': secretary(({ branchId }) => ({ branchId, sectionId: 'work' })),
  'template-statement/template-statement': [
    ...secretary(inTemplate('central-task', 'hotline')),
    { as: 'secretary', name: 'sentence', open: inTemplate('central-task', 'hotline'), then: openSentence },
    { as: 'secretary', name: 'pick', open: inTemplate('central-task', 'hotline'), then: pickFigure },
    { as: 'secretary', name: 'new', open: inTemplate('central-task'), then: tapping('写一句 ›') },
  ],
}

const SECRETARY: Record<string, readonly Screen[]> = {
  'workbench/workbench': [
    ...secretary(),
    { as: 'treasurer', name: 'treasurer', open: ofBranch },
    { as: 'office', name: 'office' },
  ],
  'waiting/waiting': secretary(),
  'invitations/invitations': secretary(),
  'invite/invite': secretary(({ branchId, unboundId }) => ({ branchId, memberId: unboundId })),
  'register/register': secretary(),
  'person/person': secretary(ofMember),
  'person-add/person-add': secretary(),
  'person-change/person-change': [
    ...secretary(changes('facts')),
    ...(['correct', 'leave', 'transfer', 'return'] as const).map((what): Screen => ({
      as: 'secretary',
      name: what,
      open: changes(what),
    })),
  ],
  'passages/passages': secretary((facts) => ({ ...ofBranch(facts), ...inYear(facts.year) })),
  'register-import/register-import': secretary(),
  'ledger-kinds/ledger-kinds': secretary(),
  'ledger/ledger': [
    ...secretary((facts) => ({ ...ofBranch(facts), kind: facts.entry.kind })),
    { as: 'secretary', name: 'set-up', open: ({ branchId, ownKind }) => ({ branchId, kind: ownKind }) },
  ],
  'own-kind/own-kind': [
    ...secretary(),
    { as: 'secretary', name: 'change', open: ({ branchId, ownKind }) => ({ branchId, code: ownKind }) },
    {
      as: 'secretary',
      name: 'field',
      open: ({ branchId, ownKind }) => ({ branchId, code: ownKind }),
      then: (phone) => phone.getByText('修改', { exact: true }).first().click(),
    },
  ],
  'ledger-entry/ledger-entry': [
    ...secretary(({ branchId, entry }) => ({ branchId, entryId: entry.entryId })),
    { as: 'secretary', name: 'open', open: ({ branchId, openMatter }) => ({ branchId, entryId: openMatter.entryId }) },
  ],
  'ledger-write/ledger-write': [
    ...secretary(records('heart-to-heart-talk')),
    { as: 'secretary', name: 'development', open: records('member-development') },
    { as: 'secretary', name: 'set-up', open: (facts) => records(facts.ownKind)(facts) },
    {
      as: 'secretary',
      name: 'correct',
      open: ({ branchId, entry }) => ({ branchId, ...entryOnly(entry), task: 'correct' }),
    },
    {
      as: 'secretary',
      name: 'conclude',
      open: ({ branchId, openMatter }) => ({ branchId, ...entryOnly(openMatter), task: 'conclude' }),
    },
  ],
  'none/none': secretary((facts) => ({ ...ofBranch(facts), subject: 'ledger:honour' })),
  'indicators/indicators': secretary(ofYear),
  'indicator-month/indicator-month': secretary(({ branchId, year }) => ({ branchId, month: `${year}-06` })),
  'indicator-paste/indicator-paste': secretary(ofYear),
  'indicator-define/indicator-define': [
    ...secretary(),
    { as: 'secretary', name: 'change', open: ({ branchId, indicatorCode }) => ({ branchId, code: indicatorCode }) },
  ],
  'settings/settings': secretary(),
  'norms/norms': secretary(),
  'norm-choice/norm-choice': [
    ...secretary((facts) => ({ ...ofBranch(facts), normId: 'party-lecture-local' })),
    { as: 'secretary', name: 'fixed', open: (facts) => ({ ...ofBranch(facts), normId: 'study-hours-2019' }) },
  ],
  'thresholds/thresholds': secretary(),
  'cells/cells': secretary(),
  'posts/posts': secretary(),
  'log/log': secretary(),
}

const MEMBER: Record<string, readonly Screen[]> = {
  'join/join': [
    { as: 'newcomer' },
    { as: 'newcomer', name: 'invited', open: async ({ invitation }) => ({ code: await invitation() }) },
  ],
  'own-year/own-year': [
    { as: 'member', then: chooseLastYear },
    {
      as: 'member',
      name: 'records',
      then: async (phone) => {
        await chooseLastYear(phone)
        await tapping('服务时长')(phone)
      },
    },
  ],
  'notes/notes': [
    { as: 'member', open: own },
    { as: 'member', name: 'others' },
  ],
  'note-write/note-write': [{ as: 'member', open: own }],
  'letters/letters': member,
  'privacy/privacy': member,
  'feedback/feedback': member,
  'about/about': member,
}

const SUMMARY: Record<string, readonly Screen[]> = {
  'summary/summary': [...secretary(), { as: 'office', name: 'bureau', open: ofBureau }],
}

const SETUP: Record<string, readonly Screen[]> = {
  'start/start': [{ as: 'newcomer' }, { as: 'newcomer', name: 'bureau', then: tapping('单位和它的几个党支部') }],
  'guide/guide': [...secretary(), { as: 'office', name: 'bureau', open: ofBureau }],
  'branch-new/branch-new': [{ as: 'office', open: ofBureau }],
  'branches/branches': [{ as: 'office', open: ofBureau }],
  'joining/joining': secretary(),
}

const TABS: Record<string, readonly Screen[]> = {
  'today/today': [
    { as: 'member' },
    { as: 'secretary', name: 'secretary' },
    { as: 'office', name: 'office' },
    { as: 'newcomer', name: 'newcomer' },
  ],
  'records/records': [{ as: 'member' }, { as: 'newcomer', name: 'newcomer' }],
  'mine/mine': [{ as: 'member' }, { as: 'secretary', name: 'secretary' }, { as: 'newcomer', name: 'newcomer' }],
}

const LEDGER: Record<string, readonly Screen[]> = {
  'talks/talks': secretary(),
  'many/many': [
    ...secretary((facts) => ({ ...ofBranch(facts), kind: 'evaluation-result' })),
    { as: 'secretary', name: 'service', open: (facts) => ({ ...ofBranch(facts), kind: 'community-service' }) },
  ],
}

/** By the page as app.json names it. */
export const SCREENS: Readonly<Record<string, readonly Screen[]>> = {
  ...inFolder('pages', TABS),
  ...inFolder('packages/meeting', MEETING),
  ...inFolder('packages/archive', ARCHIVE),
  ...inFolder('packages/service', SERVICE),
  ...inFolder('packages/dues', DUES),
  ...inFolder('packages/report', REPORT),
  ...inFolder('packages/final', FINAL),
  ...inFolder('packages/template', TEMPLATE),
  ...inFolder('packages/secretary', SECRETARY),
  ...inFolder('packages/summary', SUMMARY),
  ...inFolder('packages/setup', SETUP),
  ...inFolder('packages/ledger', LEDGER),
  ...inFolder('packages/member', MEMBER),
}

/** Throws with their names when pages have no screen here, or screens no page any more. */
export function checkTable(pages: readonly string[], screens: Readonly<Record<string, readonly Screen[]>>): void {
  const missing = pages.filter((page) => (screens[page] ?? []).length === 0)
  const gone = Object.keys(screens).filter((page) => !pages.includes(page))
  const complaints = [
    ...(missing.length > 0 ? [`没有写明怎样打开：${missing.join('、')}`] : []),
    ...(gone.length > 0 ? [`app.json 里已经没有：${gone.join('、')}`] : []),
  ]
  if (complaints.length > 0) throw new Error(`scripts/screens/table.ts ${complaints.join('；')}`)
}

/** The same page as everybody else who may be able to open it: with what the first who opens it has. */
export function triedByOthers(screens: readonly Screen[]): Screen[] {
  const [first] = screens
  if (!first) return []
  const known = screens.filter(({ then }) => !then).map((screen) => screen.as)
  const others = HOLDERS.filter((holder) => !known.includes(holder))
  return others.map((as) => ({ ...first, as, name: `as-${as}`, isTried: true }))
}

/** `packages/dues/desk/desk` → `dues-desk`, with the screen's own name behind it. */
export function screenName(page: string, { name }: Screen): string {
  const parts = page.split('/')
  const own = parts.at(-1) ?? ''
  const subject = parts.at(-3) ?? ''
  return [subject, own, ...(name === undefined ? [] : [name])].join('-')
}

function inFolder(folder: string, screens: Record<string, readonly Screen[]>): Record<string, readonly Screen[]> {
  return Object.fromEntries(Object.entries(screens).map(([page, each]) => [`${folder}/${page}`, each]))
}

function entryOnly({ kind, entryId }: Facts['entry']): Parameters {
  return { kind, entryId }
}
