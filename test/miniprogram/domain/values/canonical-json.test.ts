import fc from 'fast-check'
import { canonicalJson } from '#domain/values/canonical-json'

it('writes members in the order of their names, without blanks', () => {
  expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: true })).toBe('{"a":true,"b":[1,{"c":"x","d":null}]}')
})

it('leaves out members that are undefined', () => {
  expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}')
})

it('is one text for equal values, whatever the order they were put together in', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const backwards = Object.fromEntries(Object.entries(value).reverse())
      expect(canonicalJson(backwards)).toBe(canonicalJson(value))
    }),
  )
})

it('is JSON of the same value', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

it.each([NaN, Infinity])('has no text for %s', (value) => {
  expect(() => canonicalJson([value])).toThrow(TypeError)
})
