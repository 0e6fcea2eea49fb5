import { fixtureOnPhones } from '../fixture'

/** The pages of which the script has run, as the fixture's pages note it themselves. */
function scriptsRun(app: ReturnType<typeof fixtureOnPhones>): Promise<unknown> {
  return app.phones
    .phone(1)
    .locator('body')
    .evaluate(() => (globalThis as unknown as { getApp(): { globalData: object } }).getApp().globalData)
}

describe('the script of a page', () => {
  const app = fixtureOnPhones()

  it('has run before the first page is shown', async () => {
    expect(await scriptsRun(app)).toMatchObject({ scripts: ['detail'] })
  })
})

describe('the script of a page with lazyCodeLoading', () => {
  const app = fixtureOnPhones({ lazyCodeLoading: 'requiredComponents' })

  it('runs when the page is first opened, and once', async () => {
    expect(await scriptsRun(app)).toMatchObject({ scripts: [] })
    const phone = app.phones.phone(1)
    for (const _ of [1, 2]) {
      await phone.getByText('去详情').click()
      await phone.getByRole('heading', { name: '详情' }).waitFor()
      await phone.getByRole('button', { name: '返回' }).click()
      await phone.getByRole('heading', { name: '首页' }).waitFor()
    }
    expect(await scriptsRun(app)).toMatchObject({ scripts: ['detail'] })
    expect(app.phones.complaints).toEqual([])
  })
})
