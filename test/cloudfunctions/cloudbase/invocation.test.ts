import { invocationOf } from '../../../cloudfunctions/cloudbase/invocation'

/** What the platform hands a function beside the event, as the SDK reads it. */
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

describe('what the platform says of a call', () => {
  it('is whose phone it is, and the call’s own id', () => {
    expect(invocationOf(context('o-1'))).toMatchObject({ openId: 'o-1', callId: 'call-1' })
  })

  it('names nobody where nobody’s phone calls: a timer has an OPENID without a sign', () => {
    expect(invocationOf(context(''))).toMatchObject({ openId: undefined })
    expect(invocationOf(context('', { environ: '' }))).toMatchObject({ openId: undefined })
  })

  it('has an id of its own where the platform gives none', () => {
    const ids = [1, 2].map(() => invocationOf(context('o-1', { request_id: undefined })).callId)
    expect(new Set(ids).size).toBe(2)
  })
})
