/** What a number says, for whoever opens it (口径): what was counted how under which conditions, then what the measure adds. */
import { ledgerKind } from '#domain/ledger/kinds/catalogue'
import { conditionWords, partWords } from './condition-words'
import { without } from './dimensions'
import { fieldWords } from './field-words'
import { isOfBothDays } from './roll'
import {
  sourceTitle,
  subjectOf,
  type Dimension,
  type Display,
  type Measure,
  type RecordMeasure,
  type Source,
} from './measure'

/** One part of a figure, by what people call it. */
export interface PartSaid {
  readonly dimension: Dimension
  readonly key: string
  readonly label: string
}

export function definitionOf(measure: Measure, part?: PartSaid): string {
  switch (measure.form) {
    case 'records': {
      const toldOfPart = part && measure.toldOfParts?.[`${part.dimension.id}.${part.key}`]
      const own = measure.told === undefined ? conditionWords(wherePart(measure, part)) : []
      const conditions = toldOfPart === undefined ? [...own, ...partSaid(part)].join('，') : ''
      return [toldOfPart ?? measure.told ?? basisOf(measure), conditions, amongWords(measure), measure.note ?? '']
        .filter((said) => said !== '')
        .join('；')
    }
    case 'rate':
      return measure.note ?? `${measure.title}，保留一位小数`
    case 'calendar':
      return measure.note ?? measure.title
  }
}

function amongWords(measure: RecordMeasure): string {
  const { among } = measure
  if (!among) return ''
  const who = among.of === 'members' ? '党员' : '党员领导干部'
  if (among.on === 'its-day') return `只计当天在册的${who}，之后离开的也计`
  return isOfBothDays(measure) ? `只计当天和截止日都在册的${who}` : `只计截止日在册的${who}`
}

/** Categories stand in the place of the condition that asks for the whole. */
function wherePart(
  { source, where }: RecordMeasure,
  part: PartSaid | undefined,
): Pick<RecordMeasure, 'source' | 'where'> {
  return { source, where: part?.dimension.insteadOf ? without(where ?? {}, part.dimension.field) : (where ?? {}) }
}

function partSaid(part: PartSaid | undefined): string[] {
  return part ? [partWords(part.dimension.title, part.label)] : []
}

function basisOf({ source, aggregate, unit, display, title }: RecordMeasure): string {
  // Of indicators the name is all that tells their numbers apart.
  const records = source.of === 'indicators' ? `业务指标“${title}”` : recordsOf(source)
  const field = (path: string) => fieldWords(source, path)?.title ?? ''
  const quoted = (path: string) => (field(path) === '' ? '' : `“${field(path)}”`)
  switch (aggregate.by) {
    case 'count':
      return subjectOf(source) === 'register' ? `${records}的${unit}数` : `${records}的${COUNTS[unit] ?? '条数'}`
    case 'distinct':
      return unit === '人'
        ? `${records}的${aggregate.field === 'memberId' ? '' : quoted(aggregate.field)}人数，同一人只计一次`
        : `${records}中不同${quoted(aggregate.field)}的${unit}数${aggregate.ofEach ? '，各党组织分别计' : ''}`
    case 'sum':
      return `${records}的${quoted(aggregate.field) || '数量'}合计${SAYS_UNIT[display] ?? ''}`
    case 'least':
      return `${records}中最小的${quoted(aggregate.field)}`
    case 'latest-value':
      return `${records}中最近一次的${quoted(aggregate.field) || '数'}`
    case 'months':
      return `有${records}的月份数`
    case 'reach':
      return `${records}按人累计，${quoted(aggregate.field)}满${aggregate.atLeast}分钟的人数`
    case 'runs':
      return `${records}按人连续的月份，${aggregate.atLeast === undefined ? '' : `满${aggregate.atLeast}个月的，`}每一段计一次`
    case 'mean-age':
      return `${records}的平均年龄，按出生年份计算`
    case 'oldest':
      return `${records}的最大年龄，按出生年份计算`
    case 'first-date':
      return `${records}中最早的${quoted(aggregate.field)}`
    case 'last-date':
      return `${records}中最近的${quoted(aggregate.field)}`
  }
}

/** What is counted one by one is so many records, where it is not people or months of them. */
const COUNTS: Readonly<Record<string, string>> = { 人次: '人次数', 人月: '月数，每人每月计一次' }
const SAYS_UNIT: Partial<Record<Display, string>> = { 'study-hours': '，45分钟为1学时' }
/** Of what lasts, the day on which it stands. */
function lastsWhen({ kind, anyDay }: Extract<Source, { of: 'ledger' }>): string {
  if (!ledgerKind(kind)?.lasting) return ''
  return anyDay ? '统计期内有过的' : '截止日仍有效的'
}

const PARTS = { agenda: '中议题', decisions: '中决定', sheet: '中签到登记', kinds: '' } as const

function recordsOf(source: Source): string {
  switch (source.of) {
    case 'members':
      return '截止日党员名册'
    case 'joinings':
      return '党员名册进入记录'
    case 'leavings':
      return '党员名册减少记录'
    case 'branches':
      return source.all ? '截止日在册党组织' : '截止日在册党支部'
    case 'cells':
      return '截止日在册党小组'
    case 'committee':
      return '截止日任职记录'
    case 'dues-months':
      return '党费台账'
    case 'meetings':
      return `${sourceTitle(source)}记录${source.each ? PARTS[source.each] : ''}`
    case 'ledger':
      return `${lastsWhen(source)}${sourceTitle(source)}记录`
    default:
      return `${sourceTitle(source)}记录`
  }
}
