import { listPage, type Portion } from '../../../miniprogram/page-parts/list-page'
import { CallFailure } from '../../../miniprogram/services/call-failure'
import { awaited, bare, settled, type Awaited } from '../../builders/bare-page'

const AT = { branchId: 'branch-1' }
type Numbers = Portion<number>

/** A list of a year, whose portions come when the test gives them. */
function numbers() {
  const asked: {
    readonly year: number
    readonly cursor: string | null
    readonly answer: Awaited<Numbers | CallFailure>
  }[] = []
  const page = bare(() =>
    listPage('packages/secretary/log/log', {
      data: { year: 2025 },
      async portion(_, { year }, cursor): Promise<Numbers> {
        const answer = awaited<Numbers | CallFailure>()
        asked.push({ year, cursor, answer })
        const said = await answer.promise
        if (said instanceof CallFailure) throw said
        return said
      },
      rows: (items, { before }) => items.map((item, at) => `${before.length + at + 1}. ${item}`),
      nothing: ({ year }) => `${year}年没有。`,
    }),
  )
  const give = async (at: number, said: Numbers | CallFailure) => {
    asked[at]?.answer.give(said)
    await settled()
  }
  page.open(AT)
  return { page, asked, give }
}

it('shows the first portion, and the next below it on reaching the bottom', async () => {
  const { page, asked, give } = numbers()
  await give(0, { items: [10, 20], next: 'c1' })
  page.run('onReachBottom')
  expect(page.data).toMatchObject({ isLoadingMore: true })
  await give(1, { items: [30], next: null })
  expect(page.data).toMatchObject({ rows: ['1. 10', '2. 20', '3. 30'], isLoadingMore: false })
  expect(asked.map(({ cursor }) => cursor)).toEqual([null, 'c1'])
})

it('is empty with a sentence where there is nothing', async () => {
  const { page, give } = numbers()
  await give(0, { items: [], next: null })
  expect(page.data).toMatchObject({ state: 'empty', message: '2025年没有。' })
})

it('never asks for more twice at once', async () => {
  const { page, asked, give } = numbers()
  await give(0, { items: [10], next: 'c1' })
  page.run('onReachBottom')
  page.run('onReachBottom')
  void page.run('more')
  await give(1, { items: [20], next: null })
  expect(asked).toHaveLength(2)
  expect(page.data).toMatchObject({ rows: ['1. 10', '2. 20'] })
})

it('asks for no more after the last portion, nor while it is read anew', async () => {
  const { page, asked, give } = numbers()
  await give(0, { items: [10], next: 'c1' })
  void page.run('turnTo', { year: 2024 })
  page.run('onReachBottom')
  await give(1, { items: [20], next: null })
  page.run('onReachBottom')
  expect(asked).toHaveLength(2)
})

it('shows no more of the list of a year chosen before', async () => {
  const { page, give } = numbers()
  await give(0, { items: [10], next: 'c1' })
  page.run('onReachBottom')
  void page.run('turnTo', { year: 2024 })
  await give(2, { items: [7], next: 'c1' })
  await give(1, { items: [20], next: 'c2' })
  expect(page.data).toMatchObject({ rows: ['1. 7'], next: 'c1', isLoadingMore: false })
})

it('says why there is no more yet, keeps what is shown, and asks again', async () => {
  const { page, asked, give } = numbers()
  await give(0, { items: [10], next: 'c1' })
  page.run('onReachBottom')
  await give(1, new CallFailure('offline'))
  const rows = ['1. 10']
  expect(page.data).toMatchObject({
    state: 'ready',
    rows,
    moreFault: '网络不通，内容还在，请稍后重试。',
    isLoadingMore: false,
  })
  void page.run('more')
  expect(page.data).toMatchObject({ moreFault: '' })
  await give(2, { items: [20], next: null })
  expect(page.data).toMatchObject({ rows: [...rows, '2. 20'] })
  expect(asked.map(({ cursor }) => cursor)).toEqual([null, 'c1', 'c1'])
})

it('begins anew when it is read again, also where more was asked for meanwhile', async () => {
  const { page, give } = numbers()
  await give(0, { items: [10], next: 'c1' })
  page.run('onReachBottom')
  void page.run('load')
  await give(2, { items: [10], next: 'c1' })
  await give(1, { items: [20], next: null })
  expect(page.data).toMatchObject({ rows: ['1. 10'], next: 'c1', isLoadingMore: false })
})
