/** What people read for the codes of this room. */
import type { EntrySource } from '../entries/entry'
import type { AttendanceMark } from './attendance'
import type { Lecturer, MeetingForm, MeetingKind, Organ } from './meeting-kinds'

export const MEETING_KIND_LABELS: Readonly<Record<MeetingKind, string>> = {
  'general-meeting': '支部党员大会',
  'committee-meeting': '支委会',
  'cell-meeting': '党小组会',
  'party-lecture': '党课',
  'themed-party-day': '主题党日',
  'organizational-life-meeting': '组织生活会',
  'democratic-evaluation': '民主评议党员',
  'democratic-life-meeting': '民主生活会',
  'leading-group-session': '党组会议',
  'collective-study': '集中学习',
}

export const ORGAN_LABELS: Readonly<Record<Organ, string>> = {
  branch: '党支部',
  committee: '支部委员会',
  cell: '党小组',
  'leading-group': '党组',
}

export const MEETING_FORM_LABELS: Readonly<Record<MeetingForm, string>> = {
  reading: '学习文件',
  lecture: '授课',
  discussion: '交流研讨',
  visit: '参观',
  service: '志愿服务',
  voting: '表决',
  video: '视频',
}

export const LECTURER_LABELS: Readonly<Record<Lecturer, string>> = {
  secretary: '书记',
  'leading-cadre': '党员领导干部',
  member: '党员',
  guest: '外请',
}

export const ATTENDANCE_MARK_LABELS: Readonly<Record<AttendanceMark, string>> = {
  present: '实到',
  excused: '请假',
  absent: '缺席',
  observer: '列席',
}

/** How a mark came about; of the clerk's hand are corrections only. */
export const MARK_SOURCE_LABELS: Readonly<Record<EntrySource, string>> = {
  scan: '扫码',
  'roll-call': '点名',
  paper: '纸质签到',
  import: '导入',
  self: '本人',
  clerk: '更正',
  timer: '自动',
}

/** What people begin the titles of meetings with: 党小组会：学习党章. */
const KIND_FIRST = new RegExp(`^(${Object.values(MEETING_KIND_LABELS).join('|')})[：:]`)

/** The title where its kind is said beside it. */
export function titleWithoutKind(title: string): string {
  return title.replace(KIND_FIRST, '')
}

/** `支部党员大会、党课` */
export function kindsText(kinds: readonly MeetingKind[]): string {
  return kinds.map((kind) => MEETING_KIND_LABELS[kind]).join('、')
}
