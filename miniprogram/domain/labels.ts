/** What people read for the codes of the domain. */
import type { Post } from './appointment'
import type { DuesStanding } from './dues-account'
import type { EntryState } from './entry'
import type { Sex } from './member'
import type { Education, MembershipStage } from './member-history'
import type { AttendanceMark, Lecturer, MeetingForm, MeetingKind, Organ } from './meeting'

export const MEETING_KIND_LABELS: Readonly<Record<MeetingKind, string>> = {
  'general-meeting': '支部党员大会',
  'committee-meeting': '支部委员会会议',
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

export const MEMBERSHIP_STAGE_LABELS: Readonly<Record<MembershipStage, string>> = {
  applicant: '入党申请人',
  activist: '入党积极分子',
  candidate: '发展对象',
  probationary: '预备党员',
  full: '正式党员',
}

export const SEX_LABELS: Readonly<Record<Sex, string>> = { male: '男', female: '女' }

export const EDUCATION_LABELS: Readonly<Record<Education, string>> = {
  'primary-school': '小学',
  'junior-middle-school': '初中',
  'senior-middle-school': '高中',
  'secondary-vocational': '中专',
  'junior-college': '大专',
  bachelor: '大学本科',
  master: '硕士研究生',
  doctor: '博士研究生',
}

export const POST_LABELS: Readonly<Record<Post, string>> = {
  secretary: '书记',
  'deputy-secretary': '副书记',
  organization: '组织委员',
  publicity: '宣传委员',
  'discipline-inspection': '纪检委员',
  'cell-leader': '党小组长',
  clerk: '记录员',
  'party-office': '机关党办',
}

export const DUES_STANDING_LABELS: Readonly<Record<DuesStanding, string>> = {
  unpaid: '未交',
  'on-time': '按时',
  late: '迟交',
  exempt: '免交',
}

export const ENTRY_STATE_LABELS: Readonly<Record<EntryState, string>> = {
  proposed: '待确认',
  confirmed: '已确认',
  disputed: '有异议',
  withdrawn: '已撤回',
  superseded: '已更正',
}
