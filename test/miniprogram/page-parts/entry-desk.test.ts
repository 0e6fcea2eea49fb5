import { civilDate } from '#domain/time/civil-date'
import type { DeskCard } from '../../../miniprogram/components/entry-cards/entry-card'
import { entryDesk, filterOf, type DeskFilter } from '../../../miniprogram/page-parts/entry-desk'
import type { Portion } from '../../../miniprogram/page-parts/list-page'
import { awaited, bare, settled, type Awaited, type BarePage } from '../../builders/bare-page'
import { refused } from '../../builders/wx-stub'

const NO_CARD: DeskCard = {
  entryId: '',
  head: '',
  line: '',
  note: '',
  tag: '',
  tone: '',
  mayConfirm: false,
  mayCorrect: false,
  mayDispute: false,
  mayWithdraw: false,
  extra: '',
  book: 'shifts',
  doubt: '',
  mark: '',
  said: '',
}

describe('a desk on 20 May 2025', () => {
  it.each([
    ['quarter', '2025-04-01', '2025-06-30'],
    ['year', '2025-01-01', '2025-12-31'],
    ['last-year', '2024-01-01', '2024-12-31'],
  ] as const)('shows the %s from %s to %s', (shown, from, to) => {
    expect(filterOf(shown, civilDate('2025-05-20'))).toEqual({ from, to })
  })

  it('shows what waits whenever it happened', () => {
    expect(filterOf('waiting', civilDate('2025-05-20'))).toEqual({ states: ['proposed', 'disputed'] })
  })
})

describe('the period of a desk', () => {
  const SHIFT = (project: string) => ({ project })
  /** A desk whose answers come when the test gives them. */
  const desk = () => {
    const answers: Awaited<Portion<{ readonly project: string }>>[] = []
    const asked: DeskFilter[] = []
    const page = bare(
      () =>
        entryDesk('packages/service/desk/desk', {
          book: 'shifts',
          adding: 'keep-records',
          addLabel: '登记一次服务',
          ask: (_, filter) => {
            const answer = awaited<Portion<{ readonly project: string }>>()
            answers.push(answer)
            asked.push(filter)
            return answer.promise
          },
          card: ({ project }) => ({ ...NO_CARD, entryId: project }),
          openNew: async () => undefined,
          openCorrection: async () => undefined,
        }),
      { answers: { 'me.get': { bound: false }, 'branch.get': refused('not-permitted') } },
    )
    page.open({ branchId: 'branch-1' })
    return { page, answers, asked }
  }
  const rows = ({ data }: BarePage) =>
    (data['rows'] as readonly { readonly entryId: string }[]).map((row) => row.entryId)

  it('is the one chosen last, whichever answer comes last', async () => {
    const { page, answers, asked } = desk()
    page.run('choose', { detail: { key: 'waiting' } })
    answers[1]?.give({ items: [SHIFT('等确认的')], next: null })
    await settled()
    expect(rows(page)).toEqual(['等确认的'])
    answers[0]?.give({ items: [SHIFT('今年的')], next: 'c1' })
    await settled()
    expect(rows(page)).toEqual(['等确认的'])
    expect(page.data).toMatchObject({ shown: 'waiting', state: 'ready', next: null })
    expect(asked[1]).toEqual({ states: ['proposed', 'disputed'] })
  })

  it('says that nothing waits, or that there is nothing of the period', async () => {
    const { page, answers } = desk()
    answers[0]?.give({ items: [], next: null })
    await settled()
    expect(page.data).toMatchObject({ state: 'empty', message: '这段时间没有记录。' })
    page.run('choose', { detail: { key: 'waiting' } })
    answers[1]?.give({ items: [], next: null })
    await settled()
    expect(page.data).toMatchObject({ state: 'empty', message: '没有待确认的记录。' })
  })
})
