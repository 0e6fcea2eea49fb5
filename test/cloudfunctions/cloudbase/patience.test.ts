import { patiently } from '../../../cloudfunctions/cloudbase/patience'

describe('a request for which the plan has no room', () => {
  const refusedTimes = (times: number, code: string) => {
    let asked = 0
    const pauses: number[] = []
    const ask = () =>
      ++asked <= times ? Promise.reject(Object.assign(new Error(), { code })) : Promise.resolve('answer')
    const pause = async (milliseconds: number) => void pauses.push(milliseconds)
    return { answer: patiently(ask, pause), asked: () => asked, pauses }
  }

  it.each(['EXCEED_REQUEST_LIMIT', 'EXCEED_CONCURRENT_REQUEST_LIMIT'])('is asked again after %s', async (code) => {
    const { answer, pauses } = refusedTimes(3, code)
    expect(await answer).toBe('answer')
    expect(pauses).toHaveLength(3)
  })

  it('waits longer each time, never as long as a phone waits, and then gives up', async () => {
    const { answer, asked, pauses } = refusedTimes(Infinity, 'EXCEED_REQUEST_LIMIT')
    await expect(answer).rejects.toMatchObject({ code: 'EXCEED_REQUEST_LIMIT' })
    expect(asked()).toBe(7)
    expect([...pauses].sort((one, other) => one - other)).toEqual(pauses)
    expect(pauses.reduce((sum, pause) => sum + pause, 0)).toBeLessThan(10_000)
  })

  it.each(['SYS_ERR', 'DATABASE_TRANSACTION_CONFLICT', 'ECONNRESET'])(
    'is not one that fails with %s: it may have been done',
    async (code) => {
      const { answer, asked } = refusedTimes(1, code)
      await expect(answer).rejects.toMatchObject({ code })
      expect(asked()).toBe(1)
    },
  )
})
