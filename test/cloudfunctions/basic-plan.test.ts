import { largeWritesDone, refusedScans, secondsOfDraft } from '../bench/quota'

// It takes its time: thirty requests a second are all there are.
jest.setTimeout(240_000)

describe('on the basic plan, with 31 ms to the database', () => {
  it('fifty people who scan within ten seconds all get in', async () => {
    expect(await refusedScans(10_000)).toBe(0)
  })

  it('every large write is done', async () => {
    const done = Object.keys(await largeWritesDone())
    expect(done).toEqual(['assessMany', 'recordMany', 'confirm', 'align', 'import', 'approve'])
  })

  it('the draft of a year is written', async () => {
    await expect(secondsOfDraft()).resolves.toBeDefined()
  })
})
