import type { Application } from '../../../cloudfunctions/application/application'
import { dispatch } from '../../../cloudfunctions/application/dispatch'
import { handlers } from '../../builders/handlers'
import { openCloudStore, type CloudStore } from '../../builders/cloud-store'
import { BRANCH, CHECK_IN_KEY, NOW, openOffice } from '../../builders/office'

let cloud: CloudStore
let application: Application
beforeAll(async () => {
  cloud = await openCloudStore()
  await openOffice({ handlers, store: cloud.store })
  const none = () => Promise.reject(new Error('there are no files here'))
  application = {
    store: cloud.store,
    runs: ['api'],
    handlers,
    newId: () => 'unused',
    setupCode: undefined,
    checkInKey: CHECK_IN_KEY,
    files: { lend: none, takeBack: none },
    documents: { readDocument: none, writeDocument: none, writePage: none, readSheet: none, writeSheets: none },
  }
})
afterAll(() => cloud.close())

const send = (event: object, openId = 'wx-secretary') =>
  dispatch(application, { event, openId, now: NOW, callId: 'call-0' })
const names = { procedure: 'register.names', input: { branchId: BRANCH } }
const branch = { procedure: 'branch.get', input: { branchId: BRANCH } }
const together = async (reads: readonly object[], openId?: string) => {
  const answer = await send({ reads }, openId)
  if (!answer.ok) throw new Error(answer.code)
  return answer.value as readonly unknown[]
}

describe('reads that come in one call', () => {
  it('are each answered as by themselves, in their order', async () => {
    const outcome = async (read: object) => {
      const { requestId: _id, contractVersion: _version, now: _now, ...own } = await send(read)
      return own
    }
    const reads = [
      branch,
      names,
      { procedure: 'me.get' },
      { procedure: 'no.such' },
      { ...branch, input: { branchId: 7 } },
    ]
    expect(await together(reads)).toEqual(await Promise.all(reads.map(outcome)))
  })

  it('ask the database no more often than the one that asks most', async () => {
    const requestsOf = async (event: object) => (await cloud.roundTripsOf(() => send(event))).requests
    const alone = [await requestsOf(branch), await requestsOf(names)]
    expect(await requestsOf({ reads: [branch, names, branch] })).toBe(Math.max(...alone))
  })

  it('may not write', async () => {
    const [answer] = await together([{ procedure: 'reminder.consent', input: { kind: 'dues' } }, branch])
    expect(answer).toMatchObject({ ok: false, code: 'unknown-procedure' })
  })

  it('are each refused to a stranger', async () => {
    expect(await together([names, branch], 'wx-nobody')).toEqual([
      expect.objectContaining({ code: 'not-bound' }),
      expect.objectContaining({ code: 'not-bound' }),
    ])
  })

  it.each([[[]], [Array.from({ length: 13 }, () => branch)]])('are at least one and at most twelve', async (reads) => {
    expect(await send({ reads })).toMatchObject({ ok: false, code: 'bad-input' })
  })
})
