/** What a summary tells: which measures, in which words. Nobody is named, and nobody stands beside anybody else. */
import type { NormKind } from '#domain/rules/norm'

export interface SummaryLine {
  readonly measure: string
  /** Left out: the measure's own. */
  readonly title?: string
  /** The norm that it stands against. */
  readonly norm?: NormKind
}
export interface SummaryGroup {
  readonly heading: string
  readonly lines: readonly SummaryLine[]
}

const meetings = (norm: NormKind): SummaryLine => ({ measure: `${norm}-count`, norm })

export const SUMMARY_GROUPS: readonly SummaryGroup[] = [
  {
    heading: '会议和活动',
    lines: [
      meetings('general-meeting'),
      meetings('committee-meeting'),
      meetings('cell-meeting'),
      meetings('party-lecture'),
      meetings('themed-party-day'),
      meetings('organizational-life-meeting'),
      meetings('democratic-evaluation'),
      meetings('democratic-life-meeting'),
    ],
  },
  {
    heading: '到会和学习',
    lines: [
      { measure: 'activities-expected', title: '应到' },
      { measure: 'activities-present', title: '实到' },
      { measure: 'activities-attendance-rate', title: '到会率' },
      { measure: 'activities-attendance-rate-without-excused', title: '到会率（不含请假）' },
      { measure: 'study-hours' },
      { measure: 'study-notes' },
    ],
  },
  {
    heading: '志愿服务和捐款',
    lines: [
      { measure: 'service-person-times' },
      { measure: 'service-people' },
      { measure: 'service-hours' },
      { measure: 'gifts', title: '捐款' },
      { measure: 'donated' },
    ],
  },
  {
    heading: '党费',
    lines: [
      { measure: 'dues-months-due' },
      { measure: 'dues-months-on-time' },
      { measure: 'dues-months-late' },
      { measure: 'dues-months-unpaid' },
      { measure: 'dues-received', title: '收到党费' },
    ],
  },
]
