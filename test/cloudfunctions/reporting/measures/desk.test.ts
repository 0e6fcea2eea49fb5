/** Over a year of every kind of record: figures open to their records, and parts make up the whole. */
import { civilDate } from '#domain/time/civil-date'
import { yearPeriod } from '#domain/time/period'
import { MEASURES } from '../../../../cloudfunctions/reporting/measures/catalogue'
import { evidenceStages, MOST_ROWS, type Row } from '../../../../cloudfunctions/reporting/measures/compile'
import { MeasureDesk } from '../../../../cloudfunctions/reporting/measures/desk'
import { definitionOf } from '../../../../cloudfunctions/reporting/measures/definition'
import { dimensionsOf } from '../../../../cloudfunctions/reporting/measures/dimensions'
import { listEvidence } from '../../../../cloudfunctions/reporting/measures/evidence'
import { recordsTitle, type RecordMeasure } from '../../../../cloudfunctions/reporting/measures/measure'
import { collectionOf } from '../../../../cloudfunctions/reporting/measures/question'
import { MemoryStore } from '../../../builders/memory-store'
import { branch, BRANCH, BUREAU, member, span } from '../../../builders/office'
import { makeYear, OTHER, seedYear } from '../../../builders/year'

const store = new MemoryStore()
const world = makeYear(5, 12)
seedYear(store, world)
const QUERY = {
  branchIds: [BUREAU, BRANCH, OTHER],
  period: yearPeriod(2025),
  cutOff: null,
  on: civilDate('2026-01-10'),
}

/** The records of people in a branch where they do not stand on the last day, though in another. */
async function recordsElsewhere(desk: MeasureDesk, measure: RecordMeasure): Promise<number> {
  if (!desk.extent) return 0
  const question = await desk.asAsked({ measure, extent: desk.extent })
  const stages = evidenceStages(question, { after: null, limit: MOST_ROWS, documents: MOST_ROWS })
  const rows = (await store.aggregate(collectionOf(question), stages)) as unknown as Row[]
  const standIn = (id: unknown) =>
    world.members
      .find(({ _id }) => _id === id)
      ?.spans.find(({ fromOn, untilOn }) => fromOn <= '2025-12-31' && untilOn > '2025-12-31')?.branchId
  const partner = new Map(world.ledger.map(({ _id, values }) => [_id, values['partner']]))
  return rows.filter(({ id, branchId, who, value }) => {
    const named = measure.among?.and ? [who ?? value, partner.get(id)] : [who ?? value]
    return !named.some((each) => standIn(each) === branchId)
  }).length
}

describe('every figure', () => {
  it('opens to as many records as it says, each a line of Chinese without an id', async () => {
    const desk = await MeasureDesk.open(store, QUERY)
    for (const { id } of MEASURES) {
      const resolved = await desk.resolve(id)
      const { items, total } = await listEvidence(store, desk, id, { cursor: null, pageSize: 12 })
      expect([id, total]).toEqual([id, resolved.kind === 'value' ? resolved.records : expect.any(Number)])
      expect(items).toHaveLength(Math.min(total, 12))
      for (const { title } of items) {
        expect(title).toMatch(/\p{Script=Han}/u)
        expect(title).not.toMatch(/undefined|null|NaN|\[object/)
        // Members of this world are named 党员member-1; their ids alone must not show.
        expect(title.replaceAll(/党员member-\d+/g, '')).not.toMatch(/member-\d/)
      }
    }
  }, 60_000)

  it('is made up by its parts, no record left out and none taken twice', async () => {
    const desk = await MeasureDesk.open(store, QUERY)
    for (const measure of MEASURES) {
      if (measure.form !== 'records') continue
      const { id } = measure
      const whole = await desk.resolve(id)
      for (const { id: by, insteadOf } of dimensionsOf(measure)) {
        const split = await desk.resolveParts(id, by)
        if (split.kind !== 'parts' || whole.kind !== 'value') {
          expect([id, by, split]).toEqual([id, by, whole])
          continue
        }
        const keys = split.parts.map(({ key }) => key)
        expect([id, by, new Set(keys).size]).toEqual([id, by, keys.length])
        expect(split.parts.filter(({ label }) => label === '')).toEqual([])
        // The latest of each month are other records than the latest of all; hours reached in two branches together are
        // not reached in either; categories stand beside the whole.
        if (['latest-value', 'reach'].includes(measure.aggregate.by) || insteadOf) continue
        const records = split.parts.reduce((sum, { figure }) => sum + figure.records, 0)
        // Who stands in one branch may have served in another: that counts for both together, and for neither alone.
        const elsewhere =
          measure.among?.on === 'last-day' && by === 'branch' ? await recordsElsewhere(desk, measure) : 0
        expect([id, by, records]).toEqual([id, by, whole.records - elsewhere])
      }
    }
  }, 60_000)

  it('of a branch speaks of no organ of a bureau, and one of a bureau alone of no committee', async () => {
    const said = async (branchIds: readonly string[]) => {
      const desk = await MeasureDesk.open(store, { ...QUERY, branchIds })
      const figures = await Promise.all(
        MEASURES.map(async ({ id }) => ({ id, measure: desk.measure(id), resolved: await desk.resolve(id) })),
      )
      return figures.flatMap(({ id, measure, resolved }) => {
        if (!measure || (resolved.kind === 'not-applicable' && !resolved.isEmpty)) return []
        const about = measure.form === 'records' ? recordsTitle(measure) : ''
        return [`${id}: ${[measure.title, definitionOf(measure), about].join('；')}`]
      })
    }
    const ofBranch = await said([BRANCH])
    expect(ofBranch.length).toBeGreaterThan(100)
    expect(ofBranch.filter((words) => /党组(?!织)|党委|机关党|直属/.test(words))).toEqual([])
    const led = (await said([BUREAU])).filter((words) => /^(?:party-building-|leading-group-)/.test(words))
    expect(led.length).toBeGreaterThan(5)
    expect(led.filter((words) => /支委会|支部/.test(words))).toEqual([])
    const both = (await said(QUERY.branchIds)).filter((words) =>
      /^party-building-(?:sessions|months|items):/.test(words),
    )
    expect(both.map((words) => /党组会议、支委会.*支委会不计/.test(words))).toEqual([true, true, true])
  })

  it('throws for what is no measure, and for a dimension a measure does not have', async () => {
    const desk = await MeasureDesk.open(store, QUERY)
    await expect(desk.resolve('nothing')).rejects.toThrow('No measure nothing')
    await expect(desk.resolveParts('honours', 'colour')).rejects.toThrow('honours cannot be split by colour')
  })
})

describe('parts', () => {
  it('are labelled and in the order of their table; ages by band', async () => {
    const desk = await MeasureDesk.open(store, QUERY)
    const labels = async (id: string, by: string) => {
      const split = await desk.resolveParts(id, by)
      return split.kind === 'parts' ? split.parts.map(({ label }) => label) : []
    }
    const inOrder = (found: string[], table: string[]) =>
      expect(found).toEqual(table.filter((label) => found.includes(label)))
    const ages = await labels('members', 'age')
    expect(ages.length).toBeGreaterThan(2)
    inOrder(ages, ['35岁及以下', '36至45岁', '46至55岁', '56至60岁', '61岁及以上'])
    const levels = await labels('honours', 'level')
    expect(levels.length).toBeGreaterThan(1)
    inOrder(levels, ['国家级', '省级', '市级', '区县级', '本单位'])
    inOrder(await labels('hotline-accepted', 'category'), ['防疫', '民生'])
    expect(await labels('members', 'cell')).toContain('未填写')
  })

  it('have what is not said last, behind every name', async () => {
    const own = new MemoryStore()
    const cells = [{ id: 'cell-z', name: '龢组', formedOn: civilDate('2015-07-01'), dissolvedOn: null }]
    own.seed('branches', branch({ cells }))
    own.seed('members', member('a', { spans: [span({ cellId: null })] }))
    own.seed('members', member('b', { spans: [span({ cellId: 'cell-z' })] }))
    const split = await (await MeasureDesk.open(own, { ...QUERY, branchIds: [BRANCH] })).resolveParts('members', 'cell')
    expect(split.kind === 'parts' && split.parts.map(({ label }) => label)).toEqual(['龢组', '未填写'])
  })
})
