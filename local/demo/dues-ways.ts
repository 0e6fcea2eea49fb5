/** Those of the demo year who pay their dues by phone, late, or not yet. */
import { entered, workday } from './calendar'
import type { PersonKey } from './demo-people'
import type { DemoDuesPayment } from './demo-records'

export const TREASURER: PersonKey = 'p03'

/** Who pays for which months, and when. */
export interface DuesPlan {
  readonly person: PersonKey
  /** First and last month paid for. */
  readonly from: number
  readonly to: number
  readonly inMonth: number
  readonly day: number
}

/** Months paid for at one time, and what is unusual about it. */
type OwnPlans = { readonly plan: DuesPlan; readonly more?: Partial<DemoDuesPayment> }[]

/** Those who pay by themselves or not in time. */
export const OWN_WAY: Readonly<Record<PersonKey, (key: PersonKey, year: number) => OwnPlans>> = {
  p13: (person, year) => [
    ...range(1, 6).map((number) => byPhone({ person, from: number, to: number, inMonth: number, day: 6 }, year)),
    ...range(7, 12).map((number) => ({ plan: inPerson(person, number) })),
  ],
  p25: (person, year) =>
    [1, 4, 7, 10].map((number) => byPhone({ person, from: number, to: number + 2, inMonth: number, day: 8 }, year)),
  p17: (person, year) => [
    ...range(1, 6).map((number) => ({ plan: inPerson(person, number) })),
    ...range(7, 12).map((number) => byPhone({ person, from: number, to: number, inMonth: number, day: 12 }, year)),
  ],
  p29: (person, year) => [
    ...range(1, 12).map((number) => ({ plan: inPerson(person, number) })),
    {
      plan: { person, from: 12, to: 12, inMonth: 12, day: 2 },
      more: {
        key: 'dues-p29-12-withdrawn',
        method: 'transfer',
        entered: entered(person, workday(year, 12, 2), 0, '12:20'),
        aftermath: { is: 'withdrawn', entered: entered(person, workday(year, 12, 2), 1), reason: '改为当面交纳' },
      },
    },
  ],
  p22: (person, year) => [
    ...range(1, 11).map((number) => ({ plan: inPerson(person, number) })),
    {
      plan: { person, from: 12, to: 12, inMonth: 12, day: 29 },
      more: {
        method: 'transfer',
        entered: entered(person, workday(year, 12, 29), 0, '20:05'),
        aftermath: { is: 'left-proposed' },
      },
    },
  ],
  p21: (person) => [
    ...[1, 2].map((number) => ({ plan: inPerson(person, number) })),
    { plan: { person, from: 3, to: 5, inMonth: 5, day: 14 } },
    ...range(6, 12).map((number) => ({ plan: inPerson(person, number) })),
  ],
  p28: (person) => [
    ...range(1, 6).map((number) => ({ plan: inPerson(person, number) })),
    { plan: { person, from: 7, to: 10, inMonth: 10, day: 16 } },
    ...[11, 12].map((number) => ({ plan: inPerson(person, number) })),
  ],
  p14: (person) => [
    ...range(1, 10).map((number) => ({ plan: inPerson(person, number) })),
    { plan: { person, from: 11, to: 12, inMonth: 12, day: 8 } },
  ],
  p33: (person) => range(1, 11).map((number) => ({ plan: inPerson(person, number) })),
}

function inPerson(person: PersonKey, number: number): DuesPlan {
  return { person, from: number, to: number, inMonth: number, day: 10 }
}

/** Entered by the member after a transfer, confirmed by the treasurer two days later. */
function byPhone(plan: DuesPlan, year: number): OwnPlans[number] {
  const on = workday(year, plan.inMonth, plan.day)
  return {
    plan,
    more: {
      method: 'transfer',
      entered: entered(plan.person, on, 0, '12:40'),
      aftermath: { is: 'confirmed-later', entered: entered(TREASURER, on, 2, '09:20') },
    },
  }
}

/** The whole numbers from `from` to `to`, both included. */
export function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}
