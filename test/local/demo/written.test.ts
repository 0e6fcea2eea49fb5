/** What people wrote in both reports of the demo year, laid into their drafts: nothing is left to fill in, all of it is computed. */
import { handlers } from '../../builders/handlers'
import { enterDemoYear, type EnteredDemo } from '../../../local/demo/enter'
import { unitYears, yearOfUnit } from '../../../local/demo/demo-year'
import { demoYear } from '../../../local/demo/year'
import type { OutputOf } from '#contract'
import { instant } from '#domain/time/instant'
import { expectedFigures, expectedFiguresBefore } from './expected-figures'
import { sumFor } from './expected/printed'
import { expectedTogether } from './expected/together'
import { known } from '../../../local/demo/scene'
import { openMemoryCloud, SETUP_CODE } from './memory-client'

const YEAR = 2025
const demo = demoYear({ seed: 20_190_106, year: YEAR })
const AT = { at: instant(`${YEAR + 1}-01-09T01:00:00.000Z`) }

interface Read {
  readonly report: OutputOf<'report.get'>
  readonly points: OutputOf<'report.checklist'>['points']
  readonly proposals: OutputOf<'report.problems'>['proposals']
}

const { client } = openMemoryCloud(handlers)
let entered: EnteredDemo
beforeAll(async () => {
  entered = await enterDemoYear({ client, year: demo, setupCode: SETUP_CODE })
}, 300_000)

describe.each([
  { whose: 'the branch', unit: demo, sums: expectedFigures(demo) },
  { whose: 'the bureau', unit: yearOfUnit(demo, demo.bureau), sums: expectedTogether(unitYears(demo)) },
])('the report of $whose', ({ whose, unit, sums }) => {
  let read: Read

  beforeAll(async () => {
    const { branchId, secretaryOpenId } = whose === 'the branch' ? entered : entered.bureau
    const secretary = client.as(secretaryOpenId)
    const { reportId } = await secretary.call('report.draft', { branchId, year: YEAR }, AT)
    const asked = { branchId, reportId }
    const [report, { points }, { proposals }] = await Promise.all([
      secretary.call('report.get', asked, AT),
      secretary.call('report.checklist', asked, AT),
      secretary.call('report.problems', asked, AT),
    ])
    read = { report, points, proposals }
  }, 300_000)

  const paragraphs = (section: string) => {
    const { sections, figures } = read.report
    const found = sections.find(({ id }) => id === section)?.paragraphs ?? []
    return found.map(({ lead = '', parts }) =>
      [lead, ...parts.map((part) => (part.is === 'figure' ? (figures[part.figure]?.display ?? '?') : part.text))].join(
        '',
      ),
    )
  }
  const written = unit.report ?? { lastYear: [], found: [], rejected: [], added: [] }

  it('leaves nothing to fill in, types no number, leaves no place over and keeps to its budgets', () => {
    const kinds = ['blank', 'typed', 'leftover', 'contradiction', 'unit-name', 'voluntary', 'stale', 'budget']
    expect(read.points.filter(({ is }) => kinds.includes(is))).toEqual([])
  })

  it('says of each of last year’s problems whether its target was reached, as sums over the input tell', () => {
    const said = paragraphs('last-year')
    expect(said).toHaveLength(written.lastYear.length)
    const before = expectedFiguresBefore(unit)
    const outcomes = written.lastYear.map(({ step: { target } }) => {
      const sum = sumFor(target.key, { now: sums, before, author: {}, keyed: {} }) ?? NaN
      return (target.key.endsWith('-rate') || target.key.endsWith('-share') ? sum / 10 : sum) >= target.target
    })
    expect(said.map((text) => /[，标]已经达到[，。]/.test(text))).toEqual(outcomes)
    expect(said.map((text) => /，尚未达到[，。]/.test(text))).toEqual(outcomes.map((isReached) => !isReached))
    expect(new Set(outcomes).size).toBe(2)
  })

  it('says of each how far it was put right as its secretary does, reached target or not', () => {
    const words = { done: '已完成整改。', 'under-way': '仍在整改。', 'not-begun': '尚未整改。' }
    expect(paragraphs('last-year').map((text) => Object.values(words).find((each) => text.endsWith(each)))).toEqual(
      written.lastYear.map(({ extent }) => words[extent]),
    )
  })

  it('names this year’s problems with their figures and causes, and says nothing of any person', () => {
    const said = paragraphs('problems')
    expect(said).toHaveLength(written.found.length)
    for (const text of said) expect(text).toMatch(/\d.*原因：/)
    const names = unitYears(demo).flatMap(({ people }) => people.map(({ name }) => name))
    expect(names.filter((name) => said.join('').includes(name))).toEqual([])
  })

  it('prints each of them in its secretary’s words, with the figures in their places', () => {
    const said = paragraphs('problems')
    for (const { problem, finding } of written.found) {
      const text = known(
        said.find((each) => each.includes(`${problem}。`)),
        problem,
      )
      for (const words of finding.split(/\{[^}]+\}/)) expect(text).toContain(words)
    }
  })

  it('gives every step an owner, a day in the next year and a target, and every problem a step', () => {
    const said = paragraphs('next-steps')
    expect(said).toHaveLength(written.found.flatMap(({ steps }) => steps).length)
    const day = `${YEAR + 1}年\\d+月\\d+日`
    for (const text of said)
      expect(text).toMatch(
        new RegExp(`针对问题（.），由.+负责，${day}前完成，.+(不低于|不少于|达到|不超过|提高到|降到)\\d+`),
      )
    const answered = said.map((text) => /针对问题（(.)）/.exec(text)?.[1])
    expect(new Set(answered).size).toBe(written.found.length)
  })

  it('takes up every proposal that fires or rejects it with a reason', () => {
    expect(read.proposals.filter(({ is, answer }) => is === 'fires' && answer.is === 'open')).toEqual([])
    const rejected = read.proposals.filter(({ answer }) => answer.is === 'rejected')
    expect(rejected.map(({ ruleId }) => ruleId).sort()).toEqual(written.rejected.map(({ ruleId }) => ruleId).sort())
    expect(rejected.length).toBeGreaterThan(0)
  })
})
