import { parseWrittenDate, parseWrittenYear } from '#domain/time/written-date'
import fc from 'fast-check'
import { dates } from '../arbitraries'

describe('a written date', () => {
  it.each([
    '2012-07-01',
    '2012.7.1',
    '2012年7月1日',
    '2012年7月1',
    '2012/7/1',
    '20120701',
    ' ２０１２．７．１ ',
    '2012-07-01 00:00',
    '2012 年 7 月 1 日',
  ])('is read from %s', (text) => expect(parseWrittenDate(text)).toBe('2012-07-01'))

  it.each([
    '',
    '2012',
    '2012.07',
    '2012年7月',
    '2012-13-01',
    '2012-02-30',
    '2012-7.1',
    '2012年7-1',
    '1.7.2012',
    '七月一日',
    '41091',
  ])('is not guessed from %j', (text) => expect(parseWrittenDate(text)).toBeUndefined())

  it('reads every date back from each of the ways to write it', () => {
    fc.assert(
      fc.property(dates, fc.constantFrom('-', '.', '/'), (date, sign) => {
        const [year = '', month = '', day = ''] = date.split('-')
        const short = [year, Number(month), Number(day)]
        expect(parseWrittenDate(short.join(sign))).toBe(date)
        expect(parseWrittenDate(`${year}年${Number(month)}月${Number(day)}日`)).toBe(date)
        expect(parseWrittenDate(year + month + day)).toBe(date)
      }),
    )
  })
})

describe('a written year', () => {
  it.each([
    '1980',
    '1980年',
    '1980.05',
    '1980-5',
    '198005',
    '1980年5月',
    '1980-05-03',
    '19800503',
    '1980/5/3 00:00',
    '１９８０',
  ])('is read from %s', (text) => expect(parseWrittenYear(text)).toBe(1980))

  it.each(['', '80', '1980岁', '05/1980', '19', '1980-05-32', '110101198005030000'])('is not guessed from %j', (text) =>
    expect(parseWrittenYear(text)).toBeUndefined(),
  )
})
