/** The rules of a history in one file though it is long: the properties at its end hold of all of them. */
import fc from 'fast-check'
import { addDays, civilDate, daysBetween, FAR_FUTURE, type CivilDate } from '#domain/time/civil-date'
import {
  changeOn,
  EDUCATIONS,
  endOn,
  joinOn,
  spanOn,
  transferOn,
  type FactChange,
  type MemberFacts,
  type MemberSpan,
} from '#domain/people/member-history'

const FACTS: MemberFacts = {
  branchId: 'first',
  cellId: null,
  stage: 'full',
  education: 'bachelor',
  isMigrant: false,
  isLeadingCadre: false,
  isRetired: false,
}
const on = civilDate
const JOINED = on('2020-01-01')

function spans(result: MemberSpan[] | { refused: string }): MemberSpan[] {
  if ('refused' in result) throw new Error(result.refused)
  return result
}
const member = () => spans(joinOn([], JOINED, FACTS))
const course = (history: readonly MemberSpan[], fact: keyof MemberFacts) =>
  history.map((span) => `${span.fromOn} ${String(span[fact])}`)

describe('joining', () => {
  it('opens a span without an end', () => {
    expect(member()).toEqual([{ ...FACTS, fromOn: JOINED, untilOn: FAR_FUTURE }])
  })

  it('is refused to somebody on the register that day', () => {
    expect(joinOn(member(), on('2024-05-01'), FACTS)).toEqual({ refused: 'already-on-register' })
  })

  it('is possible again after leaving', () => {
    const back = spans(joinOn(spans(endOn(member(), on('2022-01-01'))), on('2023-01-01'), FACTS))
    expect(back.map(({ fromOn, untilOn }) => [fromOn, untilOn])).toEqual([
      ['2020-01-01', '2022-01-01'],
      ['2023-01-01', FAR_FUTURE],
    ])
  })

  it('recorded before a later stay runs up to it', () => {
    const earlier = spans(joinOn(member(), on('2019-01-01'), { ...FACTS, stage: 'probationary' }))
    expect(course(earlier, 'stage')).toEqual(['2019-01-01 probationary', '2020-01-01 full'])
    expect(earlier[0]?.untilOn).toBe(JOINED)
  })
})

describe('the facts of a day', () => {
  it('hold from the first day to the day before the last', () => {
    const history = spans(endOn(member(), on('2022-01-01')))
    expect(spanOn(history, on('2019-12-31'))).toBeUndefined()
    expect(spanOn(history, JOINED)?.stage).toBe('full')
    expect(spanOn(history, on('2021-12-31'))?.stage).toBe('full')
    expect(spanOn(history, on('2022-01-01'))).toBeUndefined()
  })
})

describe('a change', () => {
  it('holds from its day on', () => {
    const history = spans(changeOn(member(), on('2024-05-01'), { isRetired: true }))
    expect(course(history, 'isRetired')).toEqual(['2020-01-01 false', '2024-05-01 true'])
  })

  it('back-dated holds until the next recorded change of the same fact', () => {
    const later = spans(changeOn(member(), on('2024-01-01'), { education: 'doctor' }))
    const history = spans(changeOn(later, on('2022-01-01'), { education: 'master' }))
    expect(course(history, 'education')).toEqual(['2020-01-01 bachelor', '2022-01-01 master', '2024-01-01 doctor'])
  })

  it('back-dated reaches across recorded changes of other facts', () => {
    const later = spans(changeOn(member(), on('2024-01-01'), { isRetired: true }))
    const history = spans(changeOn(later, on('2022-01-01'), { education: 'master' }))
    expect(history.map((span) => [span.fromOn, span.education, span.isRetired])).toEqual([
      ['2020-01-01', 'bachelor', false],
      ['2022-01-01', 'master', false],
      ['2024-01-01', 'master', true],
    ])
  })

  it('on the first day leaves no empty span', () => {
    expect(course(spans(changeOn(member(), JOINED, { isMigrant: true })), 'isMigrant')).toEqual(['2020-01-01 true'])
  })

  it('taken back merges the spans again', () => {
    const there = spans(changeOn(member(), on('2024-01-01'), { isMigrant: true }))
    expect(spans(changeOn(there, on('2024-01-01'), { isMigrant: false }))).toEqual(member())
  })

  it('ends with the stay', () => {
    const back = spans(joinOn(spans(endOn(member(), on('2022-01-01'))), on('2023-01-01'), FACTS))
    expect(course(spans(changeOn(back, on('2021-01-01'), { isMigrant: true })), 'isMigrant')).toEqual([
      '2020-01-01 false',
      '2021-01-01 true',
      '2023-01-01 false',
    ])
  })

  it('of the cell does not reach across a transfer', () => {
    const moved = spans(transferOn(member(), on('2024-01-01'), { branchId: 'second', cellId: null }))
    const history = spans(changeOn(moved, on('2022-01-01'), { cellId: 'cell of first' }))
    expect(course(history, 'cellId')).toEqual(['2020-01-01 null', '2022-01-01 cell of first', '2024-01-01 null'])
  })

  it('is refused before joining, after leaving, and when it changes nothing', () => {
    const history = spans(endOn(member(), on('2022-01-01')))
    expect(changeOn(history, on('2019-12-31'), { isRetired: true })).toEqual({ refused: 'before-joining' })
    expect(changeOn(history, on('2022-01-01'), { isRetired: true })).toEqual({ refused: 'after-leaving' })
    expect(changeOn(history, on('2021-01-01'), { isRetired: false })).toEqual({ refused: 'no-change' })
    expect(changeOn(history, on('2021-01-01'), {})).toEqual({ refused: 'no-change' })
    expect(changeOn([], on('2021-01-01'), { isRetired: true })).toEqual({ refused: 'before-joining' })
  })
})

describe('a transfer', () => {
  it('moves to the branch and the cell named', () => {
    const history = spans(transferOn(member(), on('2024-01-01'), { branchId: 'second', cellId: 'x' }))
    expect(course(history, 'branchId')).toEqual(['2020-01-01 first', '2024-01-01 second'])
    expect(course(history, 'cellId')).toEqual(['2020-01-01 null', '2024-01-01 x'])
  })

  it('back-dated holds until the next transfer, and cells of the old branch no longer hold', () => {
    const inCell = spans(changeOn(member(), on('2023-01-01'), { cellId: 'cell of first' }))
    const third = spans(transferOn(inCell, on('2024-01-01'), { branchId: 'third', cellId: null }))
    const history = spans(transferOn(third, on('2022-01-01'), { branchId: 'second', cellId: null }))
    expect(history.map((span) => [span.fromOn, span.branchId, span.cellId])).toEqual([
      ['2020-01-01', 'first', null],
      ['2022-01-01', 'second', null],
      ['2024-01-01', 'third', null],
    ])
  })

  it('to the branch the member is in is refused', () => {
    expect(transferOn(member(), on('2024-01-01'), { branchId: 'first', cellId: null })).toEqual({
      refused: 'no-change',
    })
  })
})

describe('leaving', () => {
  it('drops what was recorded later in the same stay, and keeps a later stay', () => {
    const changed = spans(changeOn(member(), on('2021-06-01'), { isRetired: true }))
    const back = spans(joinOn(spans(endOn(changed, on('2022-01-01'))), on('2023-01-01'), FACTS))
    const history = spans(endOn(back, on('2021-01-01')))
    expect(history.map(({ fromOn, untilOn }) => [fromOn, untilOn])).toEqual([
      ['2020-01-01', '2021-01-01'],
      ['2023-01-01', FAR_FUTURE],
    ])
  })

  it('is refused on or before the first day of the stay, and after it', () => {
    expect(endOn(member(), JOINED)).toEqual({ refused: 'before-joining' })
    expect(endOn(member(), on('2019-01-01'))).toEqual({ refused: 'before-joining' })
    expect(endOn(spans(endOn(member(), on('2022-01-01'))), on('2022-01-01'))).toEqual({ refused: 'after-leaving' })
  })

  it('is possible on a day on which a fact changed', () => {
    const changed = spans(changeOn(member(), on('2021-06-01'), { isRetired: true }))
    expect(course(spans(endOn(changed, on('2021-06-01'))), 'isRetired')).toEqual(['2020-01-01 false'])
  })
})

/* The same history kept naively: one set of facts for each day. */
const DAYS = 60
type Day = MemberFacts | undefined
type Step =
  | { readonly do: 'join'; readonly day: number }
  | { readonly do: 'end'; readonly day: number }
  | { readonly do: 'change'; readonly day: number; readonly change: FactChange }
  | { readonly do: 'transfer'; readonly day: number; readonly branchId: string; readonly cellId: string | null }

function stepByDay(days: readonly Day[], step: Step): Day[] {
  const result = [...days]
  const at = days[step.day]
  if (step.do === 'join') {
    if (at) return result
    for (let d = step.day; d < DAYS && !days[d]; d++) result[d] = FACTS
    return result
  }
  if (!at) return result
  if (step.do === 'end') {
    if (step.day > 0 && days[step.day - 1]) for (let d = step.day; d < DAYS && days[d]; d++) result[d] = undefined
    return result
  }
  if (step.do === 'transfer') {
    const { branchId, cellId } = step
    if (branchId === at.branchId) return result
    for (let d = step.day, each = at as Day; each?.branchId === at.branchId; each = days[++d])
      result[d] = { ...each, branchId, cellId }
    return result
  }
  for (const [fact, value] of Object.entries(step.change)) {
    const key = fact as keyof FactChange
    if (at[key] === value) continue
    for (let d = step.day; d < DAYS; d++) {
      const [was, is] = [days[d], result[d]]
      if (!was || !is || was[key] !== at[key] || (key === 'cellId' && was.branchId !== at.branchId)) break
      result[d] = { ...is, [key]: value }
    }
  }
  return result
}

const START = on('2024-01-01')
const dateOf = (day: number): CivilDate => addDays(START, day)

function stepBySpans(history: MemberSpan[], step: Step): MemberSpan[] {
  const date = dateOf(step.day)
  const result =
    step.do === 'join'
      ? joinOn(history, date, FACTS)
      : step.do === 'end'
        ? endOn(history, date)
        : step.do === 'transfer'
          ? transferOn(history, date, step)
          : changeOn(history, date, step.change)
  return 'refused' in result ? history : result
}

const day = fc.nat(DAYS - 1)
const cellId = fc.constantFrom(null, 'x', 'y')
const change: fc.Arbitrary<FactChange> = fc.record(
  {
    cellId,
    stage: fc.constantFrom('probationary' as const, 'full' as const),
    education: fc.constantFrom(null, ...EDUCATIONS.slice(5)),
    isMigrant: fc.boolean(),
    isRetired: fc.boolean(),
  },
  { requiredKeys: [] },
)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant('join' as const), day }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('end' as const), day }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('change' as const), day, change }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('transfer' as const),
      day,
      branchId: fc.constantFrom('first', 'second', 'third'),
      cellId,
    }),
  },
)

describe('any sequence of joining, changing, transferring and leaving', () => {
  const sequences = fc.array(step, { minLength: 1, maxLength: 25 })

  it('agrees on every day with a history kept day by day', () => {
    fc.assert(
      fc.property(sequences, (steps) => {
        const byDay = steps.reduce(
          stepByDay,
          Array.from({ length: DAYS }, (): Day => undefined),
        )
        const history = steps.reduce(stepBySpans, [])
        const bySpans = byDay.map((_day, index) => {
          const span = spanOn(history, dateOf(index))
          if (!span) return undefined
          const { fromOn: _from, untilOn: _until, ...facts } = span
          return facts
        })
        expect(bySpans).toEqual(byDay)
      }),
      { numRuns: 1000 },
    )
  })

  it('keeps spans sorted, never empty, never overlapping, and no two equal neighbours', () => {
    fc.assert(
      fc.property(sequences, (steps) => {
        const history = steps.reduce(stepBySpans, [])
        history.forEach((span, index) => {
          expect(daysBetween(span.fromOn, span.untilOn)).toBeGreaterThan(0)
          const next = history[index + 1]
          if (!next) return
          expect(span.untilOn <= next.fromOn).toBe(true)
          const { fromOn: _a, untilOn: _b, ...facts } = span
          if (span.untilOn === next.fromOn) expect(next).not.toMatchObject(facts)
        })
      }),
    )
  })

  it('leaves the history it was given as it was', () => {
    fc.assert(
      fc.property(sequences, step, (steps, last) => {
        const history = steps.reduce(stepBySpans, [])
        const before = JSON.stringify(history)
        stepBySpans(history, last)
        expect(JSON.stringify(history)).toBe(before)
      }),
    )
  })
})
