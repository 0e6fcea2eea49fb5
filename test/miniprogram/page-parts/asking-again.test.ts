import { askAgainEvery } from '../../../miniprogram/page-parts/asking-again'

describe('asking again', () => {
  beforeEach(() => jest.useFakeTimers())
  afterEach(() => jest.useRealTimers())

  it('waits for the last answer, and ends with the page', async () => {
    const waiting: (() => void)[] = []
    const asking = askAgainEvery(1000, () => new Promise((done) => waiting.push(done)))
    await jest.advanceTimersByTimeAsync(3500)
    expect(waiting).toHaveLength(1)
    waiting[0]?.()
    await jest.advanceTimersByTimeAsync(1000)
    expect(waiting).toHaveLength(2)
    waiting[1]?.()
    asking.stop()
    await jest.advanceTimersByTimeAsync(5000)
    expect(waiting).toHaveLength(2)
  })
})
