/**
 * From when on something is said: how many days before a period ends, after how many absences, below which share a problem
 * is proposed. They decide when a notice or a proposal appears, never what a figure says, and nothing follows from one by
 * itself. Defaults come from the rules where these name a number; a branch may move each within limits, from a day on.
 */
import { ABSENCE_NOTICE } from '../rules/branch-rules'
import { PROBLEM_THRESHOLDS } from '../rules/problem-rule'
import type { Threshold } from '../rules/rule'
import type { CivilDate } from '../time/civil-date'
import type { MemberId } from '../people/identity'
import type { Instant } from '../time/instant'

const { monthsInConstitution, noticeFromMonth } = ABSENCE_NOTICE.parameters

export const THRESHOLDS = {
  'month-notice-days': {
    title: '按月的会议，月底前几天提示',
    hint: '还没开够时，工作台注明“还有几天”，微信提示也从这时起',
    unit: '天',
    byDefault: 7,
    least: 1,
    most: 20,
  },
  'quarter-notice-days': {
    title: '按季度的会议，季末前几天提示',
    hint: '还没开够时，工作台注明“还有几天”，微信提示也从这时起',
    unit: '天',
    byDefault: 21,
    least: 1,
    most: 60,
  },
  'year-notice-days': {
    title: '按年的会议，年底前几天提示',
    hint: '还没开够时，工作台注明“还有几天”，微信提示也从这时起',
    unit: '天',
    byDefault: 60,
    least: 1,
    most: 180,
  },
  'absences-before-talk': {
    title: '半年内缺席几次，建议谈心',
    hint: '没有请假的才算；只告诉书记，不公布，不写进报告',
    unit: '次',
    byDefault: 3,
    least: 2,
    most: 6,
  },
  'care-after-months': {
    title: '连续几个月没有交党费，请书记关心',
    hint: '党章第九条说的是连续六个月，提前提示；只说人数，不点名',
    unit: '个月',
    byDefault: noticeFromMonth,
    least: 1,
    most: monthsInConstitution - 1,
  },
  'dues-reminder-day': {
    title: '每月几日起，可以提醒交党费',
    hint: '只提醒本人同意接收的；每月至多一次，晚上九点到早上八点不发',
    unit: '日',
    byDefault: 20,
    least: 10,
    most: 28,
  },
  ...PROBLEM_THRESHOLDS,
} as const satisfies Readonly<Record<string, Threshold>>
export type ThresholdId = keyof typeof THRESHOLDS
export const THRESHOLD_IDS = Object.keys(THRESHOLDS) as ThresholdId[]
export type Thresholds = Readonly<Record<ThresholdId, number>>

export const DEFAULT_THRESHOLDS = Object.fromEntries(
  THRESHOLD_IDS.map((id) => [id, THRESHOLDS[id].byDefault]),
) as Thresholds

/** Moved by the branch, to hold from that day on. */
export interface ThresholdChange {
  readonly threshold: ThresholdId
  readonly value: number
  readonly fromOn: CivilDate
  readonly decidedAt: Instant
  readonly decidedBy: MemberId
}

/** The thresholds of the branch as they stand on that day. */
export function thresholdsOf(
  { thresholdChanges = [] }: { readonly thresholdChanges?: readonly ThresholdChange[] },
  on: CivilDate,
): Thresholds {
  const standing: Record<ThresholdId, number> = { ...DEFAULT_THRESHOLDS }
  for (const { threshold, value, fromOn } of thresholdChanges) if (fromOn <= on) standing[threshold] = value
  return standing
}
