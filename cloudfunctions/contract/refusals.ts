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
  'last-party-office',
  'last-managing-phone',
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
  'awaits-host',
  'no-such-scan',
  'vote-impossible',
  'kind-not-for-organ',
  'nobody-due',
  'not-due',
  'not-a-life-meeting',
  'more-rectified-than-raised',
  'no-leave-asked',
  'decision-not-passed',
  'plan-item-exists',
  'not-repeatable',
  'not-in-series',
  'month-differs',
  // dues
  'no-dues-account',
  'month-not-due',
  'month-already-paid',
  'amount-differs',
  'account-exists',
  'nothing-due',
  'no-rule-in-force',
  'basis-missing',
  'amount-out-of-range',
  'below-large-voluntary',
  // indicators
  'no-such-indicator',
  'indicator-in-use',
  'contradiction',
  'month-recorded',
  // ledger
  'no-such-kind',
  'not-concludable',
  'already-concluded',
  // measures and reports
  'no-such-measure',
  'no-such-dimension',
  'no-such-subject',
  'records-exist',
  'no-such-report',
  'document-unreadable',
  'document-without-facts',
  'other-report',
  'template-unfit',
  'template-changed',
  'no-such-version',
  'cut-off-outside-year',
  'not-yet-formed',
  'nothing-below',
  'writing-changed',
  'words-changed',
  'no-such-paragraph',
  'no-such-figure',
  'no-such-problem',
] as const

export const REFUSAL_CODES = [...GENERAL_REFUSALS, ...SPECIFIC_REFUSALS] as const
export type GeneralRefusal = (typeof GENERAL_REFUSALS)[number]
export type RefusalCode = (typeof REFUSAL_CODES)[number]

export interface Refusal<Code extends string = RefusalCode> {
  readonly ok: false
  readonly code: Code
  /** Path of the input at fault, e.g. `values.0.value`. */
  readonly field?: string
  /** Numbers and names the sentence shown to the person needs. */
  readonly detail?: Readonly<Record<string, string | number>>
}
