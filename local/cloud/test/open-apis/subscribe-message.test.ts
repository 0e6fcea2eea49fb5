import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CloudBench, MEMBER, type TestCloud } from '../test-cloud'

const NOW = '2025-03-04T01:30:00.000Z'
const TEMPLATE = 'meeting-notice'
const NOTICE = {
  touser: MEMBER,
  template_id: TEMPLATE,
  page: 'pages/today/today?meeting=m1',
  data: { thing1: { value: '支部党员大会' }, time2: { value: '2025年3月4日 14:30' } },
}

let bench: CloudBench
let cloud: TestCloud
beforeAll(async () => {
  bench = await CloudBench.build('sdk', 'chain')
})
beforeEach(async () => {
  cloud = await bench.start({ clock: () => NOW })
})
afterEach(() => bench.closeAll())
afterAll(() => bench.remove())

const send = (request: object = NOTICE, on = cloud) => on.invoke('sdk', { do: 'send', request }, { openid: MEMBER })
const consent = (answers: object, openid = MEMBER) =>
  fetch(`${cloud.address}/open-api/consent`, {
    method: 'POST',
    headers: { 'x-openid': openid },
    body: JSON.stringify({ answers }),
  })
const errcode = (number: number) => expect.objectContaining({ errcode: number }) as object

describe('a subscribe message', () => {
  it('reaches a person who agreed, and is recorded as it was sent', async () => {
    await consent({ [TEMPLATE]: 'accept' })
    expect(await send()).toEqual({ errcode: 0, errmsg: 'ok', msgid: 1 })
    expect(cloud.sentMessages()).toEqual([
      {
        id: 1,
        openid: MEMBER,
        templateId: TEMPLATE,
        page: 'pages/today/today?meeting=m1',
        data: { thing1: '支部党员大会', time2: '2025年3月4日 14:30' },
        miniprogramState: 'formal',
        sentAt: NOW,
      },
    ])
  })

  it('is refused with 43101 without consent', async () => {
    expect(await send()).toEqual(errcode(43101))
    expect(cloud.sentMessages()).toEqual([])
  })

  it('uses up one consent each, also when many are sent at once', async () => {
    await consent({ [TEMPLATE]: 'accept' })
    await consent({ [TEMPLATE]: 'accept' })
    const answers = await Promise.all(Array.from({ length: 5 }, () => send()))
    expect(answers.filter((answer) => (answer as { errcode: number }).errcode === 0)).toHaveLength(2)
    expect(cloud.sentMessages().map(({ id }) => id)).toEqual([1, 2])
  })

  it('wants the consent of this person to this template', async () => {
    await consent({ [TEMPLATE]: 'accept' }, 'somebody-else')
    await consent({ 'another-template': 'accept' })
    expect(await send()).toEqual(errcode(43101))
  })

  it('is not agreed to by a refusal', async () => {
    await consent({ [TEMPLATE]: 'reject' })
    await consent({ [TEMPLATE]: 'ban' })
    expect(await send()).toEqual(errcode(43101))
  })

  it.each([
    ['no openid', 40003, { touser: undefined }],
    ['an openid that is none', 40003, { touser: 'o x' }],
    ['no template', 40037, { template_id: '' }],
    ['a page with a leading slash', 41030, { page: '/pages/today/today' }],
    ['no data', 47003, { data: {} }],
    ['a thing of more than 20 characters', 47003, { data: { thing1: { value: '一'.repeat(21) } } }],
    ['a phrase that is not Chinese', 47003, { data: { phrase1: { value: 'done' } } }],
    ['a time that is none', 47003, { data: { time1: { value: '明天' } } }],
    ['an empty value', 47003, { data: { thing1: { value: '' } } }],
    ['a field of no known kind', 47003, { data: { remark1: { value: 'x' } } }],
    ['a field named like what every object has', 47003, { data: { constructor1: { value: 'x' } } }],
    ['a state that is none', 47003, { miniprogram_state: 'beta' }],
  ])('with %s is refused with %i and costs no consent', async (_, code, change) => {
    await consent({ [TEMPLATE]: 'accept' })
    expect(await send({ ...NOTICE, ...change })).toEqual(errcode(code))
    expect(await send()).toEqual(errcode(0))
  })

  it('has exactly the fields of a template that is known', async () => {
    cloud = await bench.start({ clock: () => NOW, messageTemplates: { [TEMPLATE]: ['thing1', 'time2'] } })
    await consent({ [TEMPLATE]: 'accept' })
    const { thing1, time2 } = NOTICE.data
    expect(await send({ ...NOTICE, data: { thing1 } })).toEqual(errcode(47003))
    expect(await send({ ...NOTICE, data: { thing1, time2, thing3: { value: '别的' } } })).toEqual(errcode(0))
    expect(cloud.sentMessages()[0]?.data).toEqual({ thing1: '支部党员大会', time2: '2025年3月4日 14:30' })
  })

  it('takes twenty characters of Chinese, counted as characters', async () => {
    await consent({ [TEMPLATE]: 'accept' })
    expect(await send({ ...NOTICE, data: { thing1: { value: '𠮷'.repeat(20) } } })).toEqual(errcode(0))
  })

  it('carries the time of the call that sent it', async () => {
    await consent({ [TEMPLATE]: 'accept' })
    const clock = '2025-06-30T16:00:00.000Z'
    await cloud.invoke('sdk', { do: 'send', request: NOTICE }, { openid: MEMBER, clock })
    expect(cloud.sentMessages()[0]?.sentAt).toBe(clock)
  })

  it('survives a restart with its consents, and so does a journal that a crash has torn', async () => {
    await consent({ [TEMPLATE]: 'accept' })
    await consent({ [TEMPLATE]: 'accept' })
    await send()
    await cloud.close()
    await appendFile(join(cloud.options.dataFolder, 'messages.jsonl'), '{"kind":"sent","openid":"')
    const again = await bench.start(cloud.options)
    expect(again.sentMessages()).toHaveLength(1)
    expect(await send(NOTICE, again)).toEqual({ errcode: 0, errmsg: 'ok', msgid: 2 })
    expect(await send(NOTICE, again)).toEqual(errcode(43101))
    await again.close()
    expect((await bench.start(cloud.options)).sentMessages()).toHaveLength(2)
  })
})

describe('a tap on consent', () => {
  it.each([
    ['more than three templates', { a: 'accept', b: 'accept', c: 'accept', d: 'accept' }],
    ['no template', {}],
    ['an answer that is none', { a: 'perhaps' }],
    ['a template id that is none', { 'a b': 'accept' }],
  ])('with %s is refused and agrees to nothing', async (_, answers) => {
    const answer = await consent(answers)
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([400, 'INVALID_PARAM'])
    expect(await send({ ...NOTICE, template_id: 'a' })).toEqual(errcode(43101))
  })

  it('shows each person their own messages', async () => {
    await consent({ [TEMPLATE]: 'accept' })
    await send()
    const inbox = async (openid: string) => {
      const answer = await fetch(`${cloud.address}/messages`, { headers: { 'x-openid': openid } })
      return ((await answer.json()) as { messages: unknown[] }).messages
    }
    expect(await inbox(MEMBER)).toEqual(cloud.sentMessages())
    expect(await inbox('somebody-else')).toEqual([])
  })
})
