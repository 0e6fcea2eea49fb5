import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startLocalCloud, type LocalCloud } from '@shushi/local-cloud'
import type { ProcedureName, RequestOf } from '#contract'
import { civilDate } from '#domain/time/civil-date'
import { addMinutes, instant, type Instant } from '#domain/time/instant'
import type { Write } from '../../../cloudfunctions/application/ports/store'
import { CloudbaseFiles } from '../../../cloudfunctions/cloudbase/cloudbase-files'
import { CloudbaseStore } from '../../../cloudfunctions/cloudbase/cloudbase-store'
import collections from '../../../cloudfunctions/collections.json'
import { cloudAppAt } from '../../builders/cloud-app'
import { appointment, BRANCH, branch, member, NOW } from '../../builders/office'
import { PLAN } from '../application/meetings/scene'

const PHONES = { secretary: 'oSecretary000000000000000001', 'member-1': 'oMemberOne000000000000000001' } as const
type Person = keyof typeof PHONES
const TEMPLATES = { meeting: 'template-meeting', period: 'template-period', dues: 'template-dues' } as const
const NEXT_DAY = { ...PLAN, occurredOn: civilDate('2025-06-11'), startTime: '14:30', endTime: '16:00' }
const EVENING = instant('2025-06-10T10:00:00.000Z')
const AT_NIGHT = instant('2025-06-10T14:00:00.000Z')
const NEXT_MORNING = instant('2025-06-11T00:00:00.000Z')

describe('the timer, through the real SDK and the local cloud', () => {
  let folder: string
  let cloud: LocalCloud
  let store: CloudbaseStore
  let requests = 0
  /** What WeChat answers instead of taking a message. */
  let busy: number | undefined

  const start = async (templates: Readonly<Record<string, string>>, callerInContext = true) => {
    cloud = await startLocalCloud({
      dataFolder: folder,
      functionsFolder: join(__dirname, '../../../dist/cloudfunctions'),
      collections,
      environment: { SHUSHI_CHECK_IN_KEY: 'a key for tests', ...templates },
      clock: () => NOW,
      callerInContext,
      wechatRefuses: () => busy,
    })
    store = new CloudbaseStore(cloudAppAt(cloud.adminUrl))
    await enterBranch()
  }
  const allTemplates = Object.fromEntries(
    Object.entries(TEMPLATES).map(([kind, id]) => [`SHUSHI_TEMPLATE_${kind.toUpperCase()}`, id]),
  )
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'shushi-remind-'))
    busy = undefined
  })
  afterEach(async () => {
    await cloud.close()
    await rm(folder, { recursive: true })
  })

  async function enterBranch() {
    const people = Object.keys(PHONES) as Person[]
    const writes: Write[] = [
      { do: 'insert', in: 'branches', doc: branch({ parentId: null, ancestorIds: [] }) },
      { do: 'insert', in: 'appointments', doc: appointment('secretary', 'secretary') },
      ...people.flatMap((id): Write[] => [
        { do: 'insert', in: 'members', doc: member(id) },
        {
          do: 'insert',
          in: 'bindings',
          doc: { _id: PHONES[id], revision: 1, memberId: id, boundAt: NOW, invitationId: 'seed' },
        },
      ]),
    ]
    expect(await store.commit(writes)).toBe('committed')
  }

  async function call<P extends ProcedureName>(procedure: P, input: RequestOf<P>, as: Person, clock: Instant = NOW) {
    const event = { procedure, input, requestId: `request-${++requests}-of-the-test`, contractVersion: 1 }
    const answer = await cloud.invoke('api', event, { openid: PHONES[as], clock })
    expect(answer).toMatchObject({ ok: true })
    return (answer as { value: { meetingId: string } }).value
  }

  /** A tap in WeChat, which the mini-program tells the server. */
  async function agree(kind: keyof typeof TEMPLATES, as: Person) {
    const answered = await fetch(`${cloud.address}/open-api/consent`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-openid': PHONES[as] },
      body: JSON.stringify({ answers: { [TEMPLATES[kind]]: 'accept' } }),
    })
    expect(answered.status).toBe(200)
    await call('reminder.consent', { kind }, as)
  }
  const fire = (at: Instant) => cloud.fireTimer('remind', undefined, at)

  it('takes away what was brought or lent an hour ago, and leaves what was not', async () => {
    await start({})
    const files = new CloudbaseFiles(cloudAppAt(cloud.adminUrl), store, () => NOW)
    const link = await files.lend('a.xlsx', Buffer.from('1'), null)
    await call('file.upload', { branchId: BRANCH, base64: 'AAAA' }, 'secretary')
    const left = async () => [await store.count('uploads', {}), await store.count('lentFiles', {})]
    await fire(addMinutes(NOW, 45))
    expect(await left()).toEqual([1, 1])
    await fire(addMinutes(NOW, 60))
    expect(await left()).toEqual([0, 0])
    expect((await fetch(link)).status).toBe(404)
  })

  it('reminds of a meeting once, tells of a move at eight in the morning, and stops at the consent', async () => {
    await start(allTemplates)
    const { meetingId } = await call('meeting.convene', NEXT_DAY, 'secretary')
    await agree('meeting', 'member-1')
    await agree('meeting', 'member-1')

    await Promise.all([fire(EVENING), fire(EVENING)])
    const { organ: _, ...plan } = NEXT_DAY
    await call('meeting.change', { ...plan, meetingId, startTime: '15:00' }, 'secretary', AT_NIGHT)
    expect(await fire(AT_NIGHT)).toMatchObject({ considered: 0 })
    await fire(NEXT_MORNING)
    await call('meeting.cancel', { branchId: BRANCH, meetingId, reason: '临时任务' }, 'secretary', NEXT_MORNING)
    await fire(NEXT_MORNING)

    const page = `packages/meeting/detail/detail?branchId=${BRANCH}&meetingId=${meetingId}`
    const to = { openid: PHONES['member-1'], templateId: TEMPLATES.meeting, page }
    const told = { thing1: PLAN.title, thing3: PLAN.place }
    expect(cloud.sentMessages()).toMatchObject([
      {
        ...to,
        sentAt: EVENING,
        data: { ...told, time2: '2025年6月11日 14:30', thing4: '请安排好时间，来不了的请提前请假' },
      },
      { ...to, sentAt: NEXT_MORNING, data: { ...told, time2: '2025年6月11日 15:00', thing4: '时间有改动，请留意' } },
    ])
  })

  it('takes WeChat’s word that somebody has taken the consent back', async () => {
    await start(allTemplates)
    await call('meeting.convene', NEXT_DAY, 'secretary')
    // The server counts a consent that WeChat does not know of.
    await call('reminder.consent', { kind: 'meeting' }, 'member-1')
    expect(await fire(EVENING)).toEqual({ considered: 1, sent: 0, refused: 1, failed: 0, waiting: 0 })
    expect(cloud.sentMessages()).toEqual([])
    expect(await store.get('consents', `${PHONES['member-1']}:meeting`)).toMatchObject({ left: 0 })
  })

  it('sends what WeChat was too busy to take as soon as it takes it', async () => {
    busy = -1
    await start(allTemplates)
    await call('meeting.convene', NEXT_DAY, 'secretary')
    await agree('meeting', 'member-1')
    const at = (minutes: number) => fire(addMinutes(EVENING, minutes))
    expect(await at(0)).toMatchObject({ sent: 0, waiting: 1 })
    busy = -604101
    expect(await at(15)).toMatchObject({ sent: 0, waiting: 1 })
    busy = undefined
    expect(await at(30)).toMatchObject({ considered: 0 })
    expect(await at(45)).toMatchObject({ sent: 1 })
    expect(await at(60)).toMatchObject({ considered: 0 })
    expect(cloud.sentMessages()).toMatchObject([{ openid: PHONES['member-1'], templateId: TEMPLATES.meeting }])
    expect(await store.get('consents', `${PHONES['member-1']}:meeting`)).toMatchObject({ left: 0 })
  })

  it('tells the secretary before a month ends', async () => {
    await start(allTemplates)
    await agree('period', 'secretary')
    await agree('period', 'member-1')
    await fire(instant('2025-05-26T01:15:00.000Z'))
    expect(cloud.sentMessages()).toMatchObject([
      {
        openid: PHONES.secretary,
        templateId: TEMPLATES.period,
        page: `packages/secretary/workbench/workbench?branchId=${BRANCH}`,
        data: { thing1: '组织生活提示', thing2: '有 2 项快到时限尚无记录，方便时请看看' },
      },
    ])
  })

  it('leaves alone the consents of a kind whose template is not set up', async () => {
    await start({})
    await call('meeting.convene', NEXT_DAY, 'secretary')
    await call('reminder.consent', { kind: 'meeting' }, 'member-1')
    expect(await fire(EVENING)).toEqual({ considered: 0, sent: 0, refused: 0, failed: 0, waiting: 0 })
    expect(await store.get('consents', `${PHONES['member-1']}:meeting`)).toMatchObject({ left: 1 })
  })

  it.each([true, false])('does nothing but for the timer, where the context says who calls: %s', async (inContext) => {
    await start(allTemplates, inContext)
    const refused = { refused: 'timer-only' }
    expect(await cloud.invoke('remind', {}, { openid: PHONES.secretary })).toEqual(refused)
    // A call without an OPENID is not the timer's for that: over HTTP, say, nobody has one.
    expect(await cloud.invoke('remind', {}, {})).toEqual(refused)
    expect(await fire(EVENING)).toEqual({ considered: 0, sent: 0, refused: 0, failed: 0, waiting: 0 })
  })
})
