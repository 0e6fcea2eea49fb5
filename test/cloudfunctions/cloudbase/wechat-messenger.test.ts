import { instant } from '#domain/time/instant'
import type { ReminderMessage } from '../../../cloudfunctions/application/ports/messenger'
import { WechatMessenger } from '../../../cloudfunctions/cloudbase/wechat-messenger'
import { appAnswering, jsonAnswer, NO_PERMISSION, requestOf } from '../../builders/open-api'

const DUES: ReminderMessage = { to: 'wx-1', kind: 'dues', subject: '党费缴纳提醒', sentence: '6月党费尚未登记' }
const MEETING: ReminderMessage = {
  ...{ to: 'wx-1', kind: 'meeting', subject: '会', sentence: '请安排好时间', branchId: 'b', meetingId: 'm' },
  ...{ startsAt: instant('2025-06-10T16:30:00.000Z'), place: '三楼会议室' },
}

/** A messenger whose cloud answers this, or throws it; what was asked is kept. */
function messengerOf(answer: unknown) {
  const { app, asked } = appAnswering(answer)
  return { asked, messenger: new WechatMessenger(app, { dues: 'template-1', meeting: 'template-2' }) }
}
const OK = jsonAnswer({ errcode: 0, errmsg: 'ok' })
const errcode = (code: number) => jsonAnswer({ errcode: code, errmsg: 'refused' })
const sending = (request: object) => ({ apiName: 'subscribeMessage.send', requestData: requestOf({ ...request }) })
const cloudSays = (code: string) => Buffer.from(JSON.stringify({ requestId: 'r', code, message: 'refused' }))

let said: jest.SpyInstance
beforeEach(() => (said = jest.spyOn(console, 'error').mockImplementation(() => undefined)))
afterEach(() => said.mockRestore())

it.each([
  ['success', 'sent', OK],
  ['43101, no consent is left', 'refused', errcode(43101)],
  ['-1, the system is busy', 'waiting', errcode(-1)],
  ['45009, the quota of the day', 'waiting', errcode(45009)],
  ['45011, the quota of the minute', 'waiting', errcode(45011)],
  ['-604101 in field 3, no permission yet', 'waiting', NO_PERMISSION],
  ['CloudBase’s quota', 'waiting', cloudSays('EXCEED_REQUEST_LIMIT')],
  ['CloudBase’s quota of calls at once', 'waiting', cloudSays('EXCEED_CONCURRENT_REQUEST_LIMIT')],
  ['47003, the fields do not fit the template', 'failed', errcode(47003)],
  ['a failure of CloudBase’s own, after which nobody knows', 'failed', cloudSays('SYS_ERR')],
  ['an answer of nothing', 'failed', Buffer.alloc(0)],
  ['a call that broke off', 'failed', new Error('broken off')],
] as const)('after %s a message is %s', async (_, delivery, answer) => {
  expect(await messengerOf(answer).messenger.send(DUES)).toBe(delivery)
})

it('nothing is sent of a kind whose template is not set up', async () => {
  const { asked, messenger } = messengerOf(OK)
  expect(await messenger.send({ ...MEETING, kind: 'period' })).toBe('failed')
  expect(asked).toEqual([])
})

it('a field holds twenty characters, of which none is halved', async () => {
  const { asked, messenger } = messengerOf(OK)
  await messenger.send({ ...DUES, subject: '𠮷'.repeat(21), sentence: '字'.repeat(20) })
  expect(asked).toEqual([
    sending({
      touser: 'wx-1',
      template_id: 'template-1',
      page: 'pages/today/today',
      data: { thing1: { value: '𠮷'.repeat(20) }, thing2: { value: '字'.repeat(20) } },
    }),
  ])
})

it('a meeting is told with its hour on Beijing’s clock, its place and its page', async () => {
  const { asked, messenger } = messengerOf(OK)
  await messenger.send(MEETING)
  expect(asked).toEqual([
    sending({
      touser: 'wx-1',
      template_id: 'template-2',
      page: 'packages/meeting/detail/detail?branchId=b&meetingId=m',
      data: {
        thing1: { value: '会' },
        time2: { value: '2025年6月11日 00:30' },
        thing3: { value: '三楼会议室' },
        thing4: { value: '请安排好时间' },
      },
    }),
  ])
})
