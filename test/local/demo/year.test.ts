import { holdsOrgan, organsFor } from '#domain/meeting/organs-held'
import { LEDGER_KINDS } from '#domain/ledger/kinds/catalogue'
import { checkOutcome, checkValues } from '#domain/ledger/ledger-values'
import { contradictionIn } from '#domain/entries/indicator'
import { monthsDue } from '#domain/dues/dues-timing'
import { isDeepStrictEqual } from 'node:util'
import { rollOn, standingOn } from '../../../local/demo/calendar'
import type { DemoPerson } from '../../../local/demo/demo-people'
import { unitYears } from '../../../local/demo/demo-year'
import { demoYear } from '../../../local/demo/year'

const SEED = 7
const YEAR = 2024
const demo = demoYear({ seed: SEED, year: YEAR })
const units = unitYears(demo)
const everybody = units.flatMap(({ people }) => people)
const thisYear = demo.meetings.filter(({ on }) => on >= `${YEAR}`)
const held = thisYear.filter(({ cancelled }) => cancelled === null)
const personOf = (key: string) => {
  const found = everybody.find((person) => person.key === key)
  if (!found) throw new Error(`nobody is called ${key}`)
  return found
}

describe('the demo year', () => {
  it('is the same for the same seed, to the letter', () => {
    expect(JSON.stringify(demoYear({ seed: SEED, year: YEAR }))).toBe(JSON.stringify(demo))
  })

  it('is another one for another seed, with the same people', () => {
    const other = demoYear({ seed: SEED + 1, year: YEAR })
    expect(isDeepStrictEqual(other.meetings, demo.meetings)).toBe(false)
    expect(other.people.map(({ name }) => name)).toEqual(demo.people.map(({ name }) => name))
  })

  it.each([2019, 2020, 2024, 2025])('can be told of %i', (year) => {
    const { meetings } = demoYear({ seed: SEED, year })
    expect(meetings.filter(({ on }) => on.startsWith(`${year}`)).length).toBeGreaterThan(60)
  })

  it('names nobody twice', () => {
    const names = everybody.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(names).toContain(demo.office.name)
  })

  it('gives every record of a kind its own key', () => {
    for (const { meetings, shifts, donations, duesPayments, ledger } of units) {
      const keys = [meetings, shifts, donations, duesPayments, ledger].flatMap((list) => list.map(({ key }) => key))
      expect(new Set(keys).size).toBe(keys.length)
    }
  })

  it('is of a bureau with a branch of about 45 and three smaller ones, one of which keeps nothing of study', () => {
    const sizes = demo.others.map(({ people }) => rollOn(people, held.at(-1)?.on ?? personOf('p01').fromOn).length)
    expect(sizes).toEqual([8, 9, 5])
    const studies = ({ meetings, ledger }: (typeof units)[number]) =>
      meetings.some(({ studyMinutes }) => studyMinutes > 0) || ledger.some(({ kind }) => kind === 'study-note')
    expect(units.map(studies)).toEqual([false, true, true, true, false])
  })
})

describe('the people', () => {
  it('are about 45 members, a quarter of them retired', () => {
    const roll = rollOn(demo.people, demo.meetings[0]?.on ?? personOf('p01').fromOn)
    expect(roll.length).toBeGreaterThanOrEqual(42)
    expect(roll.length).toBeLessThanOrEqual(47)
    expect(roll.filter(({ isRetired }) => isRetired).length).toBeGreaterThanOrEqual(9)
  })

  it('are between 24 and 79 years old', () => {
    const ages = everybody.map(({ birthYear }) => YEAR - birthYear)
    expect([Math.min(...ages), Math.max(...ages)]).toEqual([24, 79])
  })

  it('were grown up when they were admitted', () => {
    const tooYoung = everybody.filter(
      ({ admittedOn, birthYear }) => admittedOn !== null && Number(admittedOn.slice(0, 4)) - birthYear < 18,
    )
    expect(tooYoung).toEqual([])
  })

  it('are on the register before anything changes for them, and in office only while on the roll', () => {
    for (const { changes, fromOn } of everybody) for (const { on } of changes) expect(on > fromOn).toBe(true)
    for (const { person, fromOn } of units.flatMap(({ posts }) => posts))
      expect(standingOn(personOf(person), fromOn)?.stage).toBe('full')
  })

  it('who enter anything have a phone', () => {
    const phones = new Set(demo.users.map(({ person }) => person))
    const acts = units
      .flatMap((unit) => [
        ...unit.meetings,
        ...unit.shifts,
        ...unit.donations,
        ...unit.duesAccounts,
        ...unit.duesPayments,
        ...unit.ledger,
        ...unit.nones,
        ...unit.indicatorMonths,
      ])
      .map(({ entered }) => entered.by)
    expect(acts.filter((by) => !phones.has(by))).toEqual([])
  })
})

describe('membership', () => {
  it('is in exactly one branch for everybody, the leaders and the Party office as well', () => {
    const members = units.flatMap(({ branch, people }) => people.map(({ key }) => ({ key, branch: branch.key })))
    expect(new Set(members.map(({ key }) => key)).size).toBe(members.length)
    expect(members.filter(({ branch }) => branch === 'bureau')).toEqual([])
    expect(members.find(({ key }) => key === 'office')?.branch).toBe('offices')
  })
})

describe('meetings', () => {
  it('mark everybody who was due, once: the roll of that day, the cell, the committee or the leading group', () => {
    for (const { people, posts, meetings } of units)
      for (const { on, organ, cell, marks } of meetings) {
        const due = Object.entries(marks).filter(([, mark]) => mark !== 'observer')
        const committee = posts.filter(({ post }) => post !== 'clerk' && post !== 'cell-leader').length
        // Whom the meeting itself accepts stands on the register of its day, and is there as an observer.
        const accepted = Object.entries(marks).filter(
          ([key, mark]) => mark === 'observer' && rollOn(people, on).some((person) => person.key === key),
        ).length
        const roll = rollOn(people, on, cell).length - accepted
        const size = { branch: 0, cell: 0, committee, 'leading-group': 5 }[organ] || roll
        expect(due).toHaveLength(size)
      }
  })

  it('that accept a candidate have the candidate as an observer, whom only they make a member', () => {
    const accepting = held.flatMap(({ marks, decisions }) =>
      decisions.some(({ title }) => title === '接收叶书恒为预备党员') ? [marks] : [],
    )
    expect(accepting.map(({ p46 }) => p46)).toEqual(['observer'])
  })

  // 国办发明电〔2024〕12号: what is free in 2025.
  it.each([
    ['01-01', '01-01'],
    ['01-28', '02-04'],
    ['04-04', '04-06'],
    ['05-01', '05-05'],
    ['05-31', '06-02'],
    ['10-01', '10-08'],
  ])('of 2025 are on days of work: none from %s to %s, none on a weekend', (from, to) => {
    const days = unitYears(demoYear({ seed: SEED, year: 2025 })).flatMap(({ meetings }) => meetings.map(({ on }) => on))
    const isFree = (day: string) =>
      (`2025-${from}` <= day && day <= `2025-${to}`) || [0, 6].includes(new Date(day).getUTCDay())
    expect(days.filter(isFree)).toEqual([])
  })

  it.each([2024, 2025])('of %i have nobody in two of them at once', (year) => {
    const seats = unitYears(demoYear({ seed: SEED, year }))
      .flatMap(({ meetings }) => meetings.filter(({ cancelled }) => cancelled === null))
      .flatMap(({ marks, ...meeting }) =>
        Object.entries(marks).flatMap(([person, mark]) =>
          mark === 'present' || mark === 'observer' ? [{ ...meeting, person }] : [],
        ),
      )
    const inOrder = seats
      .map(({ person, on, startsAt, endsAt, title }) => ({ of: `${person} ${on}`, startsAt, endsAt, title }))
      .sort((one, other) => (`${one.of} ${one.startsAt}` < `${other.of} ${other.startsAt}` ? -1 : 1))
    const clashing = inOrder.filter(({ of, startsAt }, at) => {
      const before = inOrder[at - 1]
      return before?.of === of && startsAt < before.endsAt
    })
    expect(clashing).toEqual([])
  })

  it('that vote have a quorum, and no more votes than voters present', () => {
    const decisions = held.flatMap((meeting) => meeting.decisions)
    expect(decisions.length).toBeGreaterThan(8)
    for (const { votersDue, votersPresent, yes, no, abstain } of decisions) {
      expect(votersPresent * 2).toBeGreaterThan(votersDue)
      expect(yes + no + abstain).toBeLessThanOrEqual(votersPresent)
      expect(yes * 2).toBeGreaterThan(votersDue)
    }
  })

  it('of a committee or a leading group have more than half of its members present', () => {
    const small = units.flatMap(({ meetings }) => meetings.filter(({ organ }) => !['branch', 'cell'].includes(organ)))
    for (const { marks } of small) {
      const due = Object.values(marks).filter((mark) => mark !== 'observer')
      expect(due.filter((mark) => mark === 'present').length * 2).toBeGreaterThan(due.length)
    }
  })

  it('miss what they are meant to miss', () => {
    const months = (kind: string) => [
      ...new Set(
        held.filter(({ kinds }) => kinds.some((each) => each === kind)).map(({ on }) => Number(on.slice(5, 7))),
      ),
    ]
    expect(months('general-meeting').map((month) => Math.ceil(month / 3))).toEqual([1, 2, 4])
    expect(months('committee-meeting')).toHaveLength(10)
    expect(months('themed-party-day')).toHaveLength(10)
    expect(new Set(months('party-lecture').map((month) => Math.ceil(month / 3)))).toEqual(new Set([1, 2, 4]))
  })

  it('of the democratic life kind have two thirds of the leading group present', () => {
    const [meeting] = demo.bureau.meetings.filter(({ kinds }) => kinds.includes('democratic-life-meeting'))
    const present = Object.values(meeting?.marks ?? {}).filter((mark) => mark === 'present').length
    expect(present * 3).toBeGreaterThanOrEqual(10)
  })

  it('leave some members below 32 hours of study and most above', () => {
    const minutes = (person: DemoPerson) =>
      held.reduce((sum, { marks, studyMinutes }) => sum + (marks[person.key] === 'present' ? studyMinutes : 0), 0)
    const roll = rollOn(demo.people, held.at(-1)?.on ?? personOf('p01').fromOn)
    const below = roll.filter((person) => minutes(person) < 32 * 45).length
    expect(below).toBeGreaterThan(3)
    expect(below).toBeLessThan(roll.length / 2)
  })
})

describe('dues', () => {
  const spans = (person: DemoPerson) => {
    const days = [person.fromOn, ...person.changes.map(({ on }) => on)]
    return days.flatMap((fromOn, index) => {
      const standing = standingOn(person, fromOn)
      const untilOn = days[index + 1] ?? personOf('p01').fromOn.replace(/^\d{4}/, '9999')
      return standing
        ? [{ ...person, branchId: 'branch', cellId: null, ...standing, fromOn, untilOn: untilOn as typeof fromOn }]
        : []
    })
  }
  const year = { from: `${YEAR}-01-01`, to: `${YEAR}-12-31` } as never

  it('are paid only for months in which the person was on the roll', () => {
    for (const { person, months } of units.flatMap(({ duesPayments }) => duesPayments)) {
      const due = monthsDue(spans(personOf(person)), year).map(({ month }) => month)
      for (const month of months) expect(due).toContain(month)
    }
  })

  it('are asked of everybody on the roll in the year, and of nobody else', () => {
    for (const { people, duesAccounts } of [demo, ...demo.others]) {
      const owing = people.filter((person) => monthsDue(spans(person), year).length > 0).map(({ key }) => key)
      expect(duesAccounts.map(({ person }) => person)).toEqual(owing)
    }
  })

  it('are paid once for a month, in the amount approved', () => {
    const accounts = units.flatMap(({ duesAccounts }) => duesAccounts)
    const payments = units.flatMap(({ duesPayments }) => duesPayments)
    const counting = payments.filter(({ aftermath }) => aftermath?.is !== 'withdrawn')
    const paid = counting.flatMap(({ person, months }) => months.map((month) => `${person} ${month}`))
    expect(new Set(paid).size).toBe(paid.length)
    for (const { person, months, fen, isLargeVoluntary } of counting) {
      const monthly = accounts.find((account) => account.person === person)?.monthlyFen ?? 0
      if (!isLargeVoluntary) expect(fen).toBe(monthly * months.length)
    }
  })

  it('are never paid for more than six months ahead', () => {
    for (const { months, on } of demo.duesPayments)
      for (const month of months) expect(Number(month.slice(5)) - Number(on.slice(5, 7))).toBeLessThanOrEqual(6)
  })
})

describe('the ledger', () => {
  it('fills in what each kind asks for, and nothing else', () => {
    const entries = units.flatMap(({ ledger }) => ledger)
    const faults = entries.flatMap(({ key, kind, values, concluded, corrected }) => {
      const declared = LEDGER_KINDS.find(({ code }) => code === kind)
      if (!declared) return [`${key}: no such kind`]
      const all = [
        checkValues(declared, values),
        corrected && checkValues(declared, corrected.values),
        concluded && checkOutcome(declared, { ...values, ...corrected?.values }, concluded.values),
      ]
      return all.flatMap((fault) => (fault ? [`${key}: ${JSON.stringify(fault)}`] : []))
    })
    expect(faults).toEqual([])
  })

  it('names an organ and a member exactly where the kind does', () => {
    for (const { kind, organ, person } of units.flatMap(({ ledger }) => ledger)) {
      const declared = LEDGER_KINDS.find(({ code }) => code === kind)
      expect([kind, organ !== null, person !== null]).toEqual([
        kind,
        declared?.namesOrgan,
        declared?.about === 'member',
      ])
    }
  })

  it('is of an organ that the organization has, and that answers for such a matter', () => {
    const misplaced = units.flatMap(({ branch, ledger, meetings }) => {
      const at = branch.key === 'bureau' ? 'bureau' : 'branch'
      const foreign = ledger.filter(({ kind, organ }) => {
        const declared = LEDGER_KINDS.find(({ code }) => code === kind)
        const organs = organsFor(declared ?? {}, at)
        return organ === null ? organs.length === 0 : !organs.includes(organ)
      })
      return [...foreign, ...meetings.filter(({ organ }) => !holdsOrgan(at, organ))].map(({ key }) => `${at} ${key}`)
    })
    expect(misplaced).toEqual([])
  })

  it('has entries of nearly every kind, and none of a few', () => {
    const used = new Set(demo.ledger.map(({ kind }) => kind))
    const unused = LEDGER_KINDS.map(({ code }) => code).filter((code) => !used.has(code))
    expect(unused.sort()).toEqual(['brand-item', 'display-post', 'responsibility-letter', 'self-inspection-report'])
    expect(demo.nones.map(({ subject }) => subject)).toEqual(['ledger:responsibility-letter'])
  })

  it('is concluded no earlier than it began', () => {
    for (const { on, concluded } of units.flatMap(({ ledger }) => ledger))
      if (concluded) expect(concluded.on >= on).toBe(true)
  })
})

describe('entries', () => {
  const entries = units.flatMap((unit) => [...unit.shifts, ...unit.donations, ...unit.duesPayments, ...unit.ledger])

  it('are made on their day or later, and settled after they were made', () => {
    for (const { on, entered, aftermath } of entries) {
      expect(entered.at >= `${on}T00`).toBe(true)
      if (aftermath && aftermath.is !== 'left-proposed') expect(aftermath.entered.at > entered.at).toBe(true)
    }
  })

  it('are partly unsettled, withdrawn or corrected, so that counting only confirmed ones shows', () => {
    const fates = new Set(entries.map(({ aftermath }) => aftermath?.is))
    expect(fates).toEqual(new Set([undefined, 'left-proposed', 'confirmed-later', 'withdrawn', 'disputed']))
    expect([...demo.shifts, ...demo.donations, ...demo.ledger].filter((entry) => entry.corrected)).toHaveLength(3)
  })

  it('about a person fall into the time the person was on the register', () => {
    const about = units.flatMap(({ shifts, donations, ledger }) => [
      ...shifts.flatMap(({ on, people }) => people.map((person) => ({ on, person }))),
      ...donations,
      ...ledger.filter(({ person }) => person !== null),
    ])
    for (const { on, person } of about)
      expect([person, on, standingOn(personOf(person ?? ''), on)]).not.toContain(undefined)
  })
})

describe('the hotline', () => {
  it('never has a part above its whole', () => {
    for (const { values, corrected } of demo.indicatorMonths) {
      expect(contradictionIn(demo.indicators, values)).toBeUndefined()
      if (corrected) expect(contradictionIn(demo.indicators, corrected.values)).toBeUndefined()
    }
  })

  it('has 24 months and is busiest in July', () => {
    expect(demo.indicatorMonths).toHaveLength(24)
    const accepted = demo.indicatorMonths
      .slice(12)
      .map(({ values }) => values.find(({ indicator }) => indicator === 'hotline-accepted')?.value ?? 0)
    expect(accepted.indexOf(Math.max(...accepted))).toBe(6)
  })
})
