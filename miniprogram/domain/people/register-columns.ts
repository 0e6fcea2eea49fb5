/**
 * The columns of a list of members that can be imported, declared as data: the template is written from them and a list
 * is read by them. Lists that exist already carry other headings for the same things; `alsoCalled` knows the usual ones.
 * Columns that are not declared here (身份证号, 工资, 手机号 …) are never read.
 */
import { toHalfWidth } from '../values/chinese-text'
import { EDUCATION_LABELS, MEMBERSHIP_STAGE_LABELS, SEX_LABELS } from './labels'
import type { Sex } from './member'
import type { Education, RegisterStage } from './member-history'

/** Rows one import may hold; a branch normally has up to 50 members. */
export const IMPORT_ROWS = 500

export interface ImportColumn {
  readonly code: string
  readonly title: string
  readonly alsoCalled: readonly string[]
  /** Whether the list must have the column, and every row something in it. */
  readonly isRequired: boolean
  /** Width in the template, in characters. */
  readonly width: number
  /** What the template says about it, with an example. */
  readonly note: string
}

const YES_NO = '填“是”或“否”。新列入的同志不填即为“否”；已在册的同志不填即不变。'

export const IMPORT_COLUMNS = [
  {
    code: 'number',
    title: '编号',
    alsoCalled: ['党员编号'],
    isRequired: false,
    width: 10,
    note: '选填。本支部自编的编号，12 位以内的字母或数字，用来区分姓名、性别、出生年份都相同的同志；请勿填身份证号。例：07',
  },
  {
    code: 'name',
    title: '姓名',
    alsoCalled: ['党员姓名', '名字'],
    isRequired: true,
    width: 12,
    note: '必填。例：张三',
  },
  {
    code: 'sex',
    title: '性别',
    alsoCalled: [],
    isRequired: true,
    width: 8,
    note: `必填。填“${SEX_LABELS.male}”或“${SEX_LABELS.female}”。例：男`,
  },
  {
    code: 'birthYear',
    title: '出生年份',
    alsoCalled: ['出生年', '出生年月', '出生日期', '出生年月日', '出生时间', '生日'],
    isRequired: true,
    width: 10,
    note: '必填。只保留年份，月日不保留。例：1980',
  },
  {
    code: 'stage',
    title: '党员类别',
    alsoCalled: ['人员类别', '党员类型', '类别', '政治面貌', '党员状态'],
    isRequired: false,
    width: 14,
    note: `不填时按入党日期和转正日期看。填“${MEMBERSHIP_STAGE_LABELS.activist}”“${MEMBERSHIP_STAGE_LABELS.candidate}”“${MEMBERSHIP_STAGE_LABELS.probationary}”或“${MEMBERSHIP_STAGE_LABELS.full}”。例：正式党员`,
  },
  {
    code: 'cell',
    title: '党小组',
    alsoCalled: ['所在党小组', '所属党小组', '小组'],
    isRequired: false,
    width: 16,
    note: '选填。须是支部已成立的党小组；不在任何党小组填“无”，不填即不变。例：第一党小组',
  },
  {
    code: 'education',
    title: '学历',
    alsoCalled: ['文化程度', '最高学历', '学历情况'],
    isRequired: false,
    width: 14,
    note: `选填。填${Object.values(EDUCATION_LABELS)
      .map((label) => `“${label}”`)
      .join('')}之一。例：大学本科`,
  },
  {
    code: 'admittedOn',
    title: '入党日期',
    alsoCalled: ['入党时间', '加入党组织日期', '加入党组织时间', '加入中共组织日期', '接收为预备党员日期'],
    isRequired: false,
    width: 14,
    note: '选填。支部大会通过接收为预备党员的日期；只知道月份的，写到月，就按月份保存。例：2012-07-01',
  },
  {
    code: 'confirmedOn',
    title: '转正日期',
    alsoCalled: ['转正时间', '转为正式党员日期', '转为正式党员时间', '转正'],
    isRequired: false,
    width: 14,
    note: '选填。支部大会通过转为正式党员的日期。例：2013-07-01',
  },
  {
    code: 'joinedOn',
    title: '进入支部日期',
    alsoCalled: ['进入支部时间', '进入党支部日期', '进入当前党支部日期', '进入当前支部日期', '转入日期', '转入时间'],
    isRequired: false,
    width: 14,
    note: '选填，只用于新列入的同志；不填则自名单日期起在册。例：2018-01-01',
  },
  {
    code: 'isMigrant',
    title: '是否流动',
    alsoCalled: ['流动党员', '是否流动党员', '是否为流动党员'],
    isRequired: false,
    width: 10,
    note: `选填。流动党员。${YES_NO}例：否`,
  },
  {
    code: 'isRetired',
    title: '是否离退休',
    alsoCalled: ['离退休', '是否退休', '是否离退休党员', '离退休党员'],
    isRequired: false,
    width: 12,
    note: `选填。${YES_NO}例：否`,
  },
  {
    code: 'isLeadingCadre',
    title: '是否领导干部',
    alsoCalled: ['领导干部', '党员领导干部', '是否党员领导干部'],
    isRequired: false,
    width: 12,
    note: `选填。${YES_NO}例：否`,
  },
] as const satisfies readonly ImportColumn[]

export type ImportColumnCode = (typeof IMPORT_COLUMNS)[number]['code']
export type ImportColumnTitle = (typeof IMPORT_COLUMNS)[number]['title']

export const SEX_WORDS: ReadonlyMap<string, Sex> = words([
  ['male', SEX_LABELS.male, '男性'],
  ['female', SEX_LABELS.female, '女性'],
])

export const STAGE_WORDS: ReadonlyMap<string, RegisterStage> = words([
  ['activist', MEMBERSHIP_STAGE_LABELS.activist, '积极分子'],
  ['candidate', MEMBERSHIP_STAGE_LABELS.candidate],
  ['probationary', MEMBERSHIP_STAGE_LABELS.probationary, '中共预备党员', '预备'],
  ['full', MEMBERSHIP_STAGE_LABELS.full, '中共党员', '中共正式党员', '党员', '正式'],
])

export const EDUCATION_WORDS: ReadonlyMap<string, Education> = words([
  ['primary-school', EDUCATION_LABELS['primary-school']],
  ['junior-middle-school', EDUCATION_LABELS['junior-middle-school'], '初级中学'],
  ['senior-middle-school', EDUCATION_LABELS['senior-middle-school'], '高级中学', '普通高中'],
  [
    'secondary-vocational',
    EDUCATION_LABELS['secondary-vocational'],
    '中等专科',
    '中等职业教育',
    '职高',
    '中技',
    '技校',
  ],
  ['junior-college', EDUCATION_LABELS['junior-college'], '专科', '大学专科'],
  ['bachelor', EDUCATION_LABELS.bachelor, '本科', '大学', '学士'],
  ['master', EDUCATION_LABELS.master, '硕士', '研究生', '硕士学位研究生'],
  ['doctor', EDUCATION_LABELS.doctor, '博士', '博士学位研究生'],
])

export const YES_NO_WORDS: ReadonlyMap<string, boolean> = words([
  [true, '是', '有', '√', '✓', 'Y', 'YES', '1'],
  [false, '否', '无', '不是', '×', 'X', 'N', 'NO', '0'],
])

/** The column a heading stands for, if any: blanks, a star, a colon and what is in brackets do not matter. */
export function columnOf(heading: string): ImportColumnCode | undefined {
  const plain = toHalfWidth(heading)
    .replace(/\([^()]*\)/g, '')
    .replace(/[\s*:]/g, '')
  return IMPORT_COLUMNS.find(
    ({ title, alsoCalled }) => title === plain || (alsoCalled as readonly string[]).includes(plain),
  )?.code
}

/** What people put into a cell where there is nothing to say. */
const NOTHING = /^(?:无|暂无|没有|空|[-—–―－_/／\\、.。·]+|N\/?A|NULL|NIL)$/i

/** Whether a cell says nothing. For some columns 无 is an answer: those ask their own words first. */
export function saysNothing(text: string): boolean {
  return text === '' || NOTHING.test(text)
}

/** What a spreadsheet shows where a formula failed: `#N/A`. */
export function isFailedFormula(text: string): boolean {
  return /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!)$/.test(text)
}

/** A word of a list as the tables above know it. */
export function plainWord(text: string): string {
  return toHalfWidth(text).replace(/\s/g, '').toUpperCase()
}

function words<T>(rows: readonly (readonly [value: T, ...words: string[]])[]): ReadonlyMap<string, T> {
  return new Map(rows.flatMap(([value, ...known]) => known.map((word) => [word, value] as const)))
}
