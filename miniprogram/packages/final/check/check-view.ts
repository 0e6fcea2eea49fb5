/** What holding a document against its facts and the records found, as the page lists it. */
import type { OutputOf } from '#contract'
import { formatChineseDate } from '../../../domain/time/civil-date'
import { FACT_STANDING_WORDS } from '../../../domain/report/fact'
import { changedWordsSaid, doctoredWords, findingWords } from '../../../domain/report/finding'
import { changedBesideWords } from '../../../domain/report/withheld-words'
import { momentText } from '../../../text/dates'

export type DocumentCheck = OutputOf<'report.checkDocument'>

interface Row {
  readonly key: number
  readonly text: string
  readonly note: string
}
export interface CheckView {
  readonly about: string
  /** Which final version it is, with its code; '' of a draft. */
  readonly final: string
  /** Whether what the file says of its figures can be gone by; '' where it can. */
  readonly facts: string
  /** In what it is an older draft, or another version than the one stored. */
  readonly versions: readonly Row[]
  readonly doctored: readonly Row[]
  /** What became of the numbers in the text. */
  readonly numbers: string
  readonly findings: readonly Row[]
  /** What became of the words, and what the file has besides. */
  readonly words: string
  readonly reworded: readonly Row[]
  /** Numbers that had no records when the report was written. */
  readonly typed: readonly Row[]
  /** What became of the records since. */
  readonly records: string
  readonly stale: readonly Row[]
  readonly changed: readonly Row[]
  /** What is not among them, in sentences. */
  readonly unlisted: readonly Row[]
}

function recordsWords({ stale, changedRecords, changedUntold, changedWithheld }: DocumentCheck): string {
  if (stale.length > 0) return `有 ${stale.length} 项数据，生成以后记录或口径有变化：`
  return changedRecords.length + changedUntold + changedWithheld > 0
    ? '各项数据现在算出来与生成时一样，有关的记录生成以后改动过。'
    : '各项数据的记录，生成以后没有变化。'
}

export function checkView(check: DocumentCheck): CheckView {
  const { unit, year, cutOff, draftedAt, facts, doctored, typed, figures, findings, stale } = check
  const { changedRecords, words, beside, otherVersion, finalized } = check
  const drafted = momentText(draftedAt, 0)
  return {
    about: `${unit}${year}年度，数据截至${formatChineseDate(cutOff)}，${drafted} 起草，文中 ${figures} 项数据。`,
    final: finalized ? `${momentText(finalized.at, 0)} ${finalized.version}，核验码 ${finalized.code}。` : '',
    facts: FACT_STANDING_WORDS[facts],
    versions: otherVersion.map((said, key) => ({ key, text: `${said}。`, note: '' })),
    doctored: doctored.map((fact, key) => ({ key, text: `${doctoredWords(fact)}。`, note: '' })),
    numbers: findings.length === 0 ? '文中的数字都与生成时一致。' : `文中有 ${findings.length} 处数字与生成时不一样：`,
    words:
      words.length + beside.length === 0
        ? '文字都与生成时一致，没有另外加进的东西。'
        : `文字有 ${words.length + beside.length} 处与生成时不一样：`,
    reworded: [...words.map(changedWordsSaid), ...beside].map((text, key) => ({ key, text: `${text}。`, note: '' })),
    typed: typed.map(({ words, where, basis }, key) => ({
      key,
      text: `${words}：“${where}”`,
      note: basis ? `依据：${basis}` : '没有写明依据',
    })),
    findings: findings.map((finding, key) => ({ key, text: `${findingWords(finding)}。`, note: finding.where })),
    records: recordsWords(check),
    stale: stale.map(({ title, was, now, recordsWere, recordsNow, meaning }, key) => ({
      key,
      text:
        now === was ? `「${title}」数字没有变，是${was}。` : `「${title}」现在是${now ?? '暂无记录'}，文件里是${was}。`,
      note: [`依据的记录：生成时 ${recordsWere} 条，现在 ${recordsNow} 条`, ...meaning].join('；'),
    })),
    changed: changedRecords.map(({ at, summary, title }, key) => ({
      key,
      text: title,
      note: `${momentText(at, 0)} ${summary}`,
    })),
    unlisted: changedBesideWords(check).map((text, key) => ({ key, text, note: '' })),
  }
}
