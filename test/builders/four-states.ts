/** The tests every page has: that it says when it is reading, that it failed, that there is nothing; and shows the rest. */
import type { ProcedureName } from '#contract'
import { load, NEVER, OFFLINE, type Answers } from './simulate'

export interface PageCase {
  readonly page: string
  readonly query?: Readonly<Record<string, string>>
  /** What the page cannot do without. */
  readonly reads: ProcedureName
  /** What stands there when it is ready. */
  readonly says: string
  /** Left out for a form: it always has something to fill in. */
  readonly empty?: { readonly answers: Answers; readonly says: string }
}

/** `answers`: of every procedure the pages read, as things usually are; `now`: the instant it all is seen at. */
export function describeStates(cases: readonly PageCase[], answers: Answers, now: string): void {
  const show = ({ page, query = {} }: PageCase, other: Answers) =>
    load(page, { query, answers: { ...answers, ...other }, now })

  afterEach(() => jest.useRealTimers())

  describe.each(cases.map((each) => [each.page.split('/').at(-1), each] as const))('%s', (_, each) => {
    const { reads, says, empty } = each

    it('says that it is reading', async () => {
      const page = await show(each, { [reads]: NEVER })
      expect(page.data).toMatchObject({ state: 'loading' })
      expect(page.text()).not.toContain(says)
    })

    it('says when the network is down, and shows everything once it is back', async () => {
      const page = await show(each, { [reads]: OFFLINE })
      expect(page.text()).toContain('网络不通')
      page.answer({ [reads]: answers[reads] })
      await page.tap('重试')
      expect(page.text()).toContain(says)
    })

    if (empty)
      it('says what can be done while there is nothing', async () => {
        const page = await show(each, empty.answers)
        expect(page.data).toMatchObject({ state: 'empty' })
        expect(page.text()).toContain(empty.says)
      })
  })
}
