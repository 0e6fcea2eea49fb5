/** @jest-environment jsdom */
import { load, NEVER, OFFLINE, type Answers } from '../../builders/simulate'
import { ANSWERS, NOW, SECRETARY, STRANGER } from './scene'

const mine = (answers: Answers = {}, more: object = {}) =>
  load('pages/mine/mine', { now: NOW, answers: { ...ANSWERS, ...answers }, ...more })
const says = (answer: string) => ({ requestSubscribeMessage: () => ({ 'template-dues': answer }) })

describe('mine', () => {
  it('says who one is, where and with what post', async () => {
    const page = await mine({ 'me.get': SECRETARY })
    expect(page.text()).toContain('张三 第一党支部 第一党小组 书记')
  })

  it.each([
    ['我的这一年', '/packages/member/own-year/own-year'],
    ['我的记录', '/pages/records/records'],
    ['需要我签订的', '/packages/member/letters/letters'],
    ['给支部提意见', '/packages/member/feedback/feedback'],
    ['我的信息和隐私', '/packages/member/privacy/privacy'],
    ['关于述实', '/packages/member/about/about'],
  ])('leads to %s', async (label, to) => {
    const page = await mine()
    await page.tap(label)
    expect(page.went()).toEqual([to])
  })

  it('tells the server of a consent once WeChat has it', async () => {
    const page = await mine({ 'reminder.consent': { left: 1 } }, { phone: says('accept') })
    await page.tap('提醒我一次')
    expect(page.asked.find(({ api }) => api === 'requestSubscribeMessage')?.options).toEqual({
      tmplIds: ['template-dues'],
    })
    expect(page.sent('reminder.consent')).toEqual([{ kind: 'dues' }])
    expect(page.text()).toContain('还可提醒 1 次')
  })

  it('asks for each kind by itself', async () => {
    const consents = (['dues', 'meeting', 'period'] as const).map((kind) => ({
      kind,
      left: 0,
      templateId: `t-${kind}`,
    }))
    const answers = { 'reminder.mine': { consents }, 'reminder.consent': { left: 1 } }
    const page = await mine(answers, { phone: { requestSubscribeMessage: () => ({ 't-meeting': 'accept' }) } })
    expect(page.text()).not.toContain('组织生活提示')
    await page.emit('.remind-meeting', 'ask', { kind: 'meeting' })
    expect(page.sent('reminder.consent')).toEqual([{ kind: 'meeting' }])
    expect(page.text()).toContain('还可提醒 1 次')
  })

  it('offers the notice before a period ends to who arranges meetings', async () => {
    const consents = [{ kind: 'period' as const, left: 0, templateId: 't-period' }]
    const page = await mine({ 'me.get': SECRETARY, 'reminder.mine': { consents } })
    expect(page.text()).toContain('组织生活提示')
  })

  it('takes a no as a no', async () => {
    const page = await mine({}, { phone: says('reject') })
    await page.tap('提醒我一次')
    expect(page.sent('reminder.consent')).toEqual([])
    expect(page.text()).toContain('没有开通')
  })

  it('offers no reminder where none is set up', async () => {
    const page = await mine({ 'reminder.mine': { consents: [{ kind: 'dues', left: 0, templateId: null }] } })
    expect(page.text()).not.toContain('提醒')
  })

  it('releases the binding after asking once', async () => {
    const page = await mine({ 'binding.releaseOwn': { released: true } })
    page.answer({ 'me.get': STRANGER })
    await page.tap('解除微信绑定')
    expect(page.asked.filter(({ api }) => api === 'showModal')).toHaveLength(1)
    expect(page.sent('binding.releaseOwn')).toEqual([{}])
    expect(page.text()).toContain('这个微信还没有加入支部')
  })

  it('releases nothing when the person thinks again', async () => {
    const page = await mine({}, { phone: { showModal: () => ({ confirm: false }) } })
    await page.tap('解除微信绑定')
    expect(page.sent('binding.releaseOwn')).toEqual([])
  })

  it('offers the unbound to join', async () => {
    const page = await mine({ 'me.get': STRANGER })
    await page.tap('加入支部')
    expect(page.went()).toEqual(['/packages/member/join/join'])
  })

  it('is loading, or failed with a retry', async () => {
    expect((await mine({ 'me.get': NEVER })).text()).toBe('正在读取…')
    const page = await mine({ 'me.get': OFFLINE })
    page.answer({ 'me.get': ANSWERS['me.get'] })
    await page.tap('重试')
    expect(page.text()).toContain('张三')
  })
})
