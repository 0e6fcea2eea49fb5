/**
 * For every measure of the catalogue: the figure is what hand-written rules find in the raw records, and its evidence is
 * exactly the records that make it up. Over random years of records, branches, periods and cut-off dates.
 */
import { civilDate, monthsBetween, monthOf } from '#domain/time/civil-date'
import fc from 'fast-check'
import { MEASURES } from '../../../../cloudfunctions/reporting/measures/catalogue'
import { evidenceStages, MOST_ROWS, type Row } from '../../../../cloudfunctions/reporting/measures/compile'
import { MeasureDesk } from '../../../../cloudfunctions/reporting/measures/desk'
import type { RecordMeasure } from '../../../../cloudfunctions/reporting/measures/measure'
import { collectionOf } from '../../../../cloudfunctions/reporting/measures/question'
import { MemoryStore } from '../../../builders/memory-store'
import { BRANCH, BUREAU } from '../../../builders/office'
import { makeYear, OTHER, seedYear, type World } from '../../../builders/year'
import { daysBefore, type Asked, type Expectation } from './expected/expectation'
import { LEDGER_RATIOS, LEDGER_RULES } from './expected/ledger-rules'
import { MEETING_RATIOS, MEETING_RULES } from './expected/meeting-rules'
import { OTHER_RATIOS, OTHER_RULES } from './expected/other-rules'

const RULES = { ...LEDGER_RULES, ...MEETING_RULES, ...OTHER_RULES }
const RATIOS = { ...LEDGER_RATIOS, ...MEETING_RATIOS, ...OTHER_RATIOS }
/** Wholes that are numbers somebody entered, of other records than those of their parts. */
const ENTERED = ['staff', 'hotline-transferred']
const WITHOUT_ZERO = [
  'night-service-from',
  'night-service-until',
  'duty-notice-date',
  'clean-conduct-group-date',
  'publicity-days',
  'members-mean-age',
  'members-oldest',
]

const scene = fc.record({
  seed: fc.nat(1_000_000),
  size: fc.integer({ min: 1, max: 16 }),
  branchIds: fc.constantFrom<string[]>([BRANCH], [OTHER], [BUREAU], [BRANCH, OTHER], [BUREAU, BRANCH, OTHER]),
  period: fc.constantFrom<[string, string]>(
    ['2025-01-01', '2025-12-31'],
    ['2025-04-01', '2025-06-30'],
    ['2024-11-11', '2025-03-20'],
    ['2025-03-01', '2025-03-31'],
    ['2024-10-01', '2026-04-30'],
  ),
  cutOff: fc.constantFrom(null, '2025-05-15', '2025-12-31', '2026-03-01'),
  on: fc.constantFrom('2025-08-20', '2026-06-01'),
})
type Scene = typeof scene extends fc.Arbitrary<infer S> ? S : never

/** The period's end: its last day, the cut-off date or today, whichever comes first. Undefined when it has not begun. */
function askedOf({ branchIds, period: [from, to], cutOff, on }: Scene): Asked | undefined {
  const asAt = [cutOff ?? to, on].sort()[0] ?? to
  return asAt < from ? undefined : { branchIds, from, to: [to, asAt].sort()[0] ?? to, asAt }
}

async function open(scene: Scene) {
  const world = makeYear(scene.seed, scene.size)
  const store = new MemoryStore()
  seedYear(store, world)
  return { world, store, desk: await MeasureDesk.open(store, queryOf(scene)) }
}

async function rowsOf(store: MemoryStore, desk: MeasureDesk, measure: RecordMeasure): Promise<Row[]> {
  if (!desk.extent) return []
  const question = await desk.asAsked({ measure, extent: desk.extent })
  const stages = evidenceStages(question, { after: null, limit: MOST_ROWS, documents: MOST_ROWS })
  return (await store.aggregate(collectionOf(question), stages)) as unknown as Row[]
}

function queryOf({ branchIds, period: [from, to], cutOff, on }: Scene) {
  return {
    branchIds,
    period: { from: civilDate(from), to: civilDate(to) },
    cutOff: cutOff === null ? null : civilDate(cutOff),
    on: civilDate(on),
  }
}

/** A definition names only the organs that those asked of have: of one branch it may say less. */
const counted = (figure: object | undefined) => ({ ...figure, definition: '' })
const place = ({ id, position }: { id: string; position: number }) => `${id}/${position}`

/** 3.25 is 33 tenths: rounded half up, by whole numbers without bounds. */
function tenths(of: number, within: number): number {
  return Number((BigInt(of) * 20n + BigInt(within)) / (BigInt(within) * 2n))
}

function ruleOf(id: string): (world: World, asked: Asked) => Expectation {
  const rule = RULES[id]
  if (!rule) throw new Error(`No rule for ${id}`)
  return rule
}

/** What leading cadres owe: the Party group keeps that of its own members, who are in the branches. */
const OF_CADRES = /^(contact-|dual-lists)/

/**
 * A desk for those of the branches that keep records of both measures; for all where none or all of them do, or where the
 * Party group keeps them for the branches.
 */
async function countedFor(
  measures: readonly string[],
  scene: Scene,
  { world, store, desk }: Awaited<ReturnType<typeof open>>,
): Promise<MeasureDesk> {
  const asked = askedOf(scene)
  if (!asked) return desk
  const keeps = (branchId: string) =>
    measures.every((id) => RULES[id]?.(world, { ...asked, branchIds: [branchId] }).base !== false)
  const branchIds = scene.branchIds.filter(keeps)
  if (branchIds.includes(BUREAU) && measures.some((id) => OF_CADRES.test(id))) return desk
  if (branchIds.length === 0 || branchIds.length === scene.branchIds.length) return desk
  return MeasureDesk.open(store, queryOf({ ...scene, branchIds }))
}

/** Of each branch the months that are over by the last day, and the one that is not where it has what is counted. */
function monthsDue(of: string, world: World, asked: Asked): number {
  const firstOfMonth = `${asked.to.slice(0, 7)}-01`
  const from = firstOfMonth > asked.from ? firstOfMonth : asked.from
  const isOver = asked.to.slice(0, 7) !== daysBefore(asked.to, -1).slice(0, 7)
  const held = isOver ? 0 : (RULES[of]?.(world, { ...asked, from }).value ?? 0)
  const to = isOver ? asked.to : daysBefore(firstOfMonth, 1)
  return held + monthsTouched(world, { ...asked, to })
}

function monthsTouched(world: World, asked: Asked): number {
  const months = asked.branchIds.flatMap((branchId) => {
    const formedOn = world.branches.find(({ _id }) => _id === branchId)?.formedOn ?? asked.from
    const from = civilDate(formedOn > asked.from ? formedOn : asked.from)
    return from > asked.to ? [] : monthsBetween(monthOf(from), monthOf(civilDate(asked.to)))
  })
  return months.length
}

describe('every measure of the catalogue', () => {
  it('has a hand-written rule, and no rule is without its measure', () => {
    const ids = MEASURES.filter(({ form }) => form !== 'calendar').map(({ id }) => id)
    expect([...Object.keys(RULES), ...Object.keys(RATIOS)].sort()).toEqual([...ids].sort())
  })

  it('comes to what the rule finds in the raw records, and its evidence is exactly the records that count', async () => {
    await fc.assert(
      fc.asyncProperty(scene, async (scene) => {
        const asked = askedOf(scene)
        const { world, store, desk } = await open(scene)
        for (const measure of MEASURES.filter((each): each is RecordMeasure => each.form === 'records')) {
          const { id } = measure
          const resolved = await desk.resolve(id)
          if (!asked || !desk.extent) {
            expect([id, resolved]).toEqual([id, { kind: 'not-applicable', why: '统计期尚未开始' }])
            continue
          }
          const expected = ruleOf(id)(world, asked)
          if (expected.pieces.length > 0)
            expect([id, resolved]).toMatchObject([
              id,
              { kind: 'value', value: expected.value, records: expected.pieces.length },
            ])
          else if (resolved.kind === 'value')
            expect([id, resolved.value, resolved.records, expected.base !== false]).toEqual([id, 0, 0, true])
          else if (resolved.kind === 'no-record') expect([id, expected.base]).toEqual([id, false])
          else if (expected.base !== false && measure.appliesWhen === undefined && measure.source.of !== 'indicators')
            expect(WITHOUT_ZERO).toContain(id)
          const question = await desk.asAsked({ measure, extent: desk.extent })
          const stages = evidenceStages(question, { after: null, limit: MOST_ROWS, documents: MOST_ROWS })
          const rows = (await store.aggregate(collectionOf(question), stages)) as unknown as Row[]
          expect([id, rows.map(place).sort()]).toEqual([id, expected.pieces.map(place).sort()])
          expect([id, await desk.recordsBehind(question)]).toEqual([id, expected.pieces.length])
        }
      }),
      { numRuns: 25 },
    )
  }, 120_000)

  it('that is a rate is one divided by the other over the branches that keep both, to a tenth half up, over the records of both, each once, or blank', async () => {
    await fc.assert(
      fc.asyncProperty(scene, async (scene) => {
        const asked = askedOf(scene)
        const { desk, ...opened } = await open(scene)
        for (const [id, { of, in: within, per, percent }] of Object.entries(RATIOS)) {
          const counted = await countedFor([of, within], scene, { ...opened, desk })
          const [rate, part] = [await desk.resolve(id), await counted.resolve(of)]
          const calendar = await counted.resolve(within)
          const branchIds = counted.branches.map(({ _id }) => _id)
          const all =
            asked && within === 'months' && calendar.kind === 'value'
              ? { ...calendar, value: monthsDue(of, opened.world, { ...asked, branchIds }) }
              : calendar
          if (!asked || all.kind !== 'value') expect([id, rate]).toEqual([id, all])
          else if (part.kind !== 'value') expect([id, rate]).toEqual([id, part])
          else if (all.value === 0)
            expect([id, rate]).toEqual([id, { kind: 'not-applicable', why: '分母为零', isEmpty: true }])
          else {
            const value = percent ? tenths(part.value * 100, all.value) : tenths(part.value, all.value * per)
            const counting = { ...asked, branchIds }
            const pieces = [of, within].flatMap((each) => RULES[each]?.(opened.world, counting).pieces ?? [])
            const records = new Set(pieces.map(place)).size
            expect([id, rate]).toMatchObject([id, { kind: 'value', value, records }])
          }
        }
      }),
      { numRuns: 8 },
    )
  }, 120_000)

  it('that is a share counts nothing in its part that is not in its whole', async () => {
    await fc.assert(
      fc.asyncProperty(scene, async (scene) => {
        const { world, store, desk } = await open(scene)
        /** Of both whom a talk names it is enough that one has not left. */
        const partners = new Map(world.ledger.map(({ _id, values }) => [_id, String(values['partner'])]))
        for (const rate of MEASURES.flatMap((each) => (each.form === 'rate' ? [each] : []))) {
          if (rate.as.kind !== 'percent' || ENTERED.includes(rate.in)) continue
          const counted = await desk.counting(rate)
          const [part, whole] = [counted.measure(rate.of), counted.measure(rate.in)]
          if (part?.form !== 'records' || whole?.form !== 'records') continue
          const [of, within] = await Promise.all([part, whole].map((each) => rowsOf(store, counted, each)))
          const isOfPeople = whole.source.of === 'members' && part.source.of !== 'members'
          const namesIn = (row: Row) => {
            if (!isOfPeople) return [place(row)]
            const person = String(row.who ?? row.value)
            return part.among?.and ? [person, partners.get(row.id) ?? ''] : [person]
          }
          const names = new Set((within ?? []).map(isOfPeople ? ({ id }) => id : place))
          const strange = (of ?? []).map(namesIn).filter((each) => !each.some((name) => names.has(name)))
          expect([rate.id, strange]).toEqual([rate.id, []])
        }
      }),
      { numRuns: 15 },
    )
  }, 120_000)

  it('measures covered months against every month the period touches, of each branch since it was formed', async () => {
    await fc.assert(
      fc.asyncProperty(scene, async (scene) => {
        const asked = askedOf(scene)
        const { desk, world } = await open(scene)
        const resolved = await desk.resolve('months')
        if (!asked) expect(resolved.kind).toBe('not-applicable')
        else expect(resolved).toMatchObject({ kind: 'value', value: monthsTouched(world, asked) })
      }),
      { numRuns: 30 },
    )
  })

  it('counts each branch by itself as it counts that branch alone', async () => {
    await fc.assert(
      fc.asyncProperty(scene, async (scene) => {
        const ids = MEASURES.map(({ id }) => id)
        const { desk } = await open(scene)
        const each = await desk.resolveAllEach(ids)
        for (const branchId of scene.branchIds) {
          const { desk: alone } = await open({ ...scene, branchIds: [branchId] })
          const own = await alone.resolveAll(ids)
          for (const id of ids) expect([id, counted(each.get(id)?.get(branchId))]).toEqual([id, counted(own.get(id))])
        }
      }),
      { numRuns: 3 },
    )
  }, 120_000)
})
