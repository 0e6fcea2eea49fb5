import { MEASURES } from '../../../cloudfunctions/reporting/measures/catalogue'
import { handlers } from '../../builders/handlers'
import { civilDate } from '#domain/time/civil-date'
import { instant } from '#domain/time/instant'
import { enterDemoYear } from '../../../local/demo/enter'
import { yearOfUnit } from '../../../local/demo/demo-year'
import { demoYear } from '../../../local/demo/year'
import { DECLARED_NONE, expectedFigures, lastValue, membersByCell, WITHOUT_RECORDS } from './expected-figures'
import { openMemoryCloud, SETUP_CODE } from './memory-client'

const YEAR = 2024
const demo = demoYear({ seed: 7, year: YEAR })
const expected = expectedFigures(demo)
const PERIOD = { from: civilDate(`${YEAR}-01-01`), to: civilDate(`${YEAR}-12-31`) }
/** When the secretary looks. */
const AT = instant(`${YEAR + 1}-01-15T02:00:00.000Z`)

const isOfLeadingGroup = (id: string) =>
  id.startsWith('leading-group-session') || id.startsWith('democratic-life-meeting')

describe('the figures of the demo year, entered through procedures', () => {
  const cloud = openMemoryCloud(handlers)
  let branchId = ''
  let bureau: Awaited<ReturnType<typeof enterDemoYear>>['bureau']
  let secretary: ReturnType<typeof cloud.client.as>

  beforeAll(async () => {
    const entered = await enterDemoYear({ client: cloud.client, year: demo, setupCode: SETUP_CODE })
    ;({ branchId, bureau } = entered)
    secretary = cloud.client.as(entered.secretaryOpenId)
  }, 300_000)

  /** Each measure's value; its kind of blank where there is none. */
  const computed = async (ids: readonly string[]) => {
    const found: Record<string, number | string> = {}
    for (let from = 0; from < ids.length; from += 60) {
      const asked = { branchId, period: PERIOD, measureIds: ids.slice(from, from + 60), scope: 'own' as const }
      const { results } = await secretary.call('measure.compute', asked, { at: AT })
      for (const { measureId, result } of results[0]?.figures ?? [])
        found[measureId] = result.kind === 'value' ? result.value : result.kind
    }
    return found
  }

  /** What the figures differ in from the plain sums, for people to read. */
  const differing = async (ids: readonly string[]) => {
    const found = await computed(ids)
    return Object.entries(expected)
      .filter(([id]) => ids.includes(id))
      .filter(([id, value]) => found[id] !== (value ?? 'not-applicable'))
      .map(([id, value]) => `${id}: expected ${value}, found ${found[id]}`)
  }

  it('are those that plain sums over the data give', async () => {
    const ids = Object.keys(expected).filter((id) => !(isOfLeadingGroup(id) && expected[id] === 0))
    expect(await differing(ids)).toEqual([])
  }, 300_000)

  it('of a leading group do not concern a branch', async () => {
    const ids = Object.keys(expected).filter((id) => isOfLeadingGroup(id) && expected[id] === 0)
    expect(new Set(Object.values(await computed(ids)))).toEqual(new Set(['not-applicable']))
  })

  it('of the leading group are the bureau’s, a real zero where nobody was absent', async () => {
    const sums = expectedFigures(yearOfUnit(demo, demo.bureau))
    const ids = Object.keys(sums).filter((id) => isOfLeadingGroup(id) && sums[id] !== undefined)
    const asked = { branchId: bureau.branchId, period: PERIOD, measureIds: ids, scope: 'own' as const }
    const { results } = await cloud.client.as(bureau.secretaryOpenId).call('measure.compute', asked, { at: AT })
    const found = results[0]?.figures.map(({ measureId, result }) => [
      measureId,
      result.kind === 'value' ? result.value : null,
    ])
    expect(found).toEqual(ids.map((id) => [id, sums[id]]))
    expect(sums['leading-group-session-count']).toBe(11)
  })

  it('cover the whole catalogue', () => {
    const known = [
      ...Object.keys(expected),
      ...Object.values(WITHOUT_RECORDS).flat(),
      ...Object.values(DECLARED_NONE).flat(),
      'self-inspection-report-rate',
      'responsibility-letters-signed-rate',
    ]
    expect(MEASURES.map(({ id }) => id).filter((id) => !known.includes(id))).toEqual([])
  })

  it('are blank where nothing was recorded, and name the kind of record that is missing', async () => {
    for (const [subject, ids] of Object.entries(WITHOUT_RECORDS)) {
      const asked = { branchId, period: PERIOD, measureIds: [...ids], scope: 'own' as const }
      const { results } = await secretary.call('measure.compute', asked, { at: AT })
      for (const { result } of results[0]?.figures ?? [])
        expect(result).toEqual({ kind: 'no-record', enterAt: subject })
    }
  })

  it('are zero where it was declared that there was nothing', async () => {
    const found = await computed(Object.values(DECLARED_NONE).flat())
    expect(new Set(Object.values(found))).toEqual(new Set([0]))
  })

  it('give the members of each cell', async () => {
    const { cells } = await secretary.call('branch.get', { branchId }, { at: AT })
    const asked = { branchId, period: PERIOD, measureId: 'members', by: 'cell', scope: 'own' as const }
    const { result } = await secretary.call('measure.split', asked, { at: AT })
    const found = new Map(result.kind === 'parts' ? result.parts.map(({ key, value }) => [key, value]) : [])
    for (const { key, name } of demo.branch.cells) {
      const cellId = cells.find((cell) => cell.name === name)?.cellId ?? ''
      expect([name, found.get(cellId)]).toEqual([name, membersByCell(demo).get(key)])
    }
  })

  it('give the last month of an indicator of the branch’s own', async () => {
    const { definitions } = await secretary.call('indicator.definitions', { branchId }, { at: AT })
    const own = demo.indicators.at(-1)
    const code = definitions.find(({ name }) => name === own?.name)?.code ?? ''
    const id = `indicator:${code}`
    expect(await computed([id])).toEqual({ [id]: lastValue(demo, own?.code ?? '') })
  })
})
