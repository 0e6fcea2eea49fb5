/** What a person's own year tells: which measures, narrowed to themselves, in which words. No line compares or adds up people. */
import type { OwnKind } from '#domain/ledger/own-kind'
import { compareNames } from '../../application/member-names'
import { OWN_KINDS_TITLE } from '../measures/catalogue'
import { ownKindMeasures } from '../measures/own-kind-measures'

export interface YearLine {
  readonly measure: string
  /** The measure's own words are about a branch; of one person it is said so. */
  readonly title: string
  /** Left out: the measure's. */
  readonly unit?: string
}
export interface YearGroup {
  readonly heading: string
  readonly lines: readonly YearLine[]
}

const times = (measure: string, title: string): YearLine => ({ measure, title, unit: '次' })
const months = (measure: string, title: string): YearLine => ({ measure, title, unit: '个月' })

export const YEAR_GROUPS: readonly YearGroup[] = [
  {
    heading: '组织生活和学习',
    lines: [
      times('activities-expected', '应到会议和活动'),
      times('activities-present', '到会'),
      times('activities-excused', '请假'),
      times('activities-absent', '缺席'),
      times('activities-observers', '列席'),
      { measure: 'study-hours', title: '学习' },
      { measure: 'study-notes', title: '心得体会' },
    ],
  },
  {
    heading: '志愿服务',
    lines: [
      times('service-person-times', '志愿服务'),
      { measure: 'service-hours', title: '服务时长' },
      { measure: 'community-services', title: '到社区服务' },
      { measure: 'community-service-hours', title: '到社区服务的时长' },
      { measure: 'contact-visits', title: '到联系点' },
    ],
  },
  {
    heading: '捐款',
    lines: [
      { measure: 'gifts', title: '捐款' },
      { measure: 'donated', title: '捐款金额' },
    ],
  },
  {
    heading: '党费',
    lines: [
      months('dues-months-due', '应交'),
      months('dues-months-on-time', '按时交纳'),
      months('dues-months-late', '过后交纳'),
      months('dues-months-unpaid', '还没有交'),
      months('dues-months-exempt', '免交'),
      months('dues-months-elsewhere', '在别处交'),
      { measure: 'dues-paid', title: '已交金额' },
      { measure: 'dues-large-voluntary', title: '大额党费' },
    ],
  },
  {
    heading: '承诺和荣誉',
    lines: [
      { measure: 'commitments-made', title: '公开承诺' },
      { measure: 'commitments-kept', title: '兑现承诺' },
      { measure: 'honours-of-members', title: '个人荣誉' },
    ],
  },
]

/** What is kept of single members under kinds that their organizations set up; of an organization's own doings nobody is told. */
export function ownKindsGroup(kinds: readonly OwnKind[]): YearGroup {
  const ofMembers = kinds.filter(({ about }) => about === 'member').sort((a, b) => compareNames(a.title, b.title))
  const measures = ofMembers.flatMap(ownKindMeasures)
  return { heading: OWN_KINDS_TITLE, lines: measures.map(({ id, title }) => ({ measure: id, title })) }
}
