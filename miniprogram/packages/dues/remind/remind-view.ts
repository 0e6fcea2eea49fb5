/** Who gets a reminder of dues and who does not, as the page says it before anything is sent: by name, without sums. Pure. */
import type { OutputOf } from '#contract'
import { formatMonths } from '../../../domain/dues/dues-account'
import { ABSENCE_ARTICLE, ABSENCE_NOTICE } from '../../../domain/rules/branch-rules'
import { yearOf, type CivilDate } from '../../../domain/time/civil-date'
import { groupNotice } from '../../../page-parts/group-notice'
import { dayText } from '../../../text/dates'

type Reminders = OutputOf<'dues.reminders'>
type Person = Reminders['people'][number]
type Why = NonNullable<Person['why']>
type State = NonNullable<Person['message']>['state']

export interface PersonLine {
  readonly memberId: string
  readonly name: string
  readonly note: string
}
export interface PeopleLine {
  readonly why: string
  readonly names: string
}
export interface RemindView {
  /** Who gets one at the next tap. */
  readonly now: readonly PersonLine[]
  /** One line for the months and the reason, with everybody of it by name: of a month that is not closed it is the branch. */
  readonly later: readonly PeopleLine[]
  readonly speak: readonly PersonLine[]
  /** One line for a reason, with everybody of it by name. */
  readonly leftOut: readonly PeopleLine[]
  /** What WeChat answered this month. */
  readonly answered: readonly PersonLine[]
  readonly talks: readonly PersonLine[]
  /** For the secretary alone. */
  readonly care: readonly PersonLine[]
  /** What article 9 of the Constitution says; empty while nobody's months in a row come to it. */
  readonly article: string
}

const WHY: Readonly<Record<Why, string>> = {
  'quiet-hours': '晚上九点到早上八点不打扰，八点以后再发',
  'month-not-closed': '还没有结账，结账后再提醒',
  'quarter-not-over': '按季度交，季度过完再提醒',
  'before-day': '还没到支部定的提醒日子',
  'wechat-busy': '微信忙，稍后自动再发',
  'under-way': '正在发',
  'not-set-up': '还没有开通微信提醒',
  'no-phone': '还没有用微信加入支部',
  'no-consent': '没有点过“提醒我一次”',
  refused: '微信没有发：本人没有同意，或者收回了',
  failed: '微信没有发出去',
  uncertain: '发送时断了，不确定是否送到；这个月不再重发',
  paid: '已经交了',
  exempt: '免交',
  elsewhere: '在别处交',
  'nothing-due': '还没到交的时候',
  'not-assessed': '标准还没有核定',
  'off-roll': '已不在本支部名册',
  noted: '本人已登记，等确认',
  reminded: '这个月已经提醒过',
}

const ANSWERS: Readonly<Record<State, string>> = {
  queued: '还没有发出，稍后自动再发',
  claimed: '还没有听到微信的答复',
  sent: '微信已收下',
  refused: '微信没有发：本人没有同意，或者收回了',
  failed: '微信没有发出去',
  waiting: '微信忙，稍后自动再发',
}

export function remindView({ people, talks, care, asOf }: Reminders): RemindView {
  const having = (is: Person['is']) => people.filter((each) => each.is === is)
  const line = ({ memberId, name }: Pick<Person, 'memberId' | 'name'>, note: string) => ({ memberId, name, note })
  const { monthsInConstitution } = ABSENCE_NOTICE.parameters
  return {
    now: having('now').map((each) => line(each, monthsIn(each, asOf))),
    later: grouped(having('later'), (each) => laterWords(each, asOf)),
    speak: having('to-speak').map((each) => line(each, speakWords(each, asOf))),
    leftOut: grouped(having('left-out'), ({ why }) => (why === null ? '' : WHY[why])),
    answered: people.flatMap((each) => (each.message ? [line(each, ANSWERS[each.message.state])] : [])),
    talks: talks.map((each) => line(each, talkWords(each, asOf))),
    care: care.map((each) => line(each, `连续 ${each.months} 个月还没有登记党费，可以先了解一下情况`)),
    article: care.some(({ months }) => months >= monthsInConstitution) ? ARTICLE : '',
  }
}

/** What the rule says of the general meeting, and that whether there is a reason is asked first. */
const ARTICLE = `${ABSENCE_ARTICLE}有没有正当理由，要先问清楚；怎样处理，只由支部大会决定。`

function monthsIn({ months }: Pick<Person, 'months'>, asOf: CivilDate): string {
  return formatMonths(months, yearOf(asOf))
}

function laterWords({ months, why, from }: Person, asOf: CivilDate): string {
  const since = from === null ? '' : `（${dayText(from, yearOf(asOf))}起）`
  return `${monthsIn({ months }, asOf)}：${why === null ? '' : WHY[why]}${since}`
}

function speakWords({ months, why, talkedOn }: Person, asOf: CivilDate): string {
  const talked = talkedOn === null ? '' : `；${dayText(talkedOn, yearOf(asOf))}谈过`
  return `${monthsIn({ months }, asOf)}：${why === null ? '' : WHY[why]}${talked}`
}

function talkWords({ talkedOn, paidOn }: Reminders['talks'][number], asOf: CivilDate): string {
  const day = (on: CivilDate) => dayText(on, yearOf(asOf))
  return `${day(talkedOn)}谈过，${paidOn === null ? '还没有登记交纳' : `谈话后已交（${day(paidOn)}）`}`
}

function grouped(people: readonly Person[], wordsOf: (person: Person) => string): PeopleLine[] {
  const words = people.map(wordsOf)
  return [...new Set(words)].map((why) => ({
    why,
    names: people.flatMap(({ name }, at) => (words[at] === why ? [name] : [])).join('、'),
  }))
}

/** For the group: to everybody alike, nobody named and no sum. */
export const DUES_NOTICE = groupNotice(
  'dues',
  {
    title: '方便时请看一看自己的党费',
    words:
      '同志们好：方便的时候，请在小程序“述实”的“我的党费”里看一看自己的党费。已经交了的同志不必理会；有困难或者有疑问，请直接和支部说。',
  },
  'packages/dues/mine/mine',
  {},
)
