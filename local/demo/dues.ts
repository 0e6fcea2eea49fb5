/** Dues of the demo year: an amount for everybody in January, paid by the month, the quarter or the half year, a few late. */
import { dayNumber, monthsOfYear } from '#domain/time/civil-date'
import { monthlyDues, type DuesCategory } from '#domain/dues/dues'
import { fen, sumFen, type Fen } from '#domain/values/money'
import { dayOf, entered, standingOn, workday } from './calendar'
import type { DemoPerson, PersonKey } from './demo-people'
import type { DemoDuesAccount, DemoDuesPayment } from './demo-records'
import { OWN_WAY, range, TREASURER, type DuesPlan } from './dues-ways'
import { admittedOn } from './people'
import type { Chance } from './random'

const IN_HARDSHIP: PersonKey = 'p41'
const ACCEPTED: PersonKey = 'p46'
const ARRIVED: PersonKey = 'p20'
const BY_HALF_YEAR: readonly PersonKey[] = ['p12', 'p30', 'p35']
const BY_QUARTER: readonly PersonKey[] = ['p10', 'p37', 'p38', 'p39', 'p40', 'p42', 'p43', 'p44', 'p48']

/** Who pays: on the register as probationary or full member at some day of the year. */
export function duesAccounts(year: number, people: readonly DemoPerson[], chance: Chance): DemoDuesAccount[] {
  return people
    .filter(({ stage, key }) => stage === 'full' || stage === 'probationary' || key === ACCEPTED)
    .map((person) => {
      const on =
        person.key === ACCEPTED ? admittedOn(year) : person.key === ARRIVED ? person.fromOn : workday(year, 1, 6)
      const inHardship = person.key === IN_HARDSHIP
      const category: DuesCategory = inHardship
        ? 'hardship'
        : standingOn(person, on)?.isRetired
          ? 'retired'
          : 'wage-earner'
      return {
        person: person.key,
        category,
        monthlyFen: inHardship ? fen(0) : amount(person, category, year, chance.fork(`dues-${person.key}`)),
        decidedOn: inHardship ? workday(year - 1, 12, 20) : null,
        entered: entered(TREASURER, on, 1, '10:00'),
      }
    })
}

/** The wage or pension is thought up, used and forgotten: only the amount is part of the demo. */
function amount(person: DemoPerson, category: DuesCategory, year: number, by: Chance): Fen {
  const thinkable =
    category === 'retired' ? by.between(38, 72) : person.isLeadingCadre ? by.between(108, 132) : by.between(52, 104)
  const due = monthlyDues({ category, baseFen: fen(thinkable * 10000), on: dayOf(year, 1, 1), rounding: 'fen-half-up' })
  if ('refused' in due) throw new Error(`no amount of dues for ${person.key}: ${due.refused}`)
  return due.fen
}

export function duesPayments(
  year: number,
  people: readonly DemoPerson[],
  accounts: readonly DemoDuesAccount[],
): DemoDuesPayment[] {
  const monthly = new Map(accounts.map(({ person, monthlyFen }) => [person, monthlyFen]))
  const pay = (plan: DuesPlan, more: Partial<DemoDuesPayment> = {}): DemoDuesPayment => {
    const months = monthsOfYear(year).slice(plan.from - 1, plan.to)
    const on = workday(year, plan.inMonth, plan.day)
    const each = monthly.get(plan.person)
    if (each === undefined) throw new Error(`${plan.person} pays without an account`)
    return {
      key: `dues-${plan.person}-${plan.from}`,
      person: plan.person,
      months,
      fen: sumFen(months.map(() => each)),
      on,
      method: 'in-person',
      isLargeVoluntary: false,
      entered: entered(TREASURER, on),
      ...more,
    }
  }
  const planned = people.flatMap((person) => {
    const { key } = person
    if (!monthly.has(key) || key === IN_HARDSHIP) return []
    const own = OWN_WAY[key]
    if (own) return own(key, year).map(({ plan, more }) => pay(plan, more))
    return rhythm(person, year).map((plan) => pay(plan))
  })
  return [...planned, largeVoluntary(year)].sort((a, b) => (`${a.on} ${a.key}` < `${b.on} ${b.key}` ? -1 : 1))
}

/** The usual: in person on the tenth or the next working day. */
function rhythm({ key }: DemoPerson, year: number): DuesPlan[] {
  const months = key === ARRIVED ? range(5, 12) : key === 'p31' ? range(1, 8) : range(1, 12)
  if (key === ACCEPTED)
    return [
      { person: key, from: 11, to: 11, inMonth: 11, day: dayNumber(admittedOn(year)) + 1 },
      { person: key, from: 12, to: 12, inMonth: 12, day: 10 },
    ]
  const step = BY_HALF_YEAR.includes(key) ? 6 : BY_QUARTER.includes(key) ? 3 : 1
  return months
    .filter((number) => (number - 1) % step === 0 || step === 1)
    .map((number) => ({
      person: key,
      from: number,
      to: number + step - 1,
      inMonth: number,
      day: key === ARRIVED && number === 5 ? 20 : 10,
    }))
}

/** One voluntary payment of a retired member, handed on to the centre and kept apart. */
function largeVoluntary(year: number): DemoDuesPayment {
  const on = workday(year, 6, 27)
  return {
    key: 'dues-large',
    person: 'p39',
    months: [],
    fen: fen(1_000_000),
    on,
    method: 'in-person',
    isLargeVoluntary: true,
    entered: entered(TREASURER, on),
  }
}
