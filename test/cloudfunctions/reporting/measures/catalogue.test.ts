import { civilDate } from '#domain/time/civil-date'
import { HOTLINE_INDICATORS } from '#domain/entries/hotline-indicators'
import { LEDGER_KINDS, ledgerKind } from '#domain/ledger/kinds/catalogue'
import { subjectTitle } from '#domain/records/record-subject'
import { MEASURES, measureOf } from '../../../../cloudfunctions/reporting/measures/catalogue'
import { shapeOf } from '../../../../cloudfunctions/reporting/measures/sources'
import { dimensionOf, dimensionsOf } from '../../../../cloudfunctions/reporting/measures/dimensions'
import { definitionOf } from '../../../../cloudfunctions/reporting/measures/definition'
import { indicatorMeasures } from '../../../../cloudfunctions/reporting/measures/indicator-measures'
import { subjectOf, type RecordMeasure } from '../../../../cloudfunctions/reporting/measures/measure'
import collections from '../../../../cloudfunctions/collections.json'

const RECORDS = MEASURES.filter((measure): measure is RecordMeasure => measure.form === 'records')
const HOTLINE = { indicators: HOTLINE_INDICATORS, kinds: [] }
/** The lines of the inventory of figures that a duty report states. */
const LINES = Array.from({ length: 54 }, (_, at) => at + 1)

describe('the catalogue of measures', () => {
  it('answers every line of the inventory of figures', () => {
    const answered = new Set([...MEASURES, ...indicatorMeasures(HOTLINE)].flatMap(({ rows }) => rows))
    expect(LINES.filter((line) => !answered.has(line))).toEqual([])
    expect([...answered].filter((line) => !LINES.includes(line))).toEqual([])
  })

  it('gives every measure its own id, a Chinese title and at least one line', () => {
    expect(new Set(MEASURES.map(({ id }) => id)).size).toBe(MEASURES.length)
    for (const { id, title, rows } of MEASURES) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/)
      expect(title).toMatch(/\p{Script=Han}/u)
      expect([id, rows.length > 0]).toEqual([id, true])
    }
  })

  it('divides only measures that there are', () => {
    for (const measure of MEASURES)
      if (measure.form === 'rate') {
        expect([measure.id, measureOf(measure.of, HOTLINE)?.form]).toEqual([measure.id, 'records'])
        expect([measure.id, measureOf(measure.in, HOTLINE)?.form]).toEqual([
          measure.id,
          expect.stringMatching(/records|calendar/),
        ])
      }
  })

  it('draws on every ledger kind', () => {
    const drawn = new Set(RECORDS.flatMap(({ source }) => (source.of === 'ledger' ? [source.kind] : [])))
    expect(LEDGER_KINDS.map(({ code }) => code).filter((code) => !drawn.has(code))).toEqual([])
  })

  it('asks of a ledger kind only for fields it declares', () => {
    for (const measure of RECORDS) {
      const { source } = measure
      if (source.of !== 'ledger') continue
      const fields = ledgerKind(source.kind)?.fields.map(({ code }) => code) ?? []
      const asked = JSON.stringify(measure).match(/(?<=values\.)[A-Za-z]+/g) ?? []
      expect([measure.id, asked.filter((field) => !fields.includes(field))]).toEqual([measure.id, []])
    }
  })

  it('adds up only numbers: amounts, counts and minutes', () => {
    for (const { id, source, aggregate } of RECORDS)
      if (
        source.of === 'ledger' &&
        (aggregate.by === 'sum' || aggregate.by === 'latest-value' || aggregate.by === 'least')
      ) {
        const field = ledgerKind(source.kind)?.fields.find(({ code }) => `values.${code}` === aggregate.field)
        expect([id, field?.type]).toEqual([id, expect.stringMatching(/number|money/)])
      }
  })

  it('shows fen as yuan and minutes as hours', () => {
    for (const { id, source, aggregate, display } of RECORDS) {
      if (aggregate.by !== 'sum') continue
      const field =
        source.of === 'ledger'
          ? ledgerKind(source.kind)?.fields.find(({ code }) => `values.${code}` === aggregate.field)
          : undefined
      if (field?.type === 'money' || /[fF]en$/.test(aggregate.field)) expect([id, display]).toEqual([id, 'yuan'])
      else if (/inutes$/.test(aggregate.field)) expect([id, display]).toEqual([id, expect.stringMatching(/hours$/)])
      else expect([id, display]).toEqual([id, 'plain'])
    }
  })

  it('names where each thing is entered', () => {
    for (const { source } of RECORDS) expect(subjectTitle(subjectOf(source))).toBeDefined()
  })

  it('defines every measure in words', () => {
    for (const measure of MEASURES) expect(definitionOf(measure)).toMatch(/\p{Script=Han}/u)
  })

  it('splits nothing twice by the same name, and can be split by branch', () => {
    for (const measure of RECORDS) {
      const ids = dimensionsOf(measure).map(({ id }) => id)
      expect([measure.id, new Set(ids).size]).toEqual([measure.id, ids.length])
      expect(ids).toContain('branch')
    }
  })

  it('begins every pipeline with the branch, by an index on it', () => {
    const extent = {
      branchIds: ['branch-1', 'branch-2'],
      period: { from: civilDate('2025-01-01'), to: civilDate('2025-12-31') },
      asAt: civilDate('2025-12-31'),
    }
    const indexes = collections as Record<string, { indexes: { fields: string[] }[] }>
    for (const measure of RECORDS) {
      const { collection, base } = shapeOf(measure.source, extent)
      const [first] = base
      const asked = first && '$match' in first ? Object.keys(first.$match as object) : []
      const byId = collection === 'branches' && asked[0] === '_id'
      const index = indexes[collection]?.indexes.find(
        ({ fields }) => fields[0] === asked[0] && fields.slice(0, 2).every((field) => asked.includes(field)),
      )
      expect([measure.id, byId || index !== undefined]).toEqual([measure.id, true])
    }
  })
})

describe('the measure of an id', () => {
  it('is one of the catalogue, or one of the branch’s indicators', () => {
    expect(measureOf('honours', { indicators: [], kinds: [] })?.title).toBe('荣誉')
    expect(measureOf('indicator:hotline-closed', HOTLINE)?.title).toBe('转办办结')
    expect(measureOf('indicator:hotline-closed:rate', HOTLINE)).toMatchObject({
      of: 'indicator:hotline-closed',
      in: 'indicator:hotline-transferred',
    })
    expect(measureOf('indicator:hotline-closed', { indicators: [], kinds: [] })).toBeUndefined()
    expect(measureOf('nothing', HOTLINE)).toBeUndefined()
    expect(measureOf('toString', HOTLINE)).toBeUndefined()
  })

  it('may be one part of another, and only a part it can have', () => {
    expect(measureOf('honours.level.national', HOTLINE)?.title).toBe('荣誉（国家级）')
    expect(measureOf('indicator:hotline-accepted.category.防疫', HOTLINE)?.title).toBe('热线受理（防疫）')
    expect(measureOf('honours.level.galactic', HOTLINE)).toBeUndefined()
    expect(measureOf('honours.colour.red', HOTLINE)).toBeUndefined()
    expect(measureOf('honours.level', HOTLINE)).toBeUndefined()
    expect(measureOf('honours.level.toString', HOTLINE)).toBeUndefined()
    expect(measureOf('plan-items-done-rate.month.2025-01', HOTLINE)).toBeUndefined()
  })

  it('splits the hotline by category and meetings by form', () => {
    const accepted = measureOf('hotline-accepted', HOTLINE)
    expect(accepted && dimensionOf(accepted, 'category')?.title).toBe('类别')
    const activities = measureOf('activities', HOTLINE)
    expect(activities && dimensionOf(activities, 'form')?.title).toBe('形式')
    expect(activities && dimensionOf(activities, 'colour')).toBeUndefined()
  })
})
