import { instant } from '#domain/time/instant'
import type { ReminderMessage } from '../../../cloudfunctions/application/ports/messenger'
import type { CloudApp } from '../../../cloudfunctions/cloudbase/app'
import { WechatMessenger } from '../../../cloudfunctions/cloudbase/wechat-messenger'

const DUES: ReminderMessage = { to: 'wx-1', kind: 'dues', subject: '党费缴纳提醒', sentence: '6月党费尚未登记' }
const MEETING: ReminderMessage = {
  ...{ to: 'wx-1', kind: 'meeting', subject: '会', sentence: '请安排好时间', branchId: 'b', meetingId: 'm' },
  ...{ startsAt: instant('2025-06-10T16:30:00.000Z'), place: '三楼会议室' },
}

/** A messenger whose cloud answers this, or throws it; what was sent is kept. */
function messengerOf(answer: unknown) {
  const sent: { readonly data: Readonly<Record<string, { readonly value: string }>>; readonly page: string }[] = []
  const callWxOpenApi = async ({ requestData }: { requestData: (typeof sent)[number] }) => {
    sent.push(requestData)
    if (answer instanceof Error) throw answer
    return answer
  }
  const app = { callWxOpenApi } as unknown as CloudApp
  return { sent, messenger: new WechatMessenger(app, { dues: 'template-1', meeting: 'template-2' }) }
}

let said: jest.SpyInstance
beforeEach(() => (said = jest.spyOn(console, 'error').mockImplementation(() => undefined)))
afterEach(() => said.mockRestore())

it.each([
  [{ errcode: 0 }, 'sent'],
  [{ result: { errcode: 0 } }, 'sent'],
  [{ errcode: 43101 }, 'refused'],
  [{ errcode: 47003 }, 'failed'],
  [{}, 'failed'],
  [new Error('broken off'), 'failed'],
] as const)('WeChat’s %j is %s', async (answer, outcome) => {
  expect(await messengerOf(answer).messenger.send(DUES)).toBe(outcome)
})

it('nothing is sent of a kind whose template is not set up', async () => {
  const { sent, messenger } = messengerOf({ errcode: 0 })
  expect(await messenger.send({ ...MEETING, kind: 'period' })).toBe('failed')
  expect(sent).toEqual([])
})

it('a field holds twenty characters, of which none is halved', async () => {
  const { sent, messenger } = messengerOf({ errcode: 0 })
  await messenger.send({ ...DUES, subject: '𠮷'.repeat(21), sentence: '字'.repeat(20) })
  expect(sent[0]?.data).toEqual({ thing1: { value: '𠮷'.repeat(20) }, thing2: { value: '字'.repeat(20) } })
})

it('a meeting is told with its hour on Beijing’s clock, its place and its page', async () => {
  const { sent, messenger } = messengerOf({ errcode: 0 })
  await messenger.send(MEETING)
  expect(sent).toMatchObject([
    {
      page: 'packages/meeting/detail/detail?branchId=b&meetingId=m',
      data: { time2: { value: '2025年6月11日 00:30' }, thing3: { value: '三楼会议室' } },
    },
  ])
})
