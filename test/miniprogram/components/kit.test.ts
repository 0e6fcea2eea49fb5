/** @jest-environment jsdom */
import { load } from '../../builders/simulate'

describe('the bar at the bottom of a page', () => {
  const bar = (properties: object) => load('components/submit-bar/submit-bar', { properties: { ...properties } })

  it('says what is to be known, or what is at fault in its place', async () => {
    const note = '共 45.00 元'
    expect((await bar({ action: '登记', note })).text()).toBe('共 45.00 元 登记')
    expect((await bar({ action: '登记', note, fault: '请选月份' })).text()).toBe('请选月份 登记')
  })

  it('acts when its button is tapped, but not while it does so already', async () => {
    const ready = await bar({ action: '登记' })
    const acted = ready.heard('act')
    await ready.tap('登记')
    expect(acted).toHaveLength(1)
    const saving = await bar({ action: '登记', saving: true })
    const again = saving.heard('act')
    await saving.tap('登记')
    expect(again).toHaveLength(0)
  })

  it('has no button where there is nothing to do', async () => {
    expect((await bar({ note: '开始以后可以结束。' })).text()).toBe('开始以后可以结束。')
  })
})

describe('a row that leads somewhere', () => {
  const row = (properties: object) => load('components/row-link/row-link', { properties: { ...properties } })

  it('says what it is, above and below it what is said more quietly, and beside it its value', async () => {
    const page = await row({ over: '3月4日', title: '党课', note: '第一会议室', value: '46人', tag: '待确认' })
    expect(page.text()).toBe('3月4日 党课 第一会议室 46人 待确认 ›')
  })

  it('is only words where it leads nowhere', async () => {
    const page = await row({ title: '党课', still: true })
    expect(page.text()).toBe('党课')
  })
})

describe('the end of a list', () => {
  const end = (properties: object) => load('components/list-end/list-end', { properties: { ...properties } })

  it('says that more is being read', async () => {
    expect((await end({ loading: true })).text()).toBe('正在读取…')
  })

  it('says why there is no more yet, and asks again when tapped', async () => {
    const page = await end({ fault: '网络不通。' })
    const asked = page.heard('more')
    await page.tap('网络不通。点这里再试。')
    expect(asked).toHaveLength(1)
  })

  it('is nothing otherwise', async () => {
    expect((await end({})).text()).toBe('')
  })
})
