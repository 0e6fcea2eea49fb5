import { contradictionIn, wholesOf, type IndicatorValue } from '#domain/entries/indicator'
import { HOTLINE_INDICATORS } from '#domain/entries/hotline-indicators'
import fc from 'fast-check'

const value = (indicator: string, amount: number, category: string | null = null): IndicatorValue => ({
  indicator,
  category,
  value: amount,
})
const find = (...values: IndicatorValue[]) => contradictionIn(HOTLINE_INDICATORS, values)

describe('the wholes an indicator is a part of', () => {
  it('run from the nearest to the furthest', () => {
    expect(wholesOf(HOTLINE_INDICATORS, 'hotline-closed').map(({ code }) => code)).toEqual([
      'hotline-transferred',
      'hotline-accepted',
    ])
    expect(wholesOf(HOTLINE_INDICATORS, 'hotline-accepted')).toEqual([])
    expect(wholesOf(HOTLINE_INDICATORS, 'unknown')).toEqual([])
  })

  it('end even where definitions run in a circle', () => {
    const circle = ['a', 'b'].map((code, at) => ({
      code,
      name: code,
      unit: '件',
      over: 'sum' as const,
      partOf: at ? 'a' : 'b',
      target: null,
      owner: null,
    }))
    expect(wholesOf(circle, 'a').map(({ code }) => code)).toEqual(['b', 'a'])
  })
})

describe('a contradiction among a month’s values', () => {
  it('is a part above its whole, named with both numbers', () => {
    expect(find(value('hotline-transferred', 10), value('hotline-closed', 11))).toEqual({
      at: 1,
      part: { name: '转办办结', category: null, value: 11 },
      whole: { name: '转办', category: null, value: 10 },
    })
  })

  it('is found over a step that was not recorded', () => {
    expect(find(value('hotline-closed', 11), value('hotline-accepted', 10))?.whole.name).toBe('热线受理')
  })

  it('is a category above all, and a category of a part above the same category or the whole', () => {
    expect(find(value('hotline-accepted', 10), value('hotline-accepted', 11, '防疫'))?.at).toBe(1)
    expect(find(value('hotline-accepted', 5, '防疫'), value('hotline-answered', 6, '防疫'))?.at).toBe(1)
    expect(find(value('hotline-accepted', 5), value('hotline-answered', 6, '防疫'))?.at).toBe(1)
  })

  it('is not judged between categories, which may overlap', () => {
    const overlapping = [
      value('hotline-accepted', 10),
      value('hotline-accepted', 9, '防疫'),
      value('hotline-accepted', 9, '民生'),
    ]
    expect(find(...overlapping)).toBeUndefined()
    expect(find(value('hotline-accepted', 5, '防疫'), value('hotline-answered', 6, '民生'))).toBeUndefined()
  })

  it('is never found where every part is within its whole', () => {
    const amounts = fc.tuple(fc.nat(1000), fc.nat(1000), fc.nat(1000), fc.nat(1000), fc.nat(1000))
    fc.assert(
      fc.property(amounts, ([a, b, c, d, e]) => {
        const accepted = a + b + c + d + e
        const transferred = b + c + d
        expect(
          find(
            value('hotline-closed', b),
            value('hotline-same-day', c),
            value('hotline-transferred', transferred),
            value('hotline-answered', a),
            value('hotline-accepted', accepted),
          ),
        ).toBeUndefined()
      }),
    )
  })

  it('is found wherever some part is above its whole', () => {
    const codes = HOTLINE_INDICATORS.map(({ code }) => code)
    fc.assert(
      fc.property(fc.array(fc.nat(20), { minLength: 5, maxLength: 5 }), ([a = 0, n = 0, t = 0, s = 0, c = 0]) => {
        const possible = n <= a && t <= a && s <= t && c <= t && s <= a && c <= a
        const found = find(...[a, n, t, s, c].map((amount, at) => value(codes[at] ?? '', amount)))
        expect(found === undefined).toBe(possible)
        if (found) expect(found.part.value).toBeGreaterThan(found.whole.value)
      }),
    )
  })
})
