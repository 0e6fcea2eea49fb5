import { invocationOf } from '../../../cloudfunctions/cloudbase/invocation'

/** What the platform hands a function beside the event, as the SDK reads it. */
const BARE = { memory_limit_in_mb: 256, time_limit_in_ms: 3000, request_id: 'call-1', function_name: 'api' }
const context = (openId: string, more: object = {}) => ({
  memory_limit_in_mb: 256,
  time_limit_in_ms: 3000,
  request_id: 'call-1',
  function_version: '$LATEST',
  namespace: 'env-1',
  function_name: 'api',
  environ: `WX_CONTEXT_KEYS=WX_OPENID;WX_OPENID=${openId}`,
  ...more,
})

const before = { ...process.env }
afterEach(() => {
  process.env = { ...before }
})

describe('what the platform says of a call whose context does not name the caller', () => {
  it('is what the environment of the process says, as wx-server-sdk reads it', () => {
    Object.assign(process.env, { WX_CONTEXT_KEYS: 'WX_CLIENTIP,WX_OPENID', WX_OPENID: 'o-2' })
    expect(invocationOf(BARE)).toMatchObject({ openId: 'o-2', callId: 'call-1', isTimer: false })
    expect(invocationOf({ ...BARE, environment: 'no JSON' })).toMatchObject({ openId: 'o-2' })
  })

  it('is nobody where the environment says nobody, or an earlier call’s OPENID was left there', () => {
    expect(invocationOf(BARE).openId).toBeUndefined()
    Object.assign(process.env, { WX_CONTEXT_KEYS: 'WX_CLIENTIP', WX_OPENID: 'o-earlier' })
    expect(invocationOf(BARE).openId).toBeUndefined()
  })
})

describe('what the platform says of a call', () => {
  it('is whose phone it is, and the call’s own id', () => {
    expect(invocationOf(context('o-1'))).toMatchObject({ openId: 'o-1', callId: 'call-1' })
  })

  it('names nobody where nobody’s phone calls: a timer has an OPENID without a sign', () => {
    expect(invocationOf(context(''))).toMatchObject({ openId: undefined })
    expect(invocationOf(context('', { environ: '' }))).toMatchObject({ openId: undefined })
  })

  it('is the timer’s by TRIGGER_SRC, with an OPENID or without, and nobody else’s', () => {
    expect(invocationOf(context('')).isTimer).toBe(false)
    process.env['TRIGGER_SRC'] = 'timer'
    expect(invocationOf(context('')).isTimer).toBe(true)
    expect(invocationOf(context('o-1')).isTimer).toBe(true)
    expect(invocationOf(BARE).isTimer).toBe(true)
  })

  it('has an id of its own where the platform gives none', () => {
    const ids = [1, 2].map(() => invocationOf(context('o-1', { request_id: undefined })).callId)
    expect(new Set(ids).size).toBe(2)
  })
})
