import { CONTRACT_VERSION } from '#contract'
import api from '../../../cloudfunctions/api/config.json'
import report from '../../../cloudfunctions/report/config.json'
import { call, newRequestId } from '../../../miniprogram/services/call'

interface Asked {
  readonly name: string
  readonly data: Readonly<Record<string, unknown>>
}
let asked: Asked[]
/** A phone whose cloud answers this, or fails with it. */
function phone(answer: unknown) {
  asked = []
  const isFailure = answer instanceof Error || (typeof answer === 'object' && answer !== null && 'errMsg' in answer)
  // WeChat itself fails with plain objects too.
  // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
  const failed = () => Promise.reject(answer)
  const never = answer instanceof Promise
  const reached = () => (never ? answer : Promise.resolve({ result: answer }))
  const give = () => (isFailure ? failed() : reached())
  const callFunction = (options: Asked) => (asked.push(options), give())
  Object.assign(globalThis, { wx: { cloud: { callFunction } } })
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

  it('goes to the function that runs the procedure, and names no setting that WeChat does not have', async () => {
    phone(ANSWER)
    await call('me.get', {})
    await call('report.draft', { branchId: 'b', year: 2025 })
    expect(asked.map(({ name }) => name)).toEqual(['api', 'report'])
    expect(asked.map((options) => Object.keys(options))).toEqual(Array(2).fill(['name', 'data']))
  })

  it('is given up by the phone itself, and not before the function was stopped and its answer had five seconds', async () => {
    jest.useFakeTimers({ doNotFake: ['Date'] })
    phone(new Promise(() => undefined))
    const given: string[] = []
    void call('me.get', {}).then((answer) => given.push(`api ${'code' in answer ? answer.code : ''}`))
    void call('report.draft', { branchId: 'b', year: 2025 }).then((answer) =>
      given.push(`report ${'code' in answer ? answer.code : ''}`),
    )
    const [ofApi, ofReport] = [(api.timeout + 5) * 1000, (report.timeout + 5) * 1000]
    await jest.advanceTimersByTimeAsync(ofApi - 1)
    expect(given).toEqual([])
    await jest.advanceTimersByTimeAsync(1)
    expect(given).toEqual(['api timeout'])
    await jest.advanceTimersByTimeAsync(ofReport - ofApi)
    expect(given).toEqual(['api timeout', 'report timeout'])
    jest.useRealTimers()
  })

  it.each([null, undefined, 'hello'])('is a fault of the cloud where the function answers %p', async (answer) => {
    phone(answer)
    expect(await call('me.get', {})).toEqual({ ok: false, code: 'cloud-failed' })
  })

  it('has a request of its own each time, of the signs that the server takes', async () => {
    const ids = Array.from({ length: 200 }, newRequestId)
    expect(new Set(ids).size).toBe(200)
    expect(ids.filter((id) => !/^[\w-]{8,64}$/.test(id))).toEqual([])
  })
})

const fault = (errCode: number, errMsg: string) => Object.assign(new Error(errMsg), { errCode, errMsg })

describe('what the network and the cloud say themselves', () => {
  it.each([
    // As public reports show them.
    [
      new Error(
        'cloud.callFunction:fail Error: errCode: -501000  | errMsg: FunctionName parameter could not be found.',
      ),
      'cloud-missing',
    ],
    [
      new Error('cloud.callFunction:fail Error: errCode: -501000  | errMsg: Environment not found (callId: 1)'),
      'cloud-missing',
    ],
    [
      new Error(
        'errCode: -404011 cloud function execution error | errMsg: cloud.callFunction:fail requestID 1cb6, cloud function service error code -504002, error message wx is not defined; at cloud.callFunction api;',
      ),
      'cloud-failed',
    ],
    [
      fault(
        -404011,
        'cloud.callFunction:fail requestID 1cb6, cloud function service error code -504003, error message x',
      ),
      'timeout',
    ],
    [
      new Error('cloud.callFunction:fail Error: errCode: -504003  | errMsg: Invoking task timed out after 3 seconds'),
      'timeout',
    ],
    [fault(-501003, 'cloud.callFunction:fail exceed request limit'), 'crowded'],
    [fault(-501004, 'cloud.callFunction:fail exceed concurrent request limit'), 'crowded'],
    [fault(-604001, 'cloudfunction result size exceed limit (1MB)'), 'too-large'],
    [fault(-501001, 'system error'), 'cloud-failed'],
    [fault(-1, 'cloud.callFunction:fail Error: errCode: -1  | errMsg: request:fail'), 'offline'],
    [fault(-1, 'cloud.callFunction:fail Error: errCode: -1  | errMsg: request:fail timeout'), 'timeout'],
    [new Error('cloud.callFunction:fail request:fail timeout'), 'timeout'],
    [new Error('errCode: -504003, Invoking task timed out after 10 seconds: Time out'), 'timeout'],
    [{ errMsg: 'cloud.callFunction:fail timeout' }, 'timeout'],
    [new Error('cloud.callFunction:fail request:fail'), 'offline'],
    [{ errMsg: 'request:fail' }, 'offline'],
  ])('%p is %s', async (failure, code) => {
    phone(failure)
    expect(await call('me.get', {})).toEqual({ ok: false, code })
  })
})
