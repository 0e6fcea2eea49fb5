/** @jest-environment jsdom */
import { load, NEVER, OFFLINE, type Answers } from '../../../builders/simulate'
import { ANSWERS, BRANCH, NOW, SECRETARY, TODAY } from '../../pages/scene'

const received = (feedbackId: string, text: string, byName: string | null) => ({
  feedbackId,
  text,
  sentOn: TODAY,
  byName,
})
const feedback = (answers: Answers = {}) =>
  load('packages/member/feedback/feedback', { now: NOW, answers: { ...ANSWERS, ...answers } })
const write = { detail: { value: '材料请提前发' } }

describe('feedback', () => {
  it('is sent without a name unless the person wants it', async () => {
    const page = await feedback({ 'feedback.send': { sent: true } })
    await page.run('type', write)
    await page.tap('送出')
    expect(page.sent('feedback.send')).toEqual([{ branchId: BRANCH, text: '材料请提前发', named: false }])
    expect(page.text()).toContain('已送到第一党支部委员会')
  })

  it('carries the name when the person says so', async () => {
    const page = await feedback({ 'feedback.send': { sent: true } })
    await page.run('type', write)
    await page.tap('署名')
    expect(page.text()).toContain('支部委员会看到您的姓名')
    await page.tap('送出')
    expect(page.sent('feedback.send')).toMatchObject([{ named: true }])
  })

  it('empty is not sent', async () => {
    const page = await feedback()
    await page.tap('送出')
    expect(page.text()).toContain('请写下您的意见或建议')
    expect(page.sent('feedback.send')).toEqual([])
  })

  it('stays as typed when the network fails', async () => {
    const page = await feedback({ 'feedback.send': OFFLINE })
    await page.run('type', write)
    await page.tap('送出')
    expect(page.text()).toContain('网络不通')
    expect(page.data['text']).toBe('材料请提前发')
  })

  it('that came in is shown to the committee, by pages', async () => {
    const page = await feedback({
      'me.get': SECRETARY,
      'feedback.list': ({ cursor }) =>
        !cursor
          ? { items: [received('f2', '材料请提前发', null)], next: '2025-06-10~f2' }
          : { items: [received('f1', '多开展户外活动', '李四')], next: null },
    })
    expect(page.text()).toContain('材料请提前发 6月10日 · 未署名')
    await page.run('onReachBottom')
    expect(page.text()).toContain('多开展户外活动 6月10日 · 李四')
  })

  it('that came in is asked for by nobody else', async () => {
    const page = await feedback()
    expect(page.text()).not.toContain('收到的意见')
    expect(page.sent('feedback.list')).toEqual([])
  })

  it('is loading, or failed with a retry', async () => {
    expect((await feedback({ 'me.get': NEVER })).text()).toBe('正在读取…')
    const page = await feedback({ 'me.get': OFFLINE })
    page.answer({ 'me.get': ANSWERS['me.get'] })
    await page.tap('重试')
    expect(page.text()).toContain('给支部委员会的意见建议')
  })
})

describe('about', () => {
  it('says what this is without asking the server', async () => {
    const page = await load('packages/member/about/about')
    expect(page.text()).toContain('没有积分')
    expect(page.calls).toEqual([])
  })
})
