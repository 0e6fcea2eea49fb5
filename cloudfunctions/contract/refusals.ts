/** Refusals that any procedure may answer with, before its own rules are asked. */
export const GENERAL_REFUSALS = [
  'bad-input',
  'unknown-procedure',
  'not-signed-in',
  'not-bound',
  'not-permitted',
  'no-such-branch',
  'request-id-reused',
  'contract-mismatch',
  'busy',
  'internal',
] as const

/** Refusals of single procedures. Each procedure lists the ones it may answer with. */
export const SPECIFIC_REFUSALS = [
  // set-up, branches, posts
  'setup-code-wrong',
  'already-set-up',
  'name-taken',
  'no-such-cell',
  'cell-not-empty',
  'post-taken',
  'not-in-office',
  'not-a-bureau',
  'branch-not-empty',
  'post-not-here',
  'not-full-member',
  'stage-not-allowed',
  'last-party-office',
  'last-managing-phone',
  'phone-bound-before',
  'no-such-norm',
  'norm-not-chosen',
  'norm-binds',
  'below-the-rule',
  'above-what-is-asked',
  'not-a-period-start',
  // register
  'no-such-member',
  'not-on-roll',
  'already-on-roll',
  'before-joining',
  'after-leaving',
  'no-change',
  'sheet-unreadable',
  'sheet-columns-missing',
  'rows-refused',
  'no-such-file',
  'number-taken',
  'under-age',
  'outside-branch-days',
  'too-many-rows',
  // joining
  'invitation-unknown',
  'invitation-used',
  'invitation-expired',
  'invitation-revoked',
  'too-many-attempts',
  'already-bound',
  'member-bound-elsewhere',
  // entries of every kind
  'no-such-entry',
  'entry-settled',
  'not-yours',
  'unchanged',
  'in-the-future',
  // volunteering
  'too-many-minutes',
  'no-such-offer',
  'offer-closed',
  'offer-cancelled',
  'offer-not-open',
  'offer-over',
  'no-sign-in',
  'left-before-coming',
  'no-confirmed-shift',
  'certificate-changed',
  // meetings
  'no-such-meeting',
  'meeting-not-open',
  'meeting-closed',
  'meeting-not-closed',
  'meeting-cancelled',
  'already-recorded',
  'scanning-off',
  'code-not-drawn',
  'code-wrong',
  'code-expired',
  'other-meeting',
  'other-offer',
  'awaits-host',
  'no-such-scan',
  'vote-impossible',
  'kind-not-for-organ',
  'organ-not-here',
  'nobody-due',
  'not-due',
  'not-a-life-meeting',
  'more-rectified-than-raised',
  'no-leave-asked',
  'decision-not-passed',
  'plan-item-exists',
  'no-such-photo',
  'not-a-branch',
  'no-year-book',
  'year-book-broken',
  'branch-has-records',
  'not-on-year-book',
  'photo-unreadable',
  'photo-too-large',
  'too-many-photos',
  'not-repeatable',
  'not-in-series',
  'month-differs',
  // dues
  'no-dues-account',
  'month-not-due',
  'month-already-paid',
  'month-paid-elsewhere',
  'amount-differs',
  'account-exists',
  'nothing-due',
  'no-rule-in-force',
  'decision-missing',
  'not-hardship',
  'amount-out-of-range',
  'below-large-voluntary',
  'not-a-payment-list',
  'month-closed',
  'month-not-closed',
  'more-than-balance',
  'balance-below-zero',
  'amounts-approved',
  'amounts-changed',
  'meeting-unfit',
  // indicators
  'no-such-indicator',
  'indicator-in-use',
  'contradiction',
  'month-recorded',
  // ledger
  'no-such-kind',
  'kind-in-use',
  'kind-changed',
  'kind-ended',
  'too-many-kinds',
  'not-concludable',
  'already-concluded',
  // measures and reports
  'no-such-measure',
  'no-such-dimension',
  'no-such-subject',
  'records-exist',
  'no-such-report',
  'no-such-final',
  'meeting-cannot-approve',
  'meeting-before-draft',
  'meeting-without-quorum',
  'meeting-without-report',
  'meeting-without-vote',
  'meeting-voted-down',
  'meeting-decided-otherwise',
  'meeting-approved-another',
  'author-signs',
  'written-after-meeting',
  'changed-since-seen',
  'final-not-genuine',
  'draft-outdated',
  'document-unreadable',
  'document-without-facts',
  'other-report',
  'template-unfit',
  'template-changed',
  'handed-down-changed',
  'no-such-version',
  'cut-off-outside-year',
  'not-yet-formed',
  'nothing-below',
  'writing-changed',
  'words-changed',
  'no-such-paragraph',
  'no-such-figure',
  'no-such-problem',
  'too-many-problems',
  'problem-made-final',
] as const

export const REFUSAL_CODES = [...GENERAL_REFUSALS, ...SPECIFIC_REFUSALS] as const
export type GeneralRefusal = (typeof GENERAL_REFUSALS)[number]
export type RefusalCode = (typeof REFUSAL_CODES)[number]

/** A meeting that cannot have approved a report: how the report would have to be put, and what stands against it. */
type UnfitMeeting = {
  readonly meeting: string
  readonly year: number
  readonly item: string
  readonly missing?: string
}

/** Somebody has changed it meanwhile: who, and when. */
type ChangedBy = {
  readonly by?: string
  readonly at?: string
  /** The one that is stored now. */
  readonly revision?: number
  readonly version?: number
}

/** The numbers and names that the sentences of the phone need. A refusal that is not here has a sentence without any. */
export interface RefusalDetails {
  /** What is expected of the field, in Chinese, without a full stop. */
  readonly 'bad-input': { readonly expected: string }
  /** Who may, by their posts: `书记、副书记`. */
  readonly 'not-permitted': { readonly who?: string }
  /** Until when, as an instant, a stranger's check-in counts once they have joined. */
  readonly 'not-bound': { readonly until: string }
  readonly 'last-managing-phone': { readonly name: string }
  /** Whose phone, since when; by whom they were invited, empty where nobody knows. */
  readonly 'phone-bound-before': { readonly name: string; readonly boundAt: string; readonly invitedBy: string }
  readonly 'below-the-rule': { readonly title: string; readonly least: number }
  readonly 'above-what-is-asked': { readonly title: string; readonly most: number }
  /** The organ as it is said, and the organization that has none such: `党组`, `第一党支部`. */
  readonly 'organ-not-here': { readonly organ: string; readonly name: string }
  readonly 'not-on-roll': { readonly name?: string; readonly date?: string }
  /** Why it cannot be read, a whole sentence. */
  readonly 'sheet-unreadable': { readonly reason: string }
  readonly 'stage-not-allowed': { readonly name: string; readonly reason: string }
  readonly 'document-unreadable': { readonly reason: string }
  /** Those that are missing, by name. */
  readonly 'sheet-columns-missing': { readonly columns: string }
  readonly 'year-book-broken': { readonly sheet: string; readonly row: number; readonly what: string }
  readonly 'branch-has-records': { readonly what: string }
  readonly 'not-on-year-book': { readonly name: string }
  readonly 'too-many-photos': { readonly most: number }
  readonly 'too-many-rows': { readonly rows: number; readonly limit: number }
  readonly 'already-recorded': {
    readonly mark?: string
    readonly markedAt?: string
    readonly source?: string
    readonly name?: string
  }
  /** Of which vote, why its numbers cannot be (`ImpossibleReason`), and the numbers that speaks of. */
  readonly 'vote-impossible': {
    readonly title?: string
    readonly reason?: string
    readonly cast?: number
    readonly votersPresent?: number
    readonly votersDue?: number
  }
  /** Of an hour, the instant that is still to come. */
  readonly 'in-the-future': { readonly startsAt?: string; readonly today?: string; readonly year?: number }
  readonly 'offer-not-open': { readonly opensAt: string; readonly closesAt: string }
  readonly 'meeting-not-open': { readonly opensAt: string; readonly closesAt?: string }
  readonly 'month-already-paid': { readonly month: string }
  readonly 'month-closed': { readonly month: string }
  readonly 'month-not-closed': { readonly month: string }
  /** What there is from that day on; from which day it would be enough, where there is one. */
  readonly 'more-than-balance': {
    readonly balanceFen: number
    readonly givenFen: number
    readonly coveredFrom?: string
  }
  /** Of the first month that ends so. */
  readonly 'balance-below-zero': { readonly month: string; readonly balanceFen: number }
  readonly 'amount-differs': { readonly expectedFen: number; readonly givenFen: number }
  readonly 'too-many-minutes': Readonly<
    Partial<Record<'name' | 'recordedMinutes' | 'minutes' | 'limit', string | number>>
  >
  /** Two numbers of which one is a part of the other, and more. */
  readonly contradiction: {
    readonly part: string
    readonly partValue: number
    readonly whole: string
    readonly wholeValue: number
  }
  readonly 'kind-in-use': { readonly name?: string }
  readonly 'kind-changed': ChangedBy
  readonly 'amounts-changed': ChangedBy
  /** Why the meeting cannot have decided it, a whole sentence. */
  readonly 'meeting-unfit': { readonly reason: string }
  readonly 'too-many-kinds': { readonly most: number }
  readonly 'author-signs': { readonly name: string }
  readonly 'meeting-without-report': UnfitMeeting
  readonly 'meeting-without-vote': UnfitMeeting
  readonly 'meeting-voted-down': UnfitMeeting
  readonly 'meeting-decided-otherwise': UnfitMeeting
  readonly 'meeting-approved-another': UnfitMeeting
  readonly 'meeting-without-quorum': UnfitMeeting
  readonly 'written-after-meeting': { readonly meeting: string; readonly what: string }
  readonly 'final-not-genuine': { readonly standing: string }
  readonly 'template-unfit': { readonly where: string; readonly why: string }
  readonly 'template-changed': ChangedBy
  readonly 'handed-down-changed': ChangedBy
  readonly 'writing-changed': ChangedBy
  readonly 'words-changed': ChangedBy
  readonly 'not-yet-formed': { readonly formedOn: string }
  readonly 'too-many-problems': { readonly most: number }
}
/** What a refusal says besides its code: exactly what the phone's sentence reads. */
export type DetailOf<Code extends string> = Code extends keyof RefusalDetails
  ? RefusalDetails[Code]
  : Readonly<Record<string, string | number>>

type DetailKey = { [Code in keyof RefusalDetails]: keyof RefusalDetails[Code] }[keyof RefusalDetails]
/** What the phone may look for in a refusal: a key that no refusal has does not compile. */
export type ReadDetail = { readonly [Key in DetailKey]?: string | number }

export interface Refusal<Code extends string = RefusalCode> {
  readonly ok: false
  readonly code: Code
  /** Path of the input at fault, e.g. `values.0.value`. */
  readonly field?: string
  /** Numbers and names the sentence shown to the person needs. */
  readonly detail?: Readonly<Record<string, string | number>>
}
