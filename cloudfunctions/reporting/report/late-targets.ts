/** What last year's report is answered by, where it was written only afterwards: a target set in December is always reached. */
import type { StoredReport } from '#domain/report/duty-report'
import { openPoint, type OpenPoint } from '#domain/report/open-point'
import type { StoredWriting, WrittenSection } from '#domain/report/report-writing'
import { civilDate, formatChineseDate } from '#domain/time/civil-date'
import { beijingDate, instantAt, type Instant } from '#domain/time/instant'
import { saidSince, stoodAt } from '../draft/writing-versions'

const ANSWERED = { problems: '存在的问题', 'next-steps': '下一步打算' } as const satisfies Partial<
  Record<WrittenSection, string>
>
const LAST_YEAR = 'last-year' satisfies WrittenSection

/** Local: no national text. A report is given in the first quarter after its year, and what it promises holds from then. */
function firstQuarterEnds(year: number): Instant {
  return instantAt(civilDate(`${year}-04-01`), '00:00')
}

/**
 * Sections of last year's report that do not say what they said when it was last made final (`finalizedAt`, null where it
 * never was), or by the end of this year's first quarter.
 */
export function targetsSetLate(
  { year, sections }: Pick<StoredReport, 'year' | 'sections'>,
  lastYear: StoredWriting | undefined,
  finalizedAt: Instant | null,
): OpenPoint[] {
  if (!lastYear || !sections.some(({ id }) => id === LAST_YEAR)) return []
  return (['problems', 'next-steps'] as const).flatMap((section): OpenPoint[] => {
    const why = whyLate(lastYear, section, { year, finalizedAt })
    if (why === undefined) return []
    const day = formatChineseDate(beijingDate(saidSince(lastYear, section)))
    const words = `上年报告的“${ANSWERED[section]}”是${day}才写成现在这样的，${why}`
    return [openPoint('late-target', words, { section: LAST_YEAR })]
  })
}

function whyLate(
  lastYear: StoredWriting,
  section: WrittenSection,
  { year, finalizedAt }: { readonly year: number; readonly finalizedAt: Instant | null },
): string | undefined {
  if (finalizedAt !== null && !stoodAt(lastYear, section, finalizedAt)) return '那时上年的报告已经定稿'
  return stoodAt(lastYear, section, firstQuarterEnds(year)) ? undefined : '那时今年已经过了一个季度'
}
