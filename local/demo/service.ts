/** Volunteer service of the demo year: outings with their sheets, the flood's night shifts, and what members enter themselves. */
import { dayOf, entered, rollOn, standingOn } from './calendar'
import type { DemoPerson, PersonKey } from './demo-people'
import type { DemoLedgerEntry, DemoShift } from './demo-records'
import { LEADERS } from './people'
import type { Chance } from './random'

interface Outing {
  readonly month: number
  readonly day: number
  readonly project: string
  readonly site: string
  readonly minutes: number
  readonly people: number
  readonly leaflets?: number
  readonly leaders?: readonly PersonKey[]
  readonly isNight?: boolean
  readonly daysLater?: number
}

const FLOOD_DUTY = '防汛值守突击'
/** The invented flood of July: twelve days on the phones and on the dikes. */
const OUTINGS: readonly Outing[] = [
  { month: 1, day: 18, project: '节前环境清洁', site: '槐影社区', minutes: 120, people: 7 },
  {
    month: 3,
    day: 5,
    project: '热线政策宣传',
    site: '桥头农贸市场',
    minutes: 150,
    people: 8,
    leaflets: 320,
    leaders: ['p02'],
  },
  { month: 3, day: 22, project: '反诈宣传', site: '柳下社区', minutes: 120, people: 5, leaflets: 180 },
  { month: 4, day: 19, project: '老年人用手机教学', site: '石渠社区', minutes: 180, people: 6, leaflets: 90 },
  { month: 5, day: 10, project: '市场秩序劝导', site: '五谷农贸市场', minutes: 120, people: 4 },
  { month: 5, day: 24, project: '老年人用手机教学', site: '槐影社区', minutes: 180, people: 5, leaders: ['p02'] },
  { month: 6, day: 7, project: '考点外文明引导', site: '泊岭二中门前', minutes: 240, people: 5 },
  {
    month: 6,
    day: 21,
    project: '汛期安全宣传',
    site: '竹篱社区',
    minutes: 120,
    people: 6,
    leaflets: 400,
    leaders: ['p01'],
  },
  { month: 7, day: 11, project: FLOOD_DUTY, site: '竹篱社区', minutes: 360, people: 9, leaders: ['p01', 'p05'] },
  {
    month: 7,
    day: 12,
    project: FLOOD_DUTY,
    site: '南堤值守点',
    minutes: 480,
    people: 8,
    isNight: true,
    leaders: ['p05'],
  },
  { month: 7, day: 13, project: FLOOD_DUTY, site: '南堤值守点', minutes: 480, people: 8, isNight: true, daysLater: 16 },
  {
    month: 7,
    day: 14,
    project: FLOOD_DUTY,
    site: '柳下社区',
    minutes: 360,
    people: 7,
    leaders: ['p02'],
    daysLater: 15,
  },
  { month: 7, day: 15, project: FLOOD_DUTY, site: '南堤值守点', minutes: 480, people: 6, isNight: true, daysLater: 14 },
  {
    month: 7,
    day: 17,
    project: '防汛物资分发',
    site: '竹篱社区',
    minutes: 240,
    people: 9,
    leaflets: 260,
    daysLater: 12,
  },
  { month: 7, day: 19, project: '灾后清淤', site: '柳下社区', minutes: 300, people: 9, leaders: ['p02', 'p05'] },
  { month: 7, day: 20, project: '灾后清淤', site: '五谷农贸市场', minutes: 300, people: 7 },
  { month: 8, day: 23, project: '暑期儿童看护', site: '石渠社区', minutes: 180, people: 3 },
  { month: 9, day: 20, project: '热线政策宣传', site: '晚晴路便民市场', minutes: 120, people: 5, leaflets: 240 },
  { month: 10, day: 18, project: '河道清洁', site: '青石河步道', minutes: 150, people: 8, leaders: ['p05'] },
  { month: 10, day: 29, project: '陪老人体检', site: '石渠社区', minutes: 200, people: 4 },
  { month: 11, day: 15, project: '反诈宣传', site: '桥头农贸市场', minutes: 120, people: 6, leaflets: 210 },
  {
    month: 12,
    day: 5,
    project: '热线政策宣传',
    site: '槐影社区',
    minutes: 120,
    people: 7,
    leaflets: 300,
    leaders: ['p01'],
  },
]

/** The outings as entries of the ledger; `outing-1` is the first of the year. */
export function outings(year: number): DemoLedgerEntry[] {
  return OUTINGS.map((outing, index) => {
    const on = dayOf(year, outing.month, outing.day)
    const { project, site, leaflets, leaders, isNight } = outing
    return {
      key: `outing-${index + 1}`,
      kind: 'volunteer-outing',
      on,
      organ: 'branch',
      person: null,
      values: {
        project,
        site,
        ...(leaflets === undefined ? {} : { leaflets }),
        ...(leaders === undefined ? {} : { leaders }),
        ...(isNight ? { isNight } : {}),
      },
      entered: entered('p06', on, outing.daysLater ?? 1, '16:20'),
    }
  })
}

/** The shifts of every outing, entered from its sheet, and those that members entered by themselves. */
export function shifts(year: number, people: readonly DemoPerson[], chance: Chance): DemoShift[] {
  const onOutings = OUTINGS.map((outing, index): DemoShift => {
    const on = dayOf(year, outing.month, outing.day)
    const { leaders = [], project, site, minutes } = outing
    const others = willing(people, on).filter((key) => !LEADERS.includes(key))
    const by = chance.fork(`outing-${index + 1}`)
    return {
      key: `shift-${index + 1}`,
      people: [...leaders, ...by.some(others, outing.people - leaders.length)],
      project,
      site,
      on,
      minutes,
      outing: `outing-${index + 1}`,
      entered: entered('p06', on, outing.daysLater ?? 1, '16:30'),
      ...(index === 4
        ? {
            corrected: {
              minutes: 90,
              entered: entered('p06', on, 3),
              reason: '实际提前半小时结束',
            },
          }
        : {}),
    }
  })
  return [...onOutings, ...ownShifts(year, chance.fork('own-shifts'))]
}

/** A third of the members goes out, the same ones again and again: the retired and the very busy seldom. */
function willing(people: readonly DemoPerson[], on: DemoShift['on']): PersonKey[] {
  return rollOn(people, on)
    .filter((person) => !standingOn(person, on)?.isRetired && Number(person.key.slice(1)) % 4 !== 2)
    .map(({ key }) => key)
}

const SELF_ENTERING: readonly PersonKey[] = ['p13', 'p14', 'p17', 'p22', 'p25', 'p29', 'p45']
const OWN_PROJECTS = [
  ['社区值班', '槐影社区', 120],
  ['平安夜巡', '槐影社区', 240],
  ['送餐上门', '石渠社区', 90],
  ['政策咨询台', '桥头农贸市场', 150],
] as const

/** Members propose, the clerk confirms within days; the last ones of the year still wait, two came to nothing. */
function ownShifts(year: number, by: Chance): DemoShift[] {
  return SELF_ENTERING.flatMap((person, who) =>
    Array.from({ length: 4 }, (_, turn): DemoShift => {
      const month = Math.min(12, 1 + turn * 3 + (who % 3))
      const on = dayOf(year, month, by.between(1, 24))
      const [project, site, minutes] = by.pick(OWN_PROJECTS)
      const shift = { key: `own-${person}-${turn + 1}`, people: [person], project, site, on, minutes, outing: null }
      const made = { ...shift, entered: entered(person, on, by.between(0, 2), '20:10') }
      const settled = entered('p06', on, 4, '10:15')
      if (turn === 3 && who % 2 === 0) return { ...made, aftermath: { is: 'left-proposed' } }
      if (turn === 2 && who === 1)
        return {
          ...made,
          aftermath: { is: 'withdrawn', entered: entered(person, on, 3), reason: '与单位排班重复，不计志愿服务' },
        }
      if (turn === 3 && who === 3)
        return { ...made, aftermath: { is: 'disputed', entered: settled, reason: '时长与社区签到表不一致，待核实' } }
      return { ...made, aftermath: { is: 'confirmed-later', entered: settled } }
    }),
  )
}
