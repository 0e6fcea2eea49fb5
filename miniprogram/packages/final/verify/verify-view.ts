/** What a printed code stands for, as the page says it. */
import type { OutputOf } from '#contract'
import { formatChineseDate } from '../../../domain/time/civil-date'
import type { FactStanding } from '../../../domain/report/fact'
import { versionWords } from '../../../domain/report/final-report'
import { changedBesideWords } from '../../../domain/report/withheld-words'
import { figureTitle } from '../../../domain/report/written-paragraphs'
import { momentText } from '../../../text/dates'
import { approvalWords } from '../approval-words'

const STANDING_WORDS: Readonly<Record<FactStanding, string>> = {
  genuine: '',
  unproven: '存下的内容没有有效的封印，不能证实是定稿时的原样，请对照存档的文档，并报告管理员。',
  altered: '存下的内容与核验码不符，可能被改动过，请对照存档的文档，并报告管理员。',
}

export type Verified = OutputOf<'report.verify'>

interface Row {
  readonly key: number
  readonly title: string
  readonly note: string
}
export interface VerifyView {
  readonly title: string
  readonly version: string
  readonly code: string
  readonly finalized: string
  readonly approved: string
  /** What is wrong with it, or not the newest any more; '' where nothing is. */
  readonly warning: string
  /** That it is what was frozen; '' where it is not. */
  readonly whole: string
  readonly open: string
  readonly openPoints: readonly string[]
  readonly changes: string
  readonly changed: readonly Row[]
  /** Records behind the figures that were written since, and what of them is not listed. */
  readonly records: readonly Row[]
  readonly unlisted: readonly string[]
}

export function verifyView(found: Verified): VerifyView {
  const { unit, year, cutOff, title, version, latest, code, approval, finalizedAt, byName, standing } = found
  const { figures, openPoints, changed, approvalNow, changedRecords } = found
  const isTouched = changedRecords.length + found.changedUntold + found.changedWithheld > 0
  const by = byName === null ? '' : `，${byName}`
  return {
    title: title === '' ? `${year}年度述职报告` : title,
    version: `${unit} ${versionWords(found)}`,
    code,
    finalized: `${momentText(finalizedAt, 0)} 定稿${by}，数据截至${formatChineseDate(cutOff)}`,
    approved: `${formatChineseDate(approval.occurredOn)}“${approval.title}”审议通过${approvalWords(approvalNow)}`,
    warning: [
      STANDING_WORDS[standing],
      ...(latest > version ? [`这不是最新的一稿：已经有${versionWords({ ...found, version: latest })}。`] : []),
    ].join(''),
    whole: standing === 'genuine' ? '存下的内容是定稿时的原样。' : '',
    openPoints: openPoints.map(({ words }) => words),
    open: openPoints.length > 0 ? `定稿时知道还有 ${openPoints.length} 处没有处理：` : '',
    changes:
      changed.length === 0
        ? `报告里 ${figures} 个数字，${isTouched ? '现在算出来与定稿时一样，有关的记录定稿以后改动过。' : '记录与定稿时一致。'}`
        : `报告里 ${figures} 个数字，定稿以后有 ${changed.length} 个的记录或口径变了：`,
    changed: changed.map(({ figure, was, now, recordsWere, recordsNow, meaning }, key) => ({
      key,
      title: `「${figureTitle(figure, year)}」${changeSaid(was, now)}`,
      note: [`依据的记录：定稿时 ${recordsWere} 条，现在 ${recordsNow} 条`, ...meaning].join('；'),
    })),
    records: changedRecords.map(({ at, summary, title: record }, key) => ({
      key,
      title: record,
      note: `${momentText(at, 0)} ${summary}`,
    })),
    unlisted: changedBesideWords(found),
  }
}

function changeSaid(was: string | null, now: string | null): string {
  return was === now ? `数字没有变，${isOrNone(now)}` : `定稿${isOrNone(was)}，现在${isOrNone(now)}`
}

function isOrNone(said: string | null): string {
  return said === null ? '没有记录' : `是${said}`
}
