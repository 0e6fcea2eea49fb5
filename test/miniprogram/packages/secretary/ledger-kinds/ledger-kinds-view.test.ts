import { LEDGER_KINDS } from '#domain/ledger/kinds/catalogue'
import { kindGroups } from '../../../../../miniprogram/packages/secretary/ledger-kinds/ledger-kinds-view'

describe('the kinds of the ledger', () => {
  it('are all there, once, in the order of the catalogue', () => {
    const shown = kindGroups('').flatMap(({ kinds }) => kinds.map(({ code }) => code))
    expect(shown).toEqual(LEDGER_KINDS.map(({ code }) => code))
  })
  it('are found by their title', () => {
    expect(kindGroups('心得').flatMap(({ kinds }) => kinds.map(({ title }) => title))).toEqual(['心得体会'])
  })
  it('are found by what is filled in', () => {
    expect(kindGroups('获奖党员').flatMap(({ kinds }) => kinds.map(({ title }) => title))).toEqual(['荣誉'])
  })
  it('are none for a word that none has', () => {
    expect(kindGroups('没有这个词')).toEqual([])
  })
})
