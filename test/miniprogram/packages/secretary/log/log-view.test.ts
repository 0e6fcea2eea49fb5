import { civilDate } from '#domain/time/civil-date'
import { instant } from '#domain/time/instant'
import { logRows } from '../../../../../miniprogram/packages/secretary/log/log-view'

const act = (at: string, summary: string, subjectName: string | null = null) => ({
  at: instant(at),
  byName: '张三',
  procedure: 'x',
  summary,
  subject: null,
  subjectName,
})
const TODAY = civilDate('2025-06-10')

describe('the log', () => {
  it('names each day once, on Beijing’s calendar', () => {
    const items = [
      act('2025-06-09T16:30:00.000Z', '登记一条台账；党员可自报'),
      act('2025-06-09T16:10:00.000Z', '登记一条台账'),
      act('2025-06-09T03:00:00.000Z', '登记一条台账'),
    ]
    expect(logRows(items, TODAY, []).map(({ day }) => day)).toEqual(['6月10日 周二', '', '6月9日 周一'])
  })
  it('goes on under the day that the page before ended with', () => {
    const row = { key: '', day: '', who: '', what: '' }
    const before = [{ ...row, day: '6月10日 周二' }, row, row]
    const items = [act('2025-06-09T16:30:00.000Z', '登记一条台账')]
    expect(logRows(items, TODAY, before)).toEqual([{ key: '3', day: '', who: '张三 00:30', what: '登记一条台账' }])
  })
  it('says what was done without its explanation, and to whom', () => {
    const items = [act('2025-06-10T01:00:00.000Z', '核定一名党员的月交纳数额；只报数额', '李四')]
    expect(logRows(items, TODAY, [])[0]?.what).toBe('核定一名党员的月交纳数额 · 李四')
  })
})
