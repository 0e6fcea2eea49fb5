/**
 * A draft reads rightly at any cut-off date: its text has no seams, and every figure in it is what plain sums over the
 * demo's own input up to that day make of it.
 */
import fc from 'fast-check'
import { handlers } from '../../../cloudfunctions/handlers'
import { demoYear } from '../../../local/demo/year'
import { enterDemoYear } from '../../../local/demo/enter'
import type { OutputOf } from '#contract'
import { addDays, civilDate } from '#domain/time/civil-date'
import { instant } from '#domain/time/instant'
import { expectedFigures, expectedFiguresBefore, lastValue } from './expected-figures'
import { authorFigures, sumFor } from './expected/printed'
import { openMemoryCloud, SETUP_CODE } from './memory-client'

type Report = OutputOf<'report.get'>

/** The paragraphs that were drawn, as they print. */
function paragraphsOf({ sections, figures }: Report): string[] {
  return sections.flatMap(({ paragraphs }) =>
    paragraphs
      .filter(({ parts }) => parts.every((part) => part.is !== 'blank'))
      .map(({ parts }) =>
        parts.map((part) => (part.is === 'figure' ? (figures[part.figure]?.display ?? '?') : part.text)).join(''),
      ),
  )
}

const SEAMS = [
  ['其中 before nothing', /其中[，；。]/],
  ['two marks in a row', /[，、；。：]{2}/],
  ['a mark at the beginning', /^[，、；。]/],
  ['no full stop at the end', /[^。]$/],
  ['a unit without its number', /(?<![\d])(人次|小时|学时|班次|个百分点|%|元)/],
  ['a slot that nobody filled', /[{}?]/],
  ['a zero', /(?<![\d.,])0(?![\d.,])/],
  ['what is not recorded', /暂无记录/],
] as const

function seamsIn(report: Report, isYearOver: boolean): string[] {
  return paragraphsOf(report).flatMap((text) => [
    ...SEAMS.flatMap(([name, seam]) => (seam.test(text) ? [`${name}: ${text}`] : [])),
    ...(!isYearOver && text.includes('全年') ? [`全年 before the year is over: ${text}`] : []),
  ])
}

describe.each([
  { seed: 7, year: 2024 },
  { seed: 3, year: 2023 },
])('a draft of $year at any cut-off date', ({ seed, year }) => {
  const demo = demoYear({ seed, year })
  const cloud = openMemoryCloud(handlers)
  let draft: (cutOff: string) => Promise<Report>

  beforeAll(async () => {
    const { branchId, secretaryOpenId } = await enterDemoYear({
      client: cloud.client,
      year: demo,
      setupCode: SETUP_CODE,
    })
    const secretary = cloud.client.as(secretaryOpenId)
    const at = { at: instant(`${year + 1}-01-15T02:00:00.000Z`) }
    draft = async (cutOff) => {
      const { reportId } = await secretary.call('report.draft', { branchId, year, cutOff: civilDate(cutOff) }, at)
      return secretary.call('report.get', { branchId, reportId }, at)
    }
  }, 120_000)

  it('has no seams in its text, and prints what plain sums give', async () => {
    const lastDay = civilDate(`${year}-12-31`)
    const days = fc.integer({ min: 0, max: 364 }).map((before) => addDays(lastDay, -before))
    await fc.assert(
      fc.asyncProperty(days, async (cutOff) => {
        const report = await draft(cutOff)
        expect(seamsIn(report, cutOff === lastDay)).toEqual([])
        const until = { ...demo, until: cutOff }
        const own = Object.fromEntries(demo.indicators.map(({ code, name }) => [name, lastValue(until, code)]))
        const sums = {
          now: { ...expectedFigures(until), ...own },
          before: expectedFiguresBefore(until),
          author: authorFigures(until, 'p01'),
        }
        const wrong = report.figures.flatMap(({ key, title, value }) => {
          const sum = sumFor(key.startsWith('indicator:') ? title : key, sums)
          return sum === value ? [] : [`${cutOff} ${key}: ${value}, by hand ${sum}`]
        })
        expect(wrong).toEqual([])
      }),
      {
        numRuns: 8,
        examples: [[lastDay], [civilDate(`${year}-01-01`)], [civilDate(`${year}-06-30`)]],
        endOnFailure: true,
      },
    )
  }, 120_000)
})
