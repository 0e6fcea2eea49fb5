/** What is still open in a report before it is handed out: told with its place, never a reason to refuse. */

export const OPEN_POINT_KINDS = [
  'blank',
  'unrecorded',
  'nowhere',
  'waiting',
  'stale',
  'records',
  'problem',
  'proposal',
  'target',
  'late-target',
  'typed',
  'contradiction',
  'misplaced',
  'gap',
  'leftover',
  'unit-name',
  'budget',
  'frequency',
  'voluntary',
] as const
export type OpenPointKind = (typeof OPEN_POINT_KINDS)[number]
export const OPEN_POINT_LABELS: Readonly<Record<OpenPointKind, string>> = {
  blank: '还没有写的地方',
  unrecorded: '还没有记录的内容',
  nowhere: '改写过、现在不印的文字',
  waiting: '还没有确认、没有计入的记录',
  stale: '起草以后变了的数字',
  records: '数字没有变、依据的记录或口径变了',
  problem: '采用了、现在不再成立的问题',
  proposal: '提示了、还没有答复的问题',
  target: '现在已经达到的目标',
  'late-target': '事后才写的上年目标',
  typed: '手工写的、没有记录支持的数字',
  contradiction: '对不上的数字',
  misplaced: '数字说的不是它数的事',
  gap: '缺了几个月的数字',
  leftover: '没有替换掉的占位',
  'unit-name': '与名册不一致的单位名称',
  budget: '篇幅',
  frequency: '记录里看不出的频次',
  voluntary: '没有本人意愿的“自愿”',
}

/** Where it is: a paragraph, a figure's records, or where something is entered; '' where that is not meant. */
export interface OpenPoint {
  readonly is: OpenPointKind
  readonly words: string
  readonly section: string
  readonly statement: string
  /** What people wrote in a section entry by entry, by its id. */
  readonly entry?: string
  readonly figure: string
  readonly enterAt: string
  /** Of which organization the records wait. */
  readonly branch?: string
}
type Place = Partial<Pick<OpenPoint, 'section' | 'statement' | 'entry' | 'figure' | 'enterAt' | 'branch'>>

export function openPoint(is: OpenPointKind, words: string, place: Place = {}): OpenPoint {
  return { is, words, section: '', statement: '', figure: '', enterAt: '', ...place }
}

export interface PointRow {
  /** Its number among all of them. */
  readonly at: number
  readonly words: string
}
export interface PointGroup<Row extends PointRow = PointRow> {
  readonly is: OpenPointKind
  readonly title: string
  readonly rows: readonly Row[]
}
/** The points by what they are, each kind with how many there are. */
export function pointGroups(points: readonly OpenPoint[]): PointGroup[] {
  return OPEN_POINT_KINDS.flatMap((is): PointGroup[] => {
    const rows = points.flatMap((point, at): PointRow[] => (point.is === is ? [{ at, words: point.words }] : []))
    return rows.length > 0 ? [{ is, title: `${OPEN_POINT_LABELS[is]} ${rows.length} 处`, rows }] : []
  })
}
