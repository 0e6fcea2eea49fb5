import { LEDGER_KINDS } from '#domain/ledger/kinds/catalogue'
import { SET_UP } from '../scene'
import { kindGroups } from '../../../../../miniprogram/packages/secretary/ledger-kinds/ledger-kinds-view'

describe('the kinds of the ledger', () => {
  it('are all there, once, in the order of the catalogue', () => {
    const shown = kindGroups('').flatMap(({ kinds }) => kinds.map(({ code }) => code))
    expect(shown).toEqual(LEDGER_KINDS.map(({ code }) => code))
  })
  it('are those that the organization may hold', () => {
    const missing = (at: 'branch' | 'bureau') => {
      const held = new Set(kindGroups('', [], at).flatMap(({ kinds }) => kinds.map(({ code }) => code)))
      return LEDGER_KINDS.map(({ code }) => code).filter((code) => !held.has(code))
    }
    expect(missing('branch')).toEqual(['responsibility-letter'])
    expect(missing('bureau')).toEqual(['committee-duty'])
  })
  it('are found by their title', () => {
    expect(kindGroups('心得').flatMap(({ kinds }) => kinds.map(({ title }) => title))).toEqual(['心得体会'])
  })
  it('are found by what is filled in', () => {
    expect(kindGroups('获奖党员').flatMap(({ kinds }) => kinds.map(({ title }) => title))).toEqual(['荣誉'])
  })
  it('begin with those that were set up, marked by whom', () => {
    const above = {
      ...SET_UP,
      code: 'own-2',
      title: '联建共建',
      setUpBy: { branchId: 'b0', name: '某区服务局' },
      isEnded: true,
    }
    expect(kindGroups('', [SET_UP, above])[0]).toEqual({
      heading: '自设台账',
      kinds: [
        { code: 'own-1', title: '调解纠纷', note: '由第一支部设立' },
        { code: 'own-2', title: '联建共建', note: '由某区服务局设立 · 已停用' },
      ],
    })
    expect(kindGroups('纠纷类型', [SET_UP]).flatMap(({ kinds }) => kinds.map(({ title }) => title))).toEqual([
      '调解纠纷',
    ])
  })
  it('are none for a word that none has', () => {
    expect(kindGroups('没有这个词')).toEqual([])
  })
})
