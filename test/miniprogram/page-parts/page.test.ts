/** What every page does by itself, in one file though it is long: all share the page above them. */
import fc from 'fast-check'
import { leaveFor, leaveSaying } from '../../../miniprogram/page-parts/leaving'
import { notSent, nothing, readingPage, writingPage } from '../../../miniprogram/page-parts/page'
import { CallFailure } from '../../../miniprogram/services/call-failure'
import { awaited, bare, settled, type Awaited, type BarePage } from '../../builders/bare-page'
import { OFFLINE, refused, type Answers } from '../../builders/wx-stub'

const DESK = { branchId: 'branch-1' }
const LOST = '没有找到要打开的内容，请返回上一页再打开。'

/** A page that shows the words of a year; each year's answer comes when the test gives it. */
function yearPage(answers: (year: number) => Promise<string>, more: { readonly stays?: boolean } = {}): BarePage {
  return bare(() =>
    readingPage('packages/dues/desk/desk', {
      ...more,
      data: { year: 2025, words: '' },
      read: (_, { year }) => answers(year),
      show: (words) => (words === '' ? nothing('没有记录。') : { words }),
    }),
  )
}

describe('what a page is opened with', () => {
  const amount = () => {
    const asked: unknown[] = []
    const page = bare(() =>
      readingPage('packages/dues/amount/amount', {
        read: async (at) => void asked.push(at),
        show: () => ({}),
      }),
    )
    return { page, asked }
  }

  it('is decoded once, each parameter as what it is', async () => {
    const { page, asked } = amount()
    page.open({ branchId: 'branch-1', memberId: '%E6%9D%8E%26', year: '2025', scene: 'not known here' })
    await settled()
    expect(asked).toEqual([{ branchId: 'branch-1', memberId: '李&', year: 2025 }])
  })

  it.each([
    ['is missing', { branchId: 'branch-1', memberId: 'm1' }],
    ['is empty', { branchId: 'branch-1', memberId: '', year: '2025' }],
    ['cannot be read', { branchId: 'branch-1', memberId: 'm1', year: 'last' }],
    ['was cut off', { branchId: 'branch-1', memberId: '%E6%9', year: '2025' }],
  ])('is said to be lost where something %s, and nothing is asked', async (_, query) => {
    const { page, asked } = amount()
    page.open(query)
    await page.run('load')
    await settled()
    expect(page.data).toMatchObject({ state: 'failed', message: LOST })
    expect(asked).toEqual([])
  })
})

describe('reading', () => {
  it('shows what was answered, and what can be said where there is nothing', async () => {
    const page = yearPage(async (year) => (year === 2025 ? '今年' : ''))
    page.open(DESK)
    expect(page.data).toMatchObject({ state: 'loading' })
    await settled()
    expect(page.data).toMatchObject({ state: 'ready', words: '今年' })
    await page.run('turnTo', { year: 2024 })
    expect(page.data).toMatchObject({ state: 'empty', message: '没有记录。' })
  })

  it('says that it is reading anew while what was read stays, and no longer once that is known or failed', async () => {
    const later = awaited<string>()
    const failed = () => Promise.reject(new CallFailure('busy', '请再试一次。'))
    const answers = [async () => '今年', () => later.promise, failed]
    const page = yearPage(async () => (await answers.shift()?.()) ?? '')
    page.open(DESK)
    expect(page.data).toMatchObject({ state: 'loading', isReading: false })
    await settled()
    const again = page.run('refine', {})
    expect(page.data).toMatchObject({ state: 'ready', words: '今年', isReading: true })
    later.give('明年')
    await again
    expect(page.data).toMatchObject({ state: 'ready', words: '明年', isReading: false })
    await page.run('load')
    expect(page.data).toMatchObject({ state: 'failed', isReading: false })
  })

  it('asks again whenever one returns, but a page to be filled in does not', async () => {
    let asked = 0
    const parts = { read: async () => ++asked, show: () => ({}) }
    const read = bare(() => readingPage('packages/dues/desk/desk', parts))
    read.open(DESK)
    read.run('onShow')
    expect(asked).toBe(2)
    const written = bare(() => writingPage('packages/dues/desk/desk', parts))
    written.open(DESK)
    written.run('onShow')
    expect(asked).toBe(3)
  })

  const changing = (read: () => Promise<unknown>, answers: Answers = {}) =>
    bare(() => readingPage('packages/dues/desk/desk', { refresh: 'changed', read, show: () => ({}) }), { answers })
  const ALIGNED = { 'dues.align': { aligned: 0, left: 0 } } as unknown as Answers
  const aligning = ['send', 'dues.align', { branchId: 'branch-1', year: 2025 }] as const

  it('asks again on a return, where it may be told apart, only after something was done or a minute later', async () => {
    let asked = 0
    const page = changing(async () => ++asked, ALIGNED)
    const returned = async () => {
      page.run('onShow')
      await settled()
      return asked
    }
    page.open(DESK)
    await settled()
    expect(await returned()).toBe(1)
    page.run('onHide')
    await page.run(...aligning)
    expect(asked).toBe(1)
    expect(await returned()).toBe(2)
    expect(await returned()).toBe(2)
    const later = Date.now() + 61_000
    const clock = jest.spyOn(Date, 'now').mockReturnValue(later)
    expect(await returned()).toBe(3)
    clock.mockRestore()
  })

  it('asks again in view once the answer to what was done is there, not before', async () => {
    let asked = 0
    const answer = awaited<never>()
    const page = changing(async () => ++asked, { 'dues.align': () => answer.promise })
    page.open(DESK)
    await settled()
    const doing = page.run(...aligning)
    page.run('onShow')
    await settled()
    expect(asked).toBe(1)
    answer.give({ aligned: 0, left: 0 } as never)
    await doing
    await settled()
    expect(asked).toBe(2)
    page.run('onUnload')
    await page.run(...aligning)
    expect(asked).toBe(2)
  })

  it('keeps what is in view where asking again of its own accord fails', async () => {
    let asked = 0
    const page = changing(async () => {
      if (++asked > 1) throw new CallFailure('offline')
    }, ALIGNED)
    page.open(DESK)
    await settled()
    await page.run(...aligning)
    await settled()
    expect([asked, page.data['state'], page.asked]).toEqual([2, 'ready', []])
  })

  it('asks for what was chosen when it began, whatever is chosen meanwhile', async () => {
    const first = awaited<void>()
    const asked: number[] = []
    const page = bare(() =>
      readingPage('packages/dues/desk/desk', {
        data: { year: 2025 },
        read: async (_, chosen) => {
          await first.promise
          asked.push(chosen.year)
        },
        show: () => ({}),
      }),
    )
    page.open(DESK)
    void page.run('turnTo', { year: 2024 })
    first.give()
    await settled()
    expect(asked).toEqual([2025, 2024])
  })

  it('hands on what was read before where only something else was chosen, and asks everything anew otherwise', async () => {
    const before: (number | undefined)[] = []
    const page = bare(() =>
      readingPage('packages/dues/desk/desk', {
        data: { year: 2025 },
        read: async (_, { year }, last?: number): Promise<number> => {
          before.push(last)
          return year
        },
        show: () => ({}),
      }),
    )
    page.open(DESK)
    await settled()
    await page.run('turnTo', { year: 2024 })
    await page.run('refine', { year: 2023 })
    await page.run('load')
    expect(before).toEqual([undefined, 2025, 2024, undefined])
  })

  it('keeps what is shown in view while something is being typed', async () => {
    const page = yearPage((year) => (year === 2025 ? Promise.resolve('今年') : new Promise(() => undefined)))
    page.open(DESK)
    await settled()
    void page.run('refine', { year: 2024 })
    expect(page.data).toMatchObject({ state: 'ready', words: '今年' })
    void page.run('turnTo', { year: 2024 })
    expect(page.data).toMatchObject({ state: 'loading' })
  })

  it('says why it failed, and shows everything once it is asked again', async () => {
    let isDown = true
    const page = yearPage(async () => {
      if (isDown) throw new CallFailure('offline')
      return '今年'
    })
    page.open(DESK)
    await settled()
    expect(page.data).toMatchObject({ state: 'failed', message: '网络不通，内容还在，请稍后重试。' })
    isDown = false
    await page.run('load')
    expect(page.data).toMatchObject({ state: 'ready', words: '今年' })
  })

  it('leaves what is shown where the page is to stay, and says why it is not newer', async () => {
    for (const [stays, state] of [
      [true, 'ready'],
      [false, 'failed'],
    ] as const) {
      let asked = 0
      const page = yearPage(
        async () => {
          if (asked++ > 0) throw new CallFailure('offline')
          return '今年'
        },
        { stays },
      )
      page.open(DESK)
      await settled()
      await page.run('load')
      expect(page.data).toMatchObject({ state, words: '今年' })
      expect(page.asked.map(({ api }) => api)).toEqual(stays ? ['showToast'] : [])
    }
  })

  it('throws what is a defect and no failed call', async () => {
    const page = yearPage(() => Promise.reject(new TypeError('a defect')))
    await expect(async () => {
      page.run('onLoad', DESK)
      await page.run('load')
    }).rejects.toThrow('a defect')
  })

  it('asks anew who one is when it is pulled down', async () => {
    const page = bare(
      () =>
        readingPage('packages/dues/desk/desk', {
          read: async () => {
            const { whoAmI } = await import('../../../miniprogram/services/session')
            return whoAmI()
          },
          show: () => ({}),
        }),
      { answers: { 'me.get': { bound: false } } },
    )
    page.open(DESK)
    await settled()
    await page.run('load')
    await page.run('onPullDownRefresh')
    expect(page.calls).toHaveLength(2)
    expect(page.asked.map(({ api }) => api)).toEqual(['stopPullDownRefresh'])
  })
})

describe('leaving once it is done', () => {
  /** A page that is left when the answer to what it sent is there. */
  const leaving = () => {
    const answer = awaited<void>()
    const page = bare(() =>
      readingPage('packages/dues/desk/desk', {
        read: async () => undefined,
        show: () => ({}),
        async save() {
          await this.attempt(async () => {
            await answer.promise
            return leaveSaying('已保存')
          })
        },
      }),
    )
    page.open(DESK)
    return { page, answer }
  }
  const gone = (page: BarePage) => page.asked.map(({ api }) => api).filter((api) => api !== 'showToast')

  it('goes back from a page that is still on top', async () => {
    const { page, answer } = leaving()
    const saving = page.run('save')
    answer.give()
    await saving
    expect(gone(page)).toEqual(['navigateBack'])
  })

  it.each(['cover', 'close'] as const)('says that it is done but leaves no other page: after %s', async (meanwhile) => {
    const { page, answer } = leaving()
    const saving = page.run('save')
    page[meanwhile]()
    answer.give()
    await saving
    expect(gone(page)).toEqual([])
    expect(page.asked).toMatchObject([{ api: 'showToast', options: { title: '已保存' } }])
  })

  it('a page that turns out to be another is left in the same way, and shows nothing of its own', async () => {
    const page = bare(() =>
      readingPage('packages/dues/desk/desk', {
        read: async () => undefined,
        show: () => leaveFor('packages/dues/mine/mine'),
      }),
    )
    page.open(DESK)
    await settled()
    expect(page.asked).toEqual([{ api: 'redirectTo', options: { url: '/packages/dues/mine/mine' } }])
    expect(page.data['state']).toBe('loading')
    page.cover()
    page.run('onShow')
    await settled()
    expect(page.asked).toHaveLength(1)
  })
})

describe('a late answer', () => {
  /** Opens the page and turns it to each year, none answered yet. */
  const turned = (years: readonly number[]) => {
    const answers: Awaited<string>[] = []
    const page = yearPage(() => {
      const answer = awaited<string>()
      answers.push(answer)
      return answer.promise
    })
    page.open(DESK)
    for (const year of years) void page.run('turnTo', { year })
    return { page, answers, chosen: [2025, ...years] }
  }

  it('of a year chosen before never overwrites the one chosen now', async () => {
    const { page, answers } = turned([2024])
    answers[1]?.give('去年')
    await settled()
    answers[0]?.give('今年')
    await settled()
    expect(page.data).toMatchObject({ state: 'ready', year: 2024, words: '去年' })
  })

  it('changes nothing, in whatever order the answers come', async () => {
    const years = fc.array(fc.integer({ min: 2000, max: 2100 }), { minLength: 1, maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(years, fc.infiniteStream(fc.nat()), async (given, chances) => {
        const { page, answers, chosen } = turned(given)
        const waiting = answers.map((answer, at) => ({ answer, year: chosen[at] ?? 0 }))
        let isLastAnswered = false
        while (waiting.length > 0) {
          const [next] = waiting.splice((chances.next().value ?? 0) % waiting.length, 1)
          isLastAnswered ||= next?.answer === answers.at(-1)
          next?.answer.give(`words of ${next.year}`)
          await settled()
          if (isLastAnswered) expect(page.data).toMatchObject({ words: `words of ${given.at(-1)}` })
          else expect(page.data).toMatchObject({ state: 'loading', words: '' })
        }
      }),
      { numRuns: 30 },
    )
  })

  it('that failed does not either', async () => {
    const answers: Awaited<string | CallFailure>[] = []
    const page = yearPage(async () => {
      const answer = awaited<string | CallFailure>()
      answers.push(answer)
      const said = await answer.promise
      if (said instanceof CallFailure) throw said
      return said
    })
    page.open(DESK)
    void page.run('turnTo', { year: 2024 })
    answers[1]?.give('去年')
    await settled()
    answers[0]?.give(new CallFailure('offline'))
    await settled()
    expect(page.data).toMatchObject({ state: 'ready', words: '去年' })
  })
})

describe('doing something', () => {
  const opinion = { branchId: 'branch-1', text: '开得好', named: false }
  const sending = (answers: Answers) => {
    const page = bare(
      () =>
        writingPage('packages/member/feedback/feedback', {
          read: async () => 0,
          show: () => ({}),
          async tell() {
            await this.attempt(async () => {
              await this.send('feedback.send', opinion)
            })
          },
        }),
      { answers },
    )
    page.open({})
    return page
  }
  const ids = (page: BarePage) => page.calls.map(({ requestId }) => requestId)

  it('is done once, however often it is tapped meanwhile', async () => {
    const answer = awaited<{ sent: true }>()
    const page = sending({ 'feedback.send': () => answer.promise })
    void page.run('tell')
    void page.run('tell')
    await settled()
    expect(page.data).toMatchObject({ isSaving: true })
    void page.run('tell')
    answer.give({ sent: true })
    await settled()
    expect(page.calls).toHaveLength(1)
    expect(page.data).toMatchObject({ isSaving: false, fault: '' })
    await page.run('tell')
    expect(page.calls).toHaveLength(2)
  })

  it('says the sentence of a refusal, and no more once it is tried again', async () => {
    const page = sending({ 'feedback.send': refused('busy') })
    await page.run('tell')
    expect(page.data).toMatchObject({ isSaving: false, fault: '同一时间有人也在改这条记录，请再试一次。' })
    page.answer({ 'feedback.send': { sent: true } })
    await page.run('tell')
    expect(page.data).toMatchObject({ fault: '' })
  })

  it('is the same intention after the network failed, and another one after an answer', async () => {
    const page = sending({ 'feedback.send': OFFLINE })
    await page.run('tell')
    page.answer({ 'feedback.send': { sent: true } })
    await page.run('tell')
    await page.run('tell')
    const [first, again, other] = ids(page)
    expect(again).toBe(first)
    expect(other).not.toBe(first)
  })

  it('says what was not sent, and at which field', async () => {
    const page = bare(() => writingPage('packages/member/feedback/feedback', { read: async () => 0, show: () => ({}) }))
    page.open({})
    await page.run('attempt', async () => notSent('请写下您的意见。', 'text'))
    expect(page.data).toMatchObject({ isSaving: false, fault: '请写下您的意见。', faultAt: 'text' })
  })

  it('gives the button back when there is a defect, and throws it', async () => {
    const page = sending({})
    const failing = page.run('attempt', () => Promise.reject(new TypeError('a defect')))
    await expect(failing).rejects.toThrow('a defect')
    expect(page.data).toMatchObject({ isSaving: false, fault: '' })
  })
})
