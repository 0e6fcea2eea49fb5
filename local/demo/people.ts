/** The people of the demo year: the branch of an invented hotline centre, in an invented bureau. Nobody here exists. */
import { addYears, civilDate, type CivilDate } from '#domain/time/civil-date'
import type { Education } from '#domain/people/member-history'
import { dayOf, workday } from './calendar'
import type { CellKey, DemoCell, DemoChange, DemoPerson, DemoPost, DemoUser, PersonKey } from './demo-people'
import type { Chance } from './random'

export const BUREAU_NAME = '泊岭区政务服务管理局'
export const BRANCH_NAME = '泊岭区政务服务热线中心党支部'

const SCHOOLING = {
  高中: 'senior-middle-school',
  中专: 'secondary-vocational',
  大专: 'junior-college',
  本科: 'bachelor',
  硕士: 'master',
} as const satisfies Record<string, Education>

type Row = readonly [
  key: string,
  name: string,
  sex: '男' | '女',
  age: number,
  cell: CellKey | null,
  schooling: keyof typeof SCHOOLING,
  mark?: '领导' | '退休' | '流动',
]

/** Ages are those of the demo year. c1 受理, c2 转办督办, c3 综合保障, c4 离退休. */
const ROWS: readonly Row[] = [
  ['p01', '沈柏川', '男', 54, 'c3', '硕士', '领导'],
  ['p02', '陶静仪', '女', 49, 'c2', '本科', '领导'],
  ['p03', '顾明礼', '男', 46, 'c3', '本科'],
  ['p04', '覃晓棠', '女', 38, 'c1', '本科'],
  ['p05', '冯砚秋', '男', 51, 'c2', '本科', '领导'],
  ['p06', '邹雨禾', '女', 31, 'c3', '硕士'],
  ['p07', '罗振屏', '男', 44, 'c1', '本科'],
  ['p08', '姜以宁', '女', 41, 'c2', '本科'],
  ['p09', '贺连山', '男', 47, 'c3', '大专'],
  ['p10', '卢淑贞', '女', 66, 'c4', '大专', '退休'],
  ['p13', '白若楠', '女', 27, 'c1', '本科'],
  ['p14', '段子钧', '男', 29, 'c1', '本科'],
  ['p15', '傅晓冉', '女', 33, 'c1', '硕士'],
  ['p16', '甘沐林', '男', 36, 'c1', '本科'],
  ['p17', '郝佳茵', '女', 30, 'c1', '本科'],
  ['p18', '纪伟铭', '男', 40, 'c1', '本科'],
  ['p19', '柯敏知', '女', 35, 'c1', '大专'],
  ['p20', '廉小满', '女', 28, 'c1', '本科'],
  ['p21', '苗一舟', '男', 26, 'c1', '本科'],
  ['p22', '宁秀娟', '女', 45, 'c1', '大专'],
  ['p23', '庞立新', '男', 48, 'c1', '本科'],
  ['p24', '秦朗平', '男', 37, 'c2', '本科'],
  ['p25', '尚文婕', '女', 34, 'c2', '硕士'],
  ['p26', '史博衡', '男', 43, 'c2', '本科'],
  ['p27', '唐采薇', '女', 32, 'c2', '本科'],
  ['p28', '万志勤', '男', 55, 'c2', '大专'],
  ['p29', '席云舒', '女', 29, 'c2', '硕士'],
  ['p30', '严承厚', '男', 57, 'c2', '大专'],
  ['p31', '余思岚', '男', 39, 'c2', '本科'],
  ['p32', '喻佩兰', '女', 53, 'c3', '大专'],
  ['p33', '臧国栋', '男', 58, 'c3', '大专'],
  ['p34', '章丽筠', '女', 50, 'c3', '本科'],
  ['p35', '祝英桓', '男', 42, 'c3', '本科'],
  ['p36', '左建民', '男', 60, 'c3', '大专'],
  ['p37', '丁桂芳', '女', 68, 'c4', '中专', '退休'],
  ['p38', '樊志坚', '男', 70, 'c4', '大专', '流动'],
  ['p39', '古玉林', '男', 72, 'c4', '高中', '退休'],
  ['p40', '何淑英', '女', 63, 'c4', '大专', '退休'],
  ['p41', '焦德顺', '男', 75, 'c4', '高中', '退休'],
  ['p42', '雷长福', '男', 79, 'c4', '高中', '退休'],
  ['p43', '孟秋萍', '女', 62, 'c4', '大专', '退休'],
  ['p44', '彭玉珍', '女', 65, 'c4', '中专', '退休'],
  ['p45', '谢晚晴', '女', 25, 'c1', '本科'],
  ['p46', '叶书恒', '男', 28, 'c2', '硕士'],
  ['p47', '曾可歆', '女', 24, 'c1', '本科'],
  ['p48', '石守义', '男', 61, 'c4', '大专', '退休'],
]

export function cells(year: number): DemoCell[] {
  const formedOn = dayOf(year - 6, 5, 20)
  return [
    { key: 'c1', name: '受理党小组', formedOn },
    { key: 'c2', name: '转办督办党小组', formedOn },
    { key: 'c3', name: '综合保障党小组', formedOn },
    { key: 'c4', name: '离退休党小组', formedOn },
  ]
}

/** What sets somebody apart from a full member who has been on the register for years. */
function particulars(year: number): Readonly<Record<string, Partial<DemoPerson>>> {
  const changes = (...list: DemoChange[]) => ({ changes: list })
  return {
    p20: { fromOn: dayOf(year, 5, 12) },
    p31: changes({ on: dayOf(year, 9, 1), leaves: '组织关系转出' }),
    p36: changes({ on: dayOf(year, 4, 1), isRetired: true, cell: 'c4' }),
    p45: {
      stage: 'probationary',
      admittedOn: dayOf(year - 1, 6, 20),
      fromOn: dayOf(year - 1, 6, 20),
      ...changes({ on: fullOn(year), stage: 'full' }),
    },
    p46: {
      stage: 'candidate',
      admittedOn: null,
      fromOn: dayOf(year - 1, 10, 15),
      ...changes({ on: admittedOn(year), stage: 'probationary' }),
    },
    p47: { stage: 'activist', admittedOn: null, fromOn: dayOf(year - 1, 9, 10) },
  }
}

/** The day the general meeting made p45 a full member, and the day it accepted p46. */
export function fullOn(year: number): CivilDate {
  return workday(year, 6, 26)
}
export function admittedOn(year: number): CivilDate {
  return workday(year, 11, 27)
}

export function people(year: number, by: Chance): DemoPerson[] {
  const special = particulars(year)
  return ROWS.map((row) => ({ ...person(row, year, by.fork(row[0])), ...special[row[0]] }))
}

/** The bureau's Party office: sets the bureau up, and is on the roll of its offices' branch once there is one. */
export function officePerson(year: number): DemoPerson {
  const row: Row = ['office', '韩素章', '女', 43, null, '本科']
  return { ...person(row, year, FIXED), fromOn: dayOf(year - 5, 3, 1) }
}

/** For people outside the branch, about whom nothing is left to chance. */
const FIXED: Pick<Chance, 'between'> = { between: (least) => least }

/** Somebody of a smaller branch, whose ages are those of the demo year as well. */
export function personOf(year: number, ...[key, name, sex, age, schooling, ...mark]: PersonRow): DemoPerson {
  return person([key, name, sex, age, null, schooling, ...mark], year, FIXED)
}
export type PersonRow = readonly [
  key: PersonKey,
  name: string,
  sex: '男' | '女',
  age: number,
  schooling: keyof typeof SCHOOLING,
  mark?: '领导' | '退休' | '流动',
]

function person(row: Row, year: number, by: Pick<Chance, 'between'>): DemoPerson {
  const [key, name, sex, age, cell, schooling, mark] = row
  const birthYear = year - age
  const admittedYear = Math.min(birthYear + by.between(22, 30), year - 4)
  const admitted = civilDate(`${admittedYear}-${by.between(0, 1) ? '06-28' : '12-20'}`)
  // Here since they are full members: nobody is one before a year of probation, nor in office before being here.
  const full = addYears(admitted, 1)
  const arrived = dayOf(Math.max(admittedYear, year - 5), by.between(1, 4), by.between(1, 28))
  return {
    key,
    name,
    sex: sex === '男' ? 'male' : 'female',
    birthYear,
    education: SCHOOLING[schooling],
    admittedOn: admitted,
    fromOn: arrived > full ? arrived : full,
    stage: 'full',
    cell,
    isRetired: mark === '退休' || mark === '流动',
    isLeadingCadre: mark === '领导',
    isMigrant: mark === '流动',
    changes: [],
  }
}

export const COMMITTEE = ['p01', 'p02', 'p03', 'p04', 'p05'] as const
/** Who leads the centre; they lead outings, and are not asked for them like everybody else. */
export const LEADERS: readonly PersonKey[] = ['p01', 'p02', 'p05']
/** The leading group (党组) of the bureau: its leaders, on the roll of the offices' branch, and who leads the centre. */
export const LEADING_GROUP: readonly PersonKey[] = ['p11', 'p12', 'o01', 'o02', 'p01']
/** Who answers for the bureau; takes part in the offices' branch as an ordinary member. */
export const GROUP_SECRETARY: PersonKey = 'p11'

export function posts(year: number): DemoPost[] {
  const fromOn = dayOf(year - 2, 3, 18)
  return [
    { person: 'p01', post: 'secretary', fromOn },
    { person: 'p02', post: 'deputy-secretary', fromOn },
    { person: 'p03', post: 'organization', fromOn },
    { person: 'p04', post: 'publicity', fromOn },
    { person: 'p05', post: 'discipline-inspection', fromOn },
    { person: 'p06', post: 'clerk', fromOn },
    { person: 'p07', post: 'cell-leader', fromOn, cell: 'c1' },
    { person: 'p08', post: 'cell-leader', fromOn, cell: 'c2' },
    { person: 'p09', post: 'cell-leader', fromOn, cell: 'c3' },
    { person: 'p10', post: 'cell-leader', fromOn, cell: 'c4' },
  ]
}

export const USERS: readonly DemoUser[] = [
  { person: 'office', openId: 'demo-office', role: '机关党办' },
  { person: 'p01', openId: 'demo-secretary', role: '支部书记' },
  { person: GROUP_SECRETARY, openId: 'demo-group-secretary', role: '党组书记' },
  { person: 'p02', openId: 'demo-deputy', role: '支部副书记' },
  { person: 'p03', openId: 'demo-treasurer', role: '组织委员（收党费）' },
  { person: 'p04', openId: 'demo-publicity', role: '宣传委员' },
  { person: 'p05', openId: 'demo-discipline', role: '纪检委员' },
  { person: 'p06', openId: 'demo-clerk', role: '党务干事' },
  { person: 'p07', openId: 'demo-leader-1', role: '受理党小组组长' },
  { person: 'p08', openId: 'demo-leader-2', role: '转办督办党小组组长' },
  { person: 'p09', openId: 'demo-leader-3', role: '综合保障党小组组长' },
  { person: 'p10', openId: 'demo-leader-4', role: '离退休党小组组长' },
  { person: 'p13', openId: 'demo-member-1', role: '党员' },
  { person: 'p14', openId: 'demo-member-2', role: '党员' },
  { person: 'p17', openId: 'demo-member-3', role: '党员' },
  { person: 'p22', openId: 'demo-member-4', role: '党员' },
  { person: 'p25', openId: 'demo-member-5', role: '党员' },
  { person: 'p29', openId: 'demo-member-6', role: '党员' },
  { person: 'p45', openId: 'demo-probationary', role: '预备党员（6月转正）' },
  { person: 'p37', openId: 'demo-retired', role: '离退休党员' },
]
