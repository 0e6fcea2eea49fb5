/** One row that is asked: why, whose it may be, and for which months. Pure. */
import { paidBy } from '../../../domain/dues/open-months'
import { reachNotice } from '../../../domain/dues/dues-timing'
import type { Month } from '../../../domain/time/civil-date'
import { formatYuan } from '../../../domain/values/money'
import { chosenMonths, monthChoices, paidAmount, payingOf, type MonthChoice } from '../month-choices'
import { fromText, nameIn, type ListRow, type Person, type Taking } from './payment-list-view'

export interface Question {
  readonly row: ListRow
  readonly memberId: string
  readonly months: readonly MonthChoice[]
}
export interface QuestionView {
  /** `第 1 笔，共 3 笔`. */
  readonly place: string
  readonly amount: string
  readonly from: string
  readonly why: string
  readonly memberId: string
  readonly name: string
  /** Who it may be, where that is more than one. */
  readonly likely: readonly { readonly key: string; readonly label: string }[]
  readonly months: readonly MonthChoice[]
  /** What is left above the months, or what stands in the way. */
  readonly rest: string
  readonly notice: string
  /** Empty where it cannot be taken as it is. */
  readonly action: string
}

/** Months ahead that are offered: two years, as many as one payment may be for. */
const MOST_OFFERED = 24

const DOUBTS: Readonly<Record<NonNullable<ListRow['doubt']>, string>> = {
  'taken-back': '这一笔以前导入过，后来撤回或更正了。要再登记一次吗？',
  'way-unknown': '清单没有写明这一笔是收入还是支出。',
  'in-the-future': '日期还没有到，请核对清单。',
  'name-unknown': '看不出是哪位同志交的。',
  namesakes: '有不止一位同名的同志，请选是哪一位。',
  'several-named': '备注里写了不止一位同志，请选算哪一位的。',
  'for-another': '付款人和备注里写的不是同一位，请选是谁的党费。',
  'other-note': '备注里写的好像不是党费。',
  'maybe-noted': '前后几天登记过一笔一样的，可能就是这一笔。',
  'twice-alike': '清单里相近的日子有两笔一样的。',
  'no-account': '这位同志的党费标准还没有核定。',
  'nothing-open': '这位同志没有待交的月份。',
  'months-differ': '备注写的月份，和依次待交的月份不一样。',
  'part-of-month': '不够一个月的数额。',
  'amount-differs': '和依次待交的几个月对不上，多出来一些。',
  'far-months': '对上的月份，离交的日子超过六个月。',
}

/** The question as it is first asked; `known`: who that payer was found to be in this list. */
export function questionFor(row: ListRow, people: readonly Person[], known?: string): Question {
  return forMember(row, people, known ?? (row.memberIds.length === 1 ? (row.memberIds[0] ?? '') : ''))
}

/**
 * The same for a member: the first months that the amount pays whole are chosen, or the one of which it pays a part; where the
 * payer wrote down others, those that are open, or none.
 */
export function forMember(row: ListRow, people: readonly Person[], memberId: string): Question {
  const open = people.find((person) => person.memberId === memberId)?.open ?? []
  const paid = paidBy(open, row.fen).months
  const next = paid.length > 0 ? paid : open.slice(0, 1).map(({ month }) => month)
  const first = new Set<Month>(row.doubt === 'months-differ' ? row.months : next)
  return { row, memberId, months: monthChoices(open.slice(0, MOST_OFFERED), (month) => first.has(month)) }
}

export function questionView(
  { row, memberId, months }: Question,
  people: readonly Person[],
  at: { readonly place: number; readonly total: number; readonly thisYear: number },
): QuestionView {
  const person = people.find((each) => each.memberId === memberId)
  const chosen = chosenMonths(months)
  const { rest, action } = person ? outcomeOf(row, person, months) : { rest: '', action: '' }
  return {
    place: `第 ${at.place} 笔，共 ${at.total} 笔`,
    amount: `${formatYuan(row.fen)} 元`,
    from: fromText(row, at.thisYear),
    why: row.doubt === null ? '' : DOUBTS[row.doubt],
    memberId,
    name: person?.name ?? '',
    likely: row.memberIds.length > 1 ? row.memberIds.map((key) => ({ key, label: nameIn(people, key) })) : [],
    months,
    rest,
    notice: (chosen.length > 0 && reachNotice(chosen, row.on)) || '',
    action: row.doubt === 'in-the-future' ? '' : action,
  }
}

/** What is sent. */
export function takingOf({ row, memberId, months }: Question): Taking {
  const { key, on, fen, doubt } = row
  const paid = paidAmount(months, formatYuan(fen))
  const part = chosenMonths(months).length > 0 && 'isPartial' in paid ? { isPartial: true as const } : {}
  return { key, on, fen, memberId, months: chosenMonths(months), ...part, again: doubt === 'taken-back' }
}

function outcomeOf(
  { fen }: ListRow,
  { hasAccount }: Person,
  months: readonly MonthChoice[],
): Pick<QuestionView, 'rest' | 'action'> {
  if (!hasAccount) return { rest: '先核定党费标准，再导入一次这份清单，就能登记。', action: '' }
  if (chosenMonths(months).length === 0)
    return { rest: `没有选月份，${formatYuan(fen)} 元全部作为自愿多交。`, action: '作为自愿多交登记' }
  const paid = paidAmount(months, formatYuan(fen))
  if ('fault' in paid) return { rest: paid.fault, action: '' }
  const isPart = 'isPartial' in paid
  return { rest: payingOf(months, formatYuan(fen)).words, action: isPart ? '登记只交了一部分' : '登记' }
}
