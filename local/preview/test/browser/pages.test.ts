import { animationsEnd, drag, styleOf } from '../../testing'
import { fixtureOnPhones } from '../fixture'

describe('pages of a mini-program in the preview', () => {
  const app = fixtureOnPhones()

  it('show what templates, includes, wxs and slots make', async () => {
    const phone = app.phones.phone(1)
    await phone.getByText('模板', { exact: true }).waitFor()
    expect(await phone.locator('#double').textContent()).toBe('6')
    expect(await phone.getByText('便条').textContent()).toBe('便条 3：夹在中间')
    expect(app.phones.complaints).toEqual([])
  })

  it('keep the styles of a component and of a page apart', async () => {
    const phone = app.phones.phone(1)
    expect(await styleOf(phone.getByText('便条'), 'color')).toBe('rgb(0, 128, 0)')
    expect(await styleOf(phone.getByText('0-甲'), 'color')).toBe('rgb(10, 20, 30)')
    expect(await styleOf(phone.getByText('引入的头'), 'font-weight')).toBe('600')
  })

  it('set data by path and read data-* from the event', async () => {
    const phone = app.phones.phone(1)
    await phone.getByText('0-甲').click()
    await phone.getByText('按住 a').waitFor()
    await phone.getByText('1-改过').waitFor()
  })

  it('stop an event at catch:tap', async () => {
    const phone = app.phones.phone(1)
    await phone.locator('#inner').click()
    await phone.getByText('按住 里面').waitFor()
  })

  it('tell a long press from a tap, and light what is pressed', async () => {
    const phone = app.phones.phone(1)
    const pressed = phone.locator('#pressed')
    await pressed.hover()
    await app.phones.page.mouse.down()
    await phone.getByText('按住 长按').waitFor()
    expect(await styleOf(pressed, 'background-color')).toBe('rgb(200, 0, 0)')
    await app.phones.page.mouse.up()
    await pressed.click()
    await phone.getByText('按住 点').waitFor()
  })

  it('hear the events of their components', async () => {
    const phone = app.phones.phone(1)
    await phone.getByText('便条').click()
    await phone.getByText('便条 5').waitFor()
    expect(await phone.locator('#double').textContent()).toBe('10')
  })

  it('play an exported animation', async () => {
    const phone = app.phones.phone(1)
    await phone.getByText('动画').click()
    const moved = phone.locator('#moved')
    await animationsEnd(moved)
    expect(await styleOf(moved, 'transform')).toBe('matrix(1, 0, 0, 1, 40, 0)')
  })

  it('measure elements in px of a screen 750 rpx wide', async () => {
    const phone = app.phones.phone(1)
    await phone.getByText('测量').scrollIntoViewIfNeeded()
    await phone.getByText('测量').click()
    // 80 rpx on 390 px are 41.6 px; there are two of them.
    await phone.getByText(/^42 2 \d+$/).waitFor()
  })

  it('open with their query, talk to their opener, and go back', async () => {
    const phone = app.phones.phone(1)
    await phone.getByText('去详情').click()
    await phone.getByRole('heading', { name: '详情' }).waitFor()
    expect(JSON.parse((await phone.locator('#query').textContent()) ?? '')).toEqual({ id: '7', name: '%E7%94%B2' })
    expect(await phone.locator('#greeting').textContent()).toBe('来自首页')
    await phone.getByText('回话').click()
    await phone.getByText('按住 详情说好').waitFor()
    await phone.getByRole('heading', { name: '首页' }).waitFor()
  })

  it('refresh when pulled down, and tell when the bottom is reached', async () => {
    const phone = app.phones.phone(1)
    await phone.getByText('去详情').click()
    await drag(app.phones.page, phone.locator('#query'), { y: 200 })
    await phone.getByText('刷新 1 到底 0 滚动 false').waitFor()
    await phone.getByText('第 39 行').scrollIntoViewIfNeeded()
    await phone.getByText('刷新 1 到底 1 滚动 true').waitFor()
  })

  it('stay as they were while another tab is shown', async () => {
    const phone = app.phones.phone(1)
    await phone.getByText('0-甲').click()
    await phone.getByRole('tab', { name: '表单' }).click()
    await phone.getByRole('heading', { name: '表单' }).waitFor()
    await phone.getByRole('tab', { name: '首页' }).click()
    await phone.getByText('按住 a').waitFor()
  })

  it('say in the phone what went wrong, with file and line', async () => {
    const phone = app.phones.phone(1)
    await phone.getByText('出错').click()
    const panel = phone.getByRole('alert')
    await panel.getByText(/^pages\/home\/home\.ts:\d+$/).waitFor()
    expect(await panel.textContent()).toContain('故意的错误')
  })

  it.each([
    ['出错', 'App.onError 故意的错误'],
    ['失约', 'App.onUnhandledRejection 没人接住'],
  ])('tell the app what nobody took care of: %s', async (button, told) => {
    const phone = app.phones.phone(1)
    await phone.getByText(button, { exact: true }).click()
    await phone.getByText(told, { exact: true }).waitFor()
    await phone.getByRole('alert').waitFor()
  })

  it('tell assistive technology what is chosen and what is not, as words', async () => {
    const phone = app.phones.phone(1)
    await phone.getByRole('checkbox', { name: '三', checked: true }).waitFor()
    await phone.getByText('便条').click()
    await phone.getByRole('checkbox', { name: '三', checked: false }).waitFor()
    expect(await phone.locator('#checked').getAttribute('aria-checked')).toBe('false')
  })

  it('draw a page with its own navigation under the status bar, and measure vh without the bars', async () => {
    const phone = app.phones.phone(1)
    await phone.getByText('去视图').click()
    await phone.getByText('自定义导航').waitFor()
    expect(await phone.locator('#navigation-bar h1').count()).toBe(0)
    expect(await styleOf(phone.locator('#full'), 'height')).toBe('422px')
  })
})
