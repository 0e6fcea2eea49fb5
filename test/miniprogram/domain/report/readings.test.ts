import { readerOf } from '#domain/report/readings'

const read = (readings: Parameters<typeof readerOf>[0], text: string) =>
  readerOf(readings)(text).map(({ from, to }) => text.slice(from, to))

it('reads only where what must stand before it does', () => {
  expect(read([{ words: '一', after: '共|合计' }], '共一户，合计一户，每一户')).toEqual(['一', '一'])
})

it('does not read where what must not stand before it does, and goes on right after that sign', () => {
  expect(read([{ words: '之一|一一', notAfter: '分' }], '之一，三分之一一对应')).toEqual(['之一', '一一'])
})

it('reads the first of several that begin at one place, the next where something stands before the first', () => {
  const readings = [{ words: 'ab', notAfter: 'x' }, { words: 'a' }]
  expect(read(readings, 'ab xab')).toEqual(['ab', 'a'])
})

it('takes a sign of two code units as one', () => {
  expect(read([{ words: '\\p{Nd}', notAfter: '\\p{Nd}' }], '𝟗𝟗a𝟗')).toEqual(['𝟗', '𝟗'])
})
