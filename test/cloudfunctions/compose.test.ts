/** The built function, run by the local cloud: what its environment says reaches the application. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startLocalCloud, type LocalCloud } from '@shushi/local-cloud'
import type { Answer, ProcedureName, RequestOf } from '#contract'
import type { Write } from '../../cloudfunctions/application/ports/store'
import { CloudbaseStore } from '../../cloudfunctions/cloudbase/cloudbase-store'
import collections from '../../cloudfunctions/collections.json'
import { cloudAppAt } from '../builders/cloud-app'
import { appointment, BRANCH, branch, member, NOW } from '../builders/office'
import { PLAN } from './application/meetings/scene'

const PHONES = { secretary: 'oSecretary000000000000000001', 'member-1': 'oMemberOne000000000000000001' } as const
type Person = keyof typeof PHONES

describe('a built function, in the local cloud', () => {
  let folder: string
  let cloud: LocalCloud | undefined
  let requests = 0
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'shushi-compose-'))
  })
  afterEach(async () => {
    await stop()
    await rm(folder, { recursive: true })
  })

  /** The same data each time, as when a deployed function is given other variables. */
  async function restart(keys: Readonly<Record<string, string>>, callerInContext = true): Promise<LocalCloud> {
    await stop()
    const functionsFolder = join(__dirname, '../../dist/cloudfunctions')
    const options = { dataFolder: folder, functionsFolder, collections, environment: keys, clock: () => NOW }
    cloud = await startLocalCloud({ ...options, callerInContext })
    return cloud
  }
  async function stop() {
    await cloud?.close()
    cloud = undefined
  }

  async function enterBranch({ adminUrl }: LocalCloud) {
    const bound = { revision: 1, boundAt: NOW, invitationId: 'seed' }
    const writes: Write[] = [
      { do: 'insert', in: 'branches', doc: branch({ parentId: null, ancestorIds: [] }) },
      { do: 'insert', in: 'appointments', doc: appointment('secretary', 'secretary') },
      ...(Object.keys(PHONES) as Person[]).flatMap((memberId): Write[] => [
        { do: 'insert', in: 'members', doc: member(memberId) },
        { do: 'insert', in: 'bindings', doc: { ...bound, _id: PHONES[memberId], memberId } },
      ]),
    ]
    expect(await new CloudbaseStore(cloudAppAt(adminUrl)).commit(writes)).toBe('committed')
  }

  async function call<P extends ProcedureName>(procedure: P, input: RequestOf<P>, as: Person): Promise<Answer<P>> {
    if (!cloud) throw new Error('no cloud is running')
    const event = { procedure, input, requestId: `request-${++requests}-of-the-test`, contractVersion: 1 }
    return (await cloud.invoke('api', event, { openid: PHONES[as], clock: NOW })) as Answer<P>
  }
  async function done<P extends ProcedureName>(procedure: P, input: RequestOf<P>, as: Person) {
    const answer = await call(procedure, input, as)
    if (!answer.ok) throw new Error(JSON.stringify(answer))
    return answer.value
  }

  it('lets a code of the key before in while SHUSHI_CHECK_IN_KEY_BEFORE names it, and no longer', async () => {
    await enterBranch(await restart({ SHUSHI_CHECK_IN_KEY: 'the first key' }))
    const { meetingId } = await done('meeting.convene', PLAN, 'secretary')
    const { code } = await done('meeting.code', { branchId: BRANCH, meetingId }, 'secretary')

    for (const before of [undefined, '']) {
      const keys = { SHUSHI_CHECK_IN_KEY: 'the second key' }
      await restart(before === undefined ? keys : { ...keys, SHUSHI_CHECK_IN_KEY_BEFORE: before })
      expect(await call('meeting.checkIn', { meetingId, code }, 'member-1')).toMatchObject({ code: 'code-wrong' })
    }
    const { scans } = await done('meeting.live', { branchId: BRANCH, meetingId }, 'secretary')
    expect(scans).toMatchObject([{ reason: 'code-wrong', memberId: 'member-1', times: 2 }])

    await restart({ SHUSHI_CHECK_IN_KEY: 'the second key', SHUSHI_CHECK_IN_KEY_BEFORE: 'the first key' })
    expect(await call('meeting.checkIn', { meetingId, code }, 'member-1')).toMatchObject({ ok: true })
  })

  it.each([true, false])('knows each of many who call at once, where the context says who: %s', async (inContext) => {
    await enterBranch(await restart({ SHUSHI_CHECK_IN_KEY: 'the key' }, inContext))
    const callers = Array.from({ length: 20 }, (_, index): Person => (index % 2 === 0 ? 'secretary' : 'member-1'))
    const answers = await Promise.all(callers.map((as) => done('me.get', {}, as)))
    expect(answers).toMatchObject(callers.map((memberId) => ({ memberId })))
  })

  it('needs a key of the codes: without one it answers nothing', async () => {
    await restart({})
    await expect(call('me.get', {}, 'member-1')).rejects.toThrow(/SHUSHI_CHECK_IN_KEY/)
  })
})
