/** The Chinese words for what stands in the register, as lists and forms write them. */
import type { Post } from './appointment'
import type { BranchKind } from './branch'
import type { Sex } from './member'
import type { Education, RegisterStage } from './member-history'

export const SEX_WORDS: Readonly<Record<Sex, string>> = { male: '男', female: '女' }

export const STAGE_WORDS: Readonly<Record<RegisterStage, string>> = {
  activist: '入党积极分子',
  candidate: '发展对象',
  probationary: '预备党员',
  full: '正式党员',
}

export const EDUCATION_WORDS: Readonly<Record<Education, string>> = {
  'primary-school': '小学',
  'junior-middle-school': '初中',
  'senior-middle-school': '高中',
  'secondary-vocational': '中专',
  'junior-college': '大专',
  bachelor: '大学本科',
  master: '硕士研究生',
  doctor: '博士研究生',
}

export const POST_WORDS: Readonly<Record<Post, string>> = {
  secretary: '书记',
  'deputy-secretary': '副书记',
  organization: '组织委员',
  publicity: '宣传委员',
  'discipline-inspection': '纪检委员',
  'cell-leader': '党小组组长',
  clerk: '党务干事',
  'party-office': '机关党办',
}

export const BRANCH_KIND_WORDS: Readonly<Record<BranchKind, string>> = { bureau: '机关', branch: '党支部' }
