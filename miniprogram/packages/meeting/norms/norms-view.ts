import { formatChineseDate, yearOf, type CivilDate } from '../../../domain/time/civil-date'
import { MEETING_KINDS, type MeetingKind } from '../../../domain/meeting/meeting-kinds'
import type { NormKind } from '../../../domain/rules/norm'
import { citationOf } from '../../../domain/rules/rule'
import { isUnderWay, type NormLine } from '../../../services/meetings'
import { dayText } from '../../../text/dates'
import type { Tag } from '../meeting-text'

const PERIODS = ['month', 'quarter', 'year'] as const
const PERIOD_LABELS: Readonly<Record<NormLine['per'], string>> = { month: '本月', quarter: '本季度', year: '今年' }

export interface NormRow {
  readonly key: string
  readonly title: string
  readonly tag: Tag
  readonly said: string
  readonly source: string
  /** What to convene for it; null where nothing is missing. */
  readonly convene: (MeetingPlaceOf & { readonly by: CivilDate }) | null
}
/** What is convened for a norm, and by whom. */
interface MeetingPlaceOf {
  readonly kind: MeetingKind
  readonly organ: string
  readonly cellId: string
}
export interface NormGroup {
  readonly title: string
  readonly rows: readonly NormRow[]
}

/** This month, this quarter, this year against what is asked; the open ones first. Nothing is called missed. */
export function normGroups(norms: readonly NormLine[]): NormGroup[] {
  return PERIODS.map((per) => {
    const rows = norms.filter((norm) => norm.per === per && norm.status !== 'not-applicable')
    const [open, met] = [rows.filter(({ status }) => status === 'open'), rows.filter(({ status }) => status === 'met')]
    return { title: PERIOD_LABELS[per], rows: [...open, ...met].map(normRow) }
  }).filter(({ rows }) => rows.length > 0)
}

/** Names of what does not apply to this branch, to be said once at the end; why, where the branch set it aside. */
export function notApplicable(norms: readonly NormLine[]): string {
  const titles = norms
    .filter(({ status }) => status === 'not-applicable')
    .map(({ title, choice }) => (choice?.reason ? `${title}（${choice.reason}）` : title))
  return [...new Set(titles)].join('、')
}

function normRow(norm: NormLine): NormRow {
  const { normId, title, cellId, cellName, per, ruled, atLeast, done, begun, status, dueBy } = norm
  const isMet = status === 'met'
  const isGoingOn = isUnderWay(norm)
  const held =
    [...(done > 0 ? [`已开 ${done} 次`] : []), ...(begun > 0 ? [`正在开 ${begun} 次`] : [])].join('、') || '还没有开'
  const by = isMet ? '' : isGoingOn ? '，结束后计入' : `，${dayText(dueBy, yearOf(dueBy))}前都可以安排`
  const place = isMet || isGoingOn ? null : placeOf(norm)
  return {
    key: `${normId}:${cellId ?? ''}`,
    title: cellName === null ? title : `${title}（${cellName}）`,
    tag: tagOf(isMet, isGoingOn, atLeast - done - begun),
    said: `${PERIOD_LABELS[per]}${held}，${atLeast > ruled ? '支部约定' : '要求'}不少于 ${atLeast} 次${by}。`,
    source: sourceOf(norm),
    convene: place && { ...place, by: dueBy },
  }
}

function tagOf(isMet: boolean, isGoingOn: boolean, missing: number): Tag {
  if (isMet) return { text: '已开够', tone: 'good' }
  return isGoingOn ? { text: '正在开', tone: 'good' } : { text: `还差 ${missing} 次`, tone: 'wait' }
}

/** The meeting that answers to a norm. A lecture of the leading group's secretary is a lecture of the branch. */
export function kindOf(kind: NormKind): MeetingKind | null {
  return kind === 'leader-lecture' ? 'party-lecture' : (MEETING_KINDS.find((each) => each === kind) ?? null)
}

/** Null where no meeting answers to it. */
export function placeOf({
  kind: asked,
  organ,
  cellId,
}: Pick<NormLine, 'kind' | 'organ' | 'cellId'>): MeetingPlaceOf | null {
  const kind = kindOf(asked)
  return kind && { kind, organ: asked === 'leader-lecture' ? 'branch' : organ, cellId: cellId ?? '' }
}

function sourceOf({ text, source, article, standing, atLeast, ruled, choice }: NormLine): string {
  const where = citationOf({ source, article })
  const firmness = {
    national: '',
    local: '（本地默认，可由支部调整）',
    unverified: source.includes('未核对') ? '' : '（条文待核对）',
  }[standing]
  const chosen =
    choice && atLeast > ruled
      ? `支部自${formatChineseDate(choice.fromOn)}起约定不少于 ${atLeast} 次${choice.reason ? `（${choice.reason}）` : ''}。`
      : ''
  return `${chosen}${text}——${where}${firmness}`
}
