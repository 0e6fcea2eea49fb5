/** The amounts of a year as the page says them: by name, never ranked. Pure. */
import type { OutputOf } from '#contract'
import { formatChineseDate } from '../../../domain/time/civil-date'
import { formatYuan } from '../../../domain/values/money'
import { momentText } from '../../../text/dates'
import { CATEGORY_LABELS, QUESTION_LABELS } from '../dues-text'

type Year = OutputOf<'dues.year'>
type Person = Year['people'][number]

export interface YearView {
  readonly state: 'none' | 'proposed' | 'approved'
  readonly title: string
  /** What is so, and what comes next. */
  readonly words: string
  /** Why the meeting that approved it would not any more; empty where it would. */
  readonly fault: string
  /** That wait for an answer. */
  readonly questions: readonly QuestionLine[]
  readonly meetings: readonly MeetingLine[]
  readonly lines: readonly PersonLine[]
  /** How many can still be proposed. */
  readonly open: number
}
export interface PersonLine {
  readonly memberId: string
  readonly name: string
  readonly words: string
  /** Whether there is an account to open, or one can be made beside what the meeting approved. */
  readonly opens: boolean
}
export interface QuestionLine {
  readonly memberId: string
  readonly name: string
  readonly askedAt: NonNullable<Person['question']>['askedAt']
  readonly words: string
  readonly when: string
}
export interface MeetingLine {
  readonly meetingId: string
  readonly title: string
  /** Its day, or why it cannot have approved the amounts. */
  readonly note: string
  readonly isFit: boolean
}

export const NO_YEAR_VIEW: YearView = {
  ...{ state: 'none', title: '', words: '', fault: '', questions: [], meetings: [], lines: [], open: 0 },
}

export function yearView({ year, people, proposedAt, item, meetings, approval }: Year): YearView {
  const proposed = people.filter(({ amount }) => amount !== null)
  const open = people.filter(({ amount, hasAccount, monthsDue }) => !amount && !hasAccount && monthsDue > 0).length
  const state = approval ? 'approved' : proposedAt === null ? 'none' : 'proposed'
  return {
    ...{ state, open, fault: approval?.lost ?? '' },
    ...headOf(state, { year, item, open, proposed: proposed.length, approval }),
    questions: proposed.flatMap(({ memberId, name, amount, question }) =>
      question?.settledAs === null && amount
        ? [
            {
              ...{ memberId, name, askedAt: question.askedAt, when: momentText(question.askedAt) },
              words: `${QUESTION_LABELS[question.kind]} · 提出的是${amountWords(amount)}`,
            },
          ]
        : [],
    ),
    meetings: meetings.map(({ meetingId, title, occurredOn, unfit }) => ({
      ...{ meetingId, title, note: unfit ?? formatChineseDate(occurredOn), isFit: unfit === null },
    })),
    lines: people.map((person) => ({
      ...{ memberId: person.memberId, name: person.name, words: wordsOf(person, state) },
      opens: person.hasAccount || (state === 'approved' && person.monthsDue > 0),
    })),
  }
}

interface Head extends Pick<Year, 'year' | 'item' | 'approval'> {
  readonly open: number
  readonly proposed: number
}

function headOf(state: YearView['state'], { year, item, open, proposed, approval }: Head) {
  const title = `${year}年党费标准`
  if (approval) {
    const { title: meeting, occurredOn, approvedAt, by } = approval
    const noted = `${by === null ? '' : `${by}`}${momentText(approvedAt)}记下`
    const words = `“${meeting}”（${formatChineseDate(occurredOn)}）审定，${noted}。年内要变的，在各人的页面调整，写明原因。`
    return { title: `${title}：已审定`, words }
  }
  if (state === 'none')
    return {
      title: `${title}：还没有提出`,
      words: '先提出各人的标准；各人看过自己的，有疑问可以说；会议审定以后，台账由此建立。',
    }
  const more = open > 0 ? `，还有 ${open} 人没有提出` : ''
  return {
    title: `${title}：等会议审定`,
    words: `已提出 ${proposed} 人${more}。请在支委会（没有支委会的，支部党员大会）上表决“${item}”，结束会议时写下票数，再回到这里。`,
  }
}

function amountWords({ category, monthlyFen, fromMonth }: NonNullable<Person['amount']>): string {
  const from = fromMonth === null ? '' : `，${Number(fromMonth.slice(5))}月起`
  return `每月 ${formatYuan(monthlyFen)} 元，${CATEGORY_LABELS[category]}${from}`
}

function wordsOf({ amount, last, monthsDue, hasAccount }: Person, state: YearView['state']): string {
  const before = last ? `去年每月 ${formatYuan(last.monthlyFen)} 元` : ''
  if (!amount) return hasAccount ? '已另行核定' : [before, '还没有提出'].filter((part) => part !== '').join(' · ')
  const noAccount =
    monthsDue === 0 ? '已不在名册，不建台账' : state === 'approved' && !hasAccount ? '没有审定，请另行核定' : ''
  const words = amountWords(amount)
  const isAsBefore = last?.monthlyFen === amount.monthlyFen
  const compared = before === '' || isAsBefore ? '' : before
  return [words, compared, noAccount].filter((part) => part !== '').join(' · ')
}

/** `已审定，建立 8 人的台账`, and who got none. */
export function approvedWords(done: readonly OutputOf<'dues.approveYear'>[]): string {
  const opened = done.reduce((sum, each) => sum + each.opened, 0)
  const leftOut = done[done.length - 1]?.leftOut ?? []
  const who = leftOut.map(({ name, why }) => `${name}（${LEFT_OUT[why]}）`).join('、')
  const flagged = done.some((each) => each.flagged > 0) ? '每月超过 1000 元的部分须本人自愿。' : ''
  return `建立了 ${opened} 人的台账。${who === '' ? '' : `没有建立的：${who}。`}${flagged}`
}

const LEFT_OUT = {
  left: '已转出',
  'has-account': '已另行核定',
  'proposed-after-meeting': '会后才提出，请另行核定',
} as const

/** For the desk: what is to be done about the amounts of this year and the next; empty for nothing. */
export function yearRow(
  { year, state, questions }: OutputOf<'dues.years'>['years'][number],
  isAsked: boolean,
): { readonly year: number; readonly title: string; readonly note: string } | undefined {
  const title = `${year}年党费标准`
  if (questions > 0) return { year, title, note: `${questions} 人的疑问待答复` }
  if (state === 'proposed') return { year, title, note: '已提出，等会议审定' }
  if (state === 'approved') return isAsked ? { year, title, note: '会议已审定' } : undefined
  return isAsked ? { year, title, note: '先提出，本人看过，会议审定' } : undefined
}
