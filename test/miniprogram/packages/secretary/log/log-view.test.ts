import { civilDate } from '#domain/time/civil-date'
import { instant } from '#domain/time/instant'
import { headWords, logRows } from '../../../../../miniprogram/packages/secretary/log/log-view'

const act = (at: string, summary: string, subjectName: string | null = null) => ({
  at: instant(at),
  ...{ byName: '张三', post: null, procedure: 'x', summary, subject: null, subjectName },
  ...{ records: [], more: 0, withheld: 0 },
})
const changed = (fields: readonly [string, string | null, string | null][], also: string[] = []) => ({
  ...{ in: 'ledger', id: 'entry', did: 'changed' as const, also },
  fields: fields.map(([field, from, to]) => ({ field, from, to })),
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
    const row = { key: '', day: '', who: '', what: '', changes: [], record: null }
    const before = [{ ...row, day: '6月10日 周二' }, row, row]
    const items = [act('2025-06-09T16:30:00.000Z', '登记一条台账')]
    expect(logRows(items, TODAY, before)).toMatchObject([
      { key: '3', day: '', who: '张三 00:30', what: '登记一条台账' },
    ])
  })
  it('says what was done without its explanation, and to whom', () => {
    const items = [act('2025-06-10T01:00:00.000Z', '核定一名党员的月交纳数额；只报数额', '李四')]
    expect(logRows(items, TODAY, [])[0]?.what).toBe('核定一名党员的月交纳数额 · 李四')
  })
  it('says by which post, and what became of the record, which it leads to', () => {
    const record = changed(
      [
        ['state', 'proposed', 'confirmed'],
        ['concludedOn', null, '2025-06-09'],
      ],
      ['values', 'somethingNew'],
    )
    const item = { ...act('2025-06-10T01:00:00.000Z', '确认登记'), post: 'secretary' as const, records: [record] }
    expect(logRows([item], TODAY, [])[0]).toMatchObject({
      who: '张三（书记） 09:00',
      changes: ['状态：待确认 → 已确认；办结：无 → 2025年6月9日；改了内容、其他内容'],
      record,
    })
  })
  it('leads nowhere where the record is gone, and says what is not shown', () => {
    const gone = { ...changed([]), did: 'removed' as const }
    const item = { ...act('2025-06-10T01:00:00.000Z', '删除'), records: [gone], more: 3, withheld: 2 }
    expect(logRows([item], TODAY, [])[0]).toMatchObject({
      changes: ['另有 3 条记录', '涉及的 2 条记录由有权查看的同志查看'],
      record: null,
    })
  })
  it('says of an appointment that the phone bound before was looked at', () => {
    const made = { ...changed([]), did: 'made' as const, fields: [{ field: 'isOwnPhone', from: null, to: true }] }
    const item = { ...act('2025-06-10T01:00:00.000Z', '记录任职：支委'), records: [made] }
    expect(logRows([item], TODAY, [])[0]?.changes).toEqual(['绑定的微信：确认是本人'])
    const unseen = { ...made, fields: [{ field: 'isOwnPhone', from: null, to: null }] }
    expect(logRows([{ ...item, records: [unseen] }], TODAY, [])[0]?.changes).toEqual([])
  })
  it('says the code of what is sealed', () => {
    expect(headWords(null)).toBe('')
    const head = { code: '9F3A-12C4-77B0-E1D5', lines: 128, sealedAt: instant('2025-06-10T01:00:00.000Z') }
    expect(headWords(head)).toContain('已封存 128 行，校验码 9F3A-12C4-77B0-E1D5')
  })
})
