import { CONTRACT_VERSION } from '#contract'
import { call, newRequestId, upload } from '../../../miniprogram/services/call'

interface Asked {
  readonly name: string
  readonly data: Readonly<Record<string, unknown>>
  readonly config: { readonly timeout: number }
}
let asked: Asked[]
/** A phone whose cloud answers this, or fails with it. */
function phone(answer: unknown) {
  asked = []
  const isFailure = answer instanceof Error || (typeof answer === 'object' && answer !== null && 'errMsg' in answer)
  // WeChat itself fails with plain objects too.
  // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
  const failed = () => Promise.reject(answer)
  const give = () => (isFailure ? failed() : Promise.resolve({ result: answer, fileID: 'cloud://env/a.xlsx' }))
  const callFunction = (options: Asked) => (asked.push(options), give())
  Object.assign(globalThis, { wx: { cloud: { callFunction, uploadFile: give } } })
}
const ANSWER = { ok: true, value: { bound: false }, requestId: 'request-1' }

describe('a call', () => {
  it('names the procedure, its input, the request and the contract that the phone knows', async () => {
    phone(ANSWER)
    expect(await call('me.get', {}, 'request-1')).toEqual(ANSWER)
    expect(asked.map(({ data }) => data)).toEqual([
      { procedure: 'me.get', input: {}, requestId: 'request-1', contractVersion: CONTRACT_VERSION },
    ])
  })

  it('goes to the function that runs the procedure, and waits longer for what takes longer', async () => {
    phone(ANSWER)
    await call('me.get', {})
    await call('report.draft', { branchId: 'b', year: 2025 })
    expect(asked.map(({ name }) => name)).toEqual(['api', 'report'])
    const [short, long] = asked.map(({ config }) => config.timeout)
    expect(long).toBeGreaterThan(short ?? Infinity)
  })

  it('has a request of its own each time, of the signs that the server takes', async () => {
    const ids = Array.from({ length: 200 }, newRequestId)
    expect(new Set(ids).size).toBe(200)
    expect(ids.filter((id) => !/^[\w-]{8,64}$/.test(id))).toEqual([])
  })
})

describe('what the network says itself', () => {
  it.each([
    [new Error('cloud.callFunction:fail request:fail timeout'), 'timeout'],
    [new Error('errCode: -504003, Invoking task timed out after 10 seconds: Time out'), 'timeout'],
    [{ errMsg: 'cloud.callFunction:fail timeout' }, 'timeout'],
    [new Error('cloud.callFunction:fail request:fail'), 'offline'],
    [{ errMsg: 'request:fail' }, 'offline'],
  ])('%p is %s, of a call and of a file', async (failure, code) => {
    phone(failure)
    expect(await call('me.get', {})).toEqual({ ok: false, code })
    expect(await upload('imports/a.xlsx', 'wxfile://a')).toEqual({ ok: false, code })
  })

  it('is nothing where the file arrives', async () => {
    phone(ANSWER)
    expect(await upload('imports/a.xlsx', 'wxfile://a')).toEqual({ ok: true, fileId: 'cloud://env/a.xlsx' })
  })
})
