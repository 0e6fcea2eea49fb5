import type { DraftFigure } from '#domain/report/duty-report'
import { figureKey } from '#domain/report/slot'
import { yearPeriod } from '#domain/time/period'
import type { SlotResolution } from '../../../../cloudfunctions/reporting/draft/paragraph'
import { whoDid, whoDidSlots } from '../../../../cloudfunctions/reporting/draft/who-did'

const BUREAU = { _id: 'bureau', name: '泊岭区政务服务管理局' }
const branch = (_id: string, name: string) => ({ _id, name, kind: 'branch' as const })
const BELOW = [
  branch('hall', '泊岭区政务服务大厅党支部'),
  branch('hotline', '泊岭区政务服务热线中心党支部'),
  branch('data', '第三党支部'),
  branch('port', '泊岭港党支部'),
]
const CLAUSE = { text: '{branches}接收预备党员{n}名', slots: { n: { measure: 'members-admitted' } } }

function figure(key: string, value: number): DraftFigure {
  return {
    ...{ key, measure: 'members-admitted', title: '', definition: '', unit: '人', period: yearPeriod(2025), value },
    ...{
      display: String(value),
      records: value,
      part: { by: 'branch', key, label: key },
      scope: 'report',
      leftOut: [],
    },
  }
}
function whoDidOf(values: Readonly<Record<string, number>>, below = BELOW, clause = CLAUSE) {
  const figures = Object.entries(values).map(([key, value]) => figure(key, value))
  const resolution: SlotResolution = { is: 'figures', figures }
  const slots = whoDidSlots(clause).map((slot) => [figureKey(slot), resolution] as const)
  return whoDid(clause, new Map(slots), { organization: BUREAU, below })
}
const said = (...asked: Parameters<typeof whoDidOf>) => whoDidOf(...asked).words

describe('who did what a bureau’s report says', () => {
  it('is asked of the first figure, branch by branch, and of a part of it as of that part', () => {
    expect(whoDidSlots(CLAUSE).map(figureKey)).toEqual(['members-admitted|branch=*'])
    const ofCommittee = { n: { measure: 'major-decisions', part: { by: 'organ', key: 'committee' } } }
    expect(whoDidSlots({ text: '{who}决定{n}项', slots: ofCommittee }).map(figureKey)).toEqual([
      'major-decisions.organ.committee|branch=*',
    ])
    expect(whoDidSlots({ ...CLAUSE, text: '接收预备党员{n}名' })).toEqual([])
  })

  it('is the one branch by name, the place left out that its bureau stands in', () => {
    expect(said({ hotline: 1 })).toBe('政务服务热线中心党支部')
    expect(said({ data: 1 })).toBe('第三党支部')
    expect(said({ port: 2, hall: 0 })).toBe('泊岭港党支部')
  })

  it('are up to three by name, all but one, all of them 各党支部, and others 多数 or 部分党支部', () => {
    expect(said({ hotline: 1, hall: 2 })).toBe('政务服务大厅党支部和政务服务热线中心党支部')
    expect(said({ hotline: 1, hall: 2, data: 1 })).toBe('除泊岭港党支部外，各党支部')
    const more = (count: number) => Array.from({ length: count }, (_, at) => branch(`new-${at}`, `新建党支部${at}`))
    expect(said({ hotline: 1, hall: 2, data: 1 }, [...BELOW, ...more(1)])).toBe(
      '政务服务大厅党支部、政务服务热线中心党支部和第三党支部',
    )
    const four = { hotline: 1, hall: 2, data: 1, port: 1 }
    expect(said(four, [...BELOW, ...more(3)])).toBe('多数党支部')
    expect(said(four, [...BELOW, ...more(4)])).toBe('部分党支部')
    expect(said({ hotline: 1, hall: 2, data: 1, port: 1 })).toBe('各党支部')
  })

  it('are some alone where not all of them did it, whatever they are called', () => {
    const isOfSome = (...asked: Parameters<typeof whoDidOf>) => whoDidOf(...asked).isOfSome
    const called = [branch('a', '第一支部'), branch('b', '第二支部')]
    expect(isOfSome({ a: 1 }, called)).toBe(true)
    expect(isOfSome({ a: 1, b: 1 }, called)).toBe(false)
    expect(isOfSome({ hotline: 1, hall: 2, data: 1 })).toBe(true)
    expect(isOfSome({ bureau: 1 })).toBe(false)
  })

  it('is 本单位 where the bureau itself and all did it, as in 本单位有党员66名, and 单位本级 where it alone did', () => {
    for (const text of [CLAUSE.text, '{who}走访慰问{n}户']) {
      const asked = (values: Readonly<Record<string, number>>) => said(values, BELOW, { ...CLAUSE, text })
      expect(asked({ bureau: 1, hall: 2, hotline: 1, data: 1, port: 1 })).toBe('本单位')
      // 本单位 would say that those who kept no record of it did it too.
      expect(asked({ bureau: 1, hall: 2 })).toBe('单位本级和一个党支部')
      expect(asked({ bureau: 1, hall: 2, port: 1 })).toBe('单位本级和部分党支部')
      expect(asked({ bureau: 1, hall: 2, hotline: 1, port: 1 })).toBe('单位本级和多数党支部')
      expect(said({ bureau: 1 }, BELOW, { ...CLAUSE, text })).toBe('单位本级')
    }
  })
})
