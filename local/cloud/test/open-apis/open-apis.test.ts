import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MessageJournal } from '../../open-apis/message-journal'
import { OpenApis } from '../../open-apis/open-apis'

const CALL = { token: 'local.1', functionName: 'api', caller: { source: 'wx_client' }, environment: {} }

describe('a WeChat API', () => {
  let folder: string
  let journal: MessageJournal
  let openApis: OpenApis
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'shushi-open-apis-'))
    journal = await MessageJournal.open(join(folder, 'messages.jsonl'))
    const mayCall = (name: string, api: string) => name === 'api' && api === 'wxacode.getUnlimited'
    openApis = new OpenApis({
      journal,
      now: () => '2025-03-04T01:30:00.000Z',
      mayCall,
      refuses: () => undefined,
      templates: {},
    })
  })
  afterEach(async () => {
    await journal.close()
    await rm(folder, { recursive: true })
  })

  const ask = async (apiName: string, call: typeof CALL | undefined) => {
    const params = { apiName, requestData: '{}' }
    const { data } = await openApis.product({ action: 'wx.api', params, call, source: '' })
    return JSON.parse((data as { responseData: string }).responseData) as { errcode: number }
  }

  it('is refused to a function whose config.json does not list it', async () => {
    expect((await ask('subscribeMessage.send', CALL)).errcode).toBe(-604101)
    expect((await ask('wxacode.getUnlimited', CALL)).errcode).toBe(40169)
  })

  it('is open to a program outside the functions', async () => {
    expect((await ask('subscribeMessage.send', undefined)).errcode).toBe(40003)
  })

  it('that is not there says so', async () => {
    expect((await ask('security.msgSecCheck', undefined)).errcode).toBe(-604100)
  })

  it('that answers bytes is refused as a JSON API', async () => {
    const params = { apiName: 'wxacode.getUnlimited', requestData: '{"scene":"m=1"}' }
    await expect(openApis.product({ action: 'wx.api', params, call: undefined, source: '' })).rejects.toMatchObject({
      code: 'INVALID_PARAM',
    })
  })
})
