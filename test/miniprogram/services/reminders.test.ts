/** @jest-environment jsdom */
import { askConsent } from '../../../miniprogram/services/reminders'
import { PhoneFault, stubWx, type PhoneAnswers } from '../../builders/wx-stub'

const consent = { kind: 'dues', left: 0, templateId: 'template-1' } as const
async function asked(answers: PhoneAnswers) {
  const stub = stubWx({ 'reminder.consent': { left: 1 } }, answers)
  Object.assign(globalThis, { wx: stub.wx })
  return { ...(await askConsent(consent)), told: stub.calls.length }
}
const answering = (answer: string, itemSettings: object = {}) =>
  asked({
    requestSubscribeMessage: () => ({ 'template-1': answer }),
    getSetting: () => ({ subscriptionsSetting: { mainSwitch: true, itemSettings } }),
  })

describe('being asked by WeChat', () => {
  it.each(['accept', 'acceptWithAudio'])('is a yes by %s', async (answer) => {
    expect(await answering(answer)).toEqual({ is: 'agreed', left: 1, told: 1 })
  })

  it('is a no where the person says so this time', async () => {
    expect(await answering('reject')).toEqual({ is: 'declined', told: 0 })
  })

  it('is said to be of no use where an earlier no was kept for good, and where that is changed', async () => {
    expect(await answering('reject', { 'template-1': 'reject' })).toEqual({
      is: 'failed',
      message: expect.stringMatching(/总是拒绝.*不再询问.*“设置”→“通知管理”/) as string,
      told: 0,
    })
  })

  it.each(['ban', 'filter'])('is not called a no where WeChat keeps the template back: %s', async (answer) => {
    expect(await answering(answer)).toMatchObject({
      is: 'failed',
      message: expect.stringContaining('消息模板') as string,
    })
  })

  // WeChat's table of wx.requestSubscribeMessage; without a code where nobody tapped.
  it.each([
    [10002, 'Request list fail', '网络不通'],
    [10003, 'Request subscribe fail', '网络不通'],
    [10005, 'Cannot show subscribe message UI', '请停在这一页再点一次'],
    [10004, 'Invalid template id', '消息模板没有设置好'],
    [20001, 'No template data return, verify the template id exist', '消息模板没有设置好'],
    [20004, 'The main switch is switched off', '“设置”→“通知管理”，打开接收以后再点一次'],
    [20005, 'This mini program was banned from subscribing messages', '请告诉管理小程序的同志'],
    [undefined, 'can only be invoked by user TAP gesture.', '请再点一次'],
  ])('that WeChat does not do is said by its kind: %s %s', async (errCode, words, said) => {
    const fault = new PhoneFault(words, errCode === undefined ? {} : { errCode })
    expect(await asked({ requestSubscribeMessage: () => fault })).toMatchObject({
      is: 'failed',
      message: expect.stringContaining(said) as string,
      told: 0,
    })
  })
})
