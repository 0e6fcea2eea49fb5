/** What the brands of the kernel keep apart. Checked by the compiler only: each line expected to fail must fail. */
import { addDays, civilDate, monthOf, type CivilDate, type Month } from '#domain/time/civil-date'
import { beijingDate, instant, type Instant } from '#domain/time/instant'
import { fen, formatYuan, sumFen, type Fen } from '#domain/values/money'
import type { MemberSpan } from '#domain/people/member-history'

// @ts-expect-error plain text is not a date
export const plainDate: CivilDate = '2025-03-04'
// @ts-expect-error plain text is not a month
export const plainMonth: Month = '2025-03'
// @ts-expect-error plain text is not an instant
export const plainInstant: Instant = '2025-03-04T01:30:00.000Z'
// @ts-expect-error a plain number is not money
export const plainFen: Fen = 1200

// @ts-expect-error a date is not a month
export const dateAsMonth: Month = civilDate('2025-03-04')
// @ts-expect-error an instant is not a date
export const instantAsDate: CivilDate = instant('2025-03-04T01:30:00.000Z')
// @ts-expect-error a month has no days to add
export const daysAfterMonth = addDays(monthOf(civilDate('2025-03-04')), 1)
// @ts-expect-error a date has no time of day
export const dateOfDate = beijingDate(civilDate('2025-03-04'))

// @ts-expect-error yuan as a number are not fen
export const yuanAsFen = formatYuan(12.5)
// @ts-expect-error a sum of fen by + is a plain number again: use sumFen
export const sumByPlus: Fen = fen(1) + fen(2)
export const sum: Fen = sumFen([fen(1), fen(2)])

declare const span: MemberSpan
// @ts-expect-error a history is changed by its operations only
span.stage = 'full'
// @ts-expect-error an applicant is not on the register
export const applicant: MemberSpan['stage'] = 'applicant'
