/** A person's page of the register: the facts of today, the dated history, and what changed it. */
import { addDays, formatChineseDate, formatDayOrMonth, yearOf, type CivilDate } from '../../../domain/time/civil-date'
import { EDUCATION_LABELS, MEMBERSHIP_STAGE_LABELS, SEX_LABELS } from '../../../domain/people/labels'
import type { RegisteredPerson } from '../../../services/register'
import { momentText } from '../../../text/dates'

type Span = RegisteredPerson['spans'][number]

export interface Labelled {
  readonly label: string
  readonly value: string
}
export interface PersonView {
  readonly name: string
  readonly line: string
  readonly isOnRoll: boolean
  readonly isBound: boolean
  readonly facts: readonly Labelled[]
  readonly history: readonly { readonly key: string; readonly when: string; readonly what: string }[]
  readonly changes: readonly { readonly key: string; readonly what: string; readonly by: string }[]
}

export function personView(person: RegisteredPerson, branchId: string, today: CivilDate): PersonView {
  const { name, sex, birthYear, number, admittedOn, isBound, spans, changes } = person
  const now = spans.find((span) => span.fromOn <= today && (span.untilOn === null || today < span.untilOn))
  const here = now?.branchId === branchId ? now : undefined
  const thisYear = yearOf(today)
  return {
    name,
    line: [SEX_LABELS[sex], `${birthYear} 年生`, ...(number === null ? [] : [`编号 ${number}`])].join(' · '),
    isOnRoll: here !== undefined,
    isBound,
    facts: [
      ...(here ? factsOf(here) : [{ label: '现状', value: now ? `现在${now.branchName}` : '不在名册' }]),
      { label: '入党日期', value: admittedOn === null ? '未填' : formatDayOrMonth(admittedOn) },
    ],
    history: [...spans].reverse().map((span) => ({
      key: span.fromOn,
      when: `${formatChineseDate(span.fromOn)}${span.untilOn === null ? '起' : lastDayWords(span.untilOn)}`,
      what: inWords(span),
    })),
    changes: [...changes].reverse().map(({ what, effectiveOn, recordedAt, recordedByName }, at) => ({
      key: String(at),
      what: `${what}（自${formatChineseDate(effectiveOn)}）`,
      by: [recordedByName, momentText(recordedAt, thisYear)].filter((part) => part !== null).join(' · '),
    })),
  }
}

/** A span ends before `untilOn`: its last day is told, which may be still to come. */
function lastDayWords(untilOn: CivilDate): string {
  return `至${formatChineseDate(addDays(untilOn, -1))}`
}

function factsOf(span: Span): Labelled[] {
  const others = [
    ...(span.isMigrant ? ['流动党员'] : []),
    ...(span.isLeadingCadre ? ['党员领导干部'] : []),
    ...(span.isRetired ? ['离退休'] : []),
  ]
  return [
    { label: '党员类别', value: MEMBERSHIP_STAGE_LABELS[span.stage] },
    { label: '党小组', value: span.cellName ?? '未编入' },
    { label: '学历', value: span.education === null ? '未填' : EDUCATION_LABELS[span.education] },
    ...(others.length > 0 ? [{ label: '其他', value: others.join('、') }] : []),
  ]
}

function inWords(span: Span): string {
  return [
    span.branchName,
    ...(span.cellName === null ? [] : [span.cellName]),
    MEMBERSHIP_STAGE_LABELS[span.stage],
    ...(span.education === null ? [] : [EDUCATION_LABELS[span.education]]),
    ...(span.isMigrant ? ['流动党员'] : []),
    ...(span.isLeadingCadre ? ['党员领导干部'] : []),
    ...(span.isRetired ? ['离退休'] : []),
  ].join('，')
}
