/** @jest-environment jsdom */
import { load } from '../../builders/simulate'

const PAGE_STATE = 'components/page-state/page-state'

describe('the four states of a page', () => {
  it('says that it is loading', async () => {
    const shown = await load(PAGE_STATE, { properties: { state: 'loading' } })
    expect(shown.text()).toBe('正在读取…')
  })

  it('says that it is reading anew, over what it shows', async () => {
    const ready = (reading: boolean) => load(PAGE_STATE, { properties: { state: 'ready', reading } })
    expect((await ready(true)).text()).toBe('正在读取…')
    expect((await ready(false)).text()).toBe('')
  })

  it('says what went wrong and offers to try again', async () => {
    const shown = await load(PAGE_STATE, { properties: { state: 'failed', message: '网络不通' } })
    expect(shown.text()).toBe('网络不通 重试')
    const retried = shown.heard('retry')
    await shown.tap('重试')
    expect(retried).toHaveLength(1)
  })

  it('shows whoever belongs to no branch how to join one', async () => {
    const shown = await load(PAGE_STATE, { properties: { state: 'stranger', message: '还没有加入支部。' } })
    expect(shown.text()).toBe('还没有加入支部。 加入支部 重试')
  })

  it('says what to do when there is nothing, and offers it where it can be done here', async () => {
    const shown = await load(PAGE_STATE, { properties: { state: 'empty', message: '还没有记录', action: '写一条' } })
    expect(shown.text()).toBe('还没有记录 写一条')
    const acted = shown.heard('act')
    await shown.tap('写一条')
    expect(acted).toHaveLength(1)
  })

  it('offers what else can be done beside it', async () => {
    const properties = { state: 'empty', message: '还没有记录', action: '写一条', otherwise: '本期确实没有' }
    const shown = await load(PAGE_STATE, { properties })
    const acted = shown.heard('act')
    const otherwise = shown.heard('otherwise')
    await shown.tap('本期确实没有')
    expect([acted.length, otherwise.length]).toEqual([0, 1])
  })

  it('offers nothing when there is nothing to be done here', async () => {
    const shown = await load(PAGE_STATE, { properties: { state: 'empty', message: '还没有记录' } })
    expect(shown.text()).toBe('还没有记录')
  })
})
