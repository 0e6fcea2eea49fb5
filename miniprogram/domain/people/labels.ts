/** What people read for the codes of this room. */
import type { Post } from './appointment'
import type { JOINED_BY, LeftBy, Sex } from './member'
import type { Education, MembershipStage } from './member-history'

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

export const JOINED_BY_LABELS: Readonly<Record<(typeof JOINED_BY)[number], string>> = {
  added: '列入名册',
  returned: '重新列入名册',
  transferred: '由所属其他支部转入',
}

export const LEFT_BY_LABELS: Readonly<Record<LeftBy, string>> = {
  transferred: '转到所属其他支部',
  'moved-away': '组织关系转出',
  died: '去世',
  expelled: '开除党籍或除名',
  other: '其他',
}

export const POST_LABELS: Readonly<Record<Post, string>> = {
  secretary: '书记',
  'deputy-secretary': '副书记',
  organization: '组织委员',
  publicity: '宣传委员',
  'discipline-inspection': '纪检委员',
  youth: '青年委员',
  'committee-member': '委员',
  'leading-group-member': '党组成员',
  'cell-leader': '党小组长',
  clerk: '记录员',
  'party-office': '机关党办',
}
