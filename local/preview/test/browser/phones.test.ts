import type { FrameLocator } from 'playwright-core'
import { styleOf } from '../../testing'
import { fixtureOnPhones, MEMBER, SECRETARY } from '../fixture'

describe('phones side by side', () => {
  const app = fixtureOnPhones()

  const openPhonePage = async (number: number): Promise<FrameLocator> => {
    const phone = app.phones.phone(number)
    await phone.getByText('去手机').click()
    await phone.getByRole('heading', { name: '手机' }).waitFor()
    return phone
  }

  it('speak to the cloud as whoever holds them', async () => {
    const [first, second] = [await openPhonePage(1), await openPhonePage(2)]
    await first.getByText('调用').click()
    await first.getByText(`"openid":"${SECRETARY.openid}"`).waitFor()
    await second.getByText('调用').click()
    await second.getByText(`"openid":"${MEMBER.openid}"`).waitFor()
    expect(app.world.received.filter(({ path }) => path === '/invoke/echo').map(({ body }) => body)).toEqual([
      '{"question":"在吗"}',
      '{"question":"在吗"}',
    ])
  })

  it('hand files of the cloud out at their own address, where a page may read them', async () => {
    const phone = await openPhonePage(1)
    await phone.getByText('调用').click()
    await phone.getByText(`"link":"${app.world.address}/__cloud/files/a.docx?sign=1"`).waitFor()
  })

  it('can be handed to somebody else, and to somebody nobody knows', async () => {
    const picker = app.phones.frame(1).getByLabel('手机 1 在谁手里')
    await picker.selectOption(MEMBER.openid)
    const known = await openPhonePage(1)
    await known.getByText('调用').click()
    await known.getByText(`"openid":"${MEMBER.openid}"`).waitFor()
    await picker.selectOption('newcomer')
    const stranger = await openPhonePage(1)
    await stranger.getByText('调用').click()
    await stranger.getByText(/"openid":"newcomer-[0-9a-f]{16}"/).waitFor()
  })

  it('keep what a page stores for themselves, over a reload', async () => {
    const [first, second] = [await openPhonePage(1), await openPhonePage(2)]
    await first.getByText('存一个').click()
    await first.getByText('存着：放好了').waitFor()
    await app.phones.page.reload()
    await openPhonePage(1)
    await first.getByText('存着：放好了').waitFor()
    await openPhonePage(2)
    expect(await second.locator('#kept').textContent()).toBe('存着：')
  })

  it('lose the network at a switch, and say so to their pages', async () => {
    const phone = await openPhonePage(1)
    const reached = app.world.received.length
    await app.phones.frame(1).getByRole('button', { name: '断网' }).click()
    await phone.getByText('none', { exact: true }).waitFor()
    await phone.getByText('调用').click()
    await phone.getByText(/^cloud\.callFunction:fail .*request:fail/).waitFor()
    expect(app.world.received).toHaveLength(reached)
    await app.phones.frame(1).getByRole('button', { name: '断网' }).click()
    await phone.getByText('wifi', { exact: true }).waitFor()
  })

  it('tell whoever holds them of a message, which opens the page that it names', async () => {
    const [first, second] = [app.phones.phone(1), app.phones.phone(2)]
    const data = { thing1: '支部党员大会', time2: '2025年3月4日 14:30', thing9: '模板里没有这一项' }
    const page = 'pages/phone/phone?from=message'
    app.world.messages.push({ id: 1, openid: MEMBER.openid, templateId: 'meeting', page, data })
    const banner = second.getByRole('button', { name: '服务通知：会议通知' })
    await banner.waitFor()
    // What a lock screen shows says nothing of what is in it.
    expect(await banner.innerText()).not.toContain('支部党员大会')
    await banner.click()
    const card = second.getByRole('dialog', { name: '服务通知' }).getByRole('button', { name: '会议通知' })
    const lines = (await card.locator('p').allInnerTexts()).map((line) => line.replace(/\s+/g, ' '))
    expect(lines).toEqual(['会议名称 支部党员大会', '开始时间 2025年3月4日 14:30'])
    await card.click()
    await second.getByRole('heading', { name: '手机' }).waitFor()
    expect(await second.getByRole('dialog', { name: '服务通知' }).count()).toBe(0)
    expect(await first.getByText('服务通知：会议通知').count()).toBe(0)
    await app.phones.frame(1).getByRole('button', { name: '通知' }).click()
    await first.getByText('还没有通知。').waitFor()
  })

  it('are told of no message without a network, and of it once there is one', async () => {
    const phone = app.phones.phone(2)
    const offline = app.phones.frame(2).getByRole('button', { name: '断网' })
    await offline.click()
    app.world.messages.push({ id: 2, openid: MEMBER.openid, templateId: 'other', page: '', data: { thing1: '一句话' } })
    await app.phones.page.waitForTimeout(2500)
    expect(await phone.getByText('服务通知：模板 other').count()).toBe(0)
    await offline.click()
    await phone.getByText('服务通知：模板 other').click()
    const card = phone.getByRole('dialog', { name: '服务通知' }).getByRole('button', { name: '模板 other' })
    await card.click()
    await phone.getByText('thing1').waitFor()
  })

  it("fail as WeChat does: with the cloud's own code, which a missing network has not", async () => {
    const phone = app.phones.phone(1).locator('body')
    const failure = (name: string) =>
      phone.evaluate((_, asked) => {
        const { wx } = globalThis as unknown as { wx: { cloud: { callFunction(options: object): Promise<unknown> } } }
        return wx.cloud.callFunction({ name: asked }).catch((failed: unknown) => failed)
      }, name)
    expect(await failure('absent')).toEqual({
      errCode: -501000,
      errMsg: 'cloud.callFunction:fail Error: errCode: -501000  | errMsg: FunctionName parameter could not be found.',
    })
    expect(await failure('late')).toEqual({
      errCode: -504003,
      errMsg: 'cloud.callFunction:fail Error: errCode: -504003  | errMsg: Invoking task timed out after 3 seconds',
    })
    await app.phones.frame(1).getByRole('button', { name: '断网' }).click()
    expect(await failure('echo')).toMatchObject({
      errCode: -1,
      errMsg: expect.stringContaining('request:fail') as string,
    })
  })

  it('turn dark at a switch, the one and not the other', async () => {
    const phone = await openPhonePage(1)
    await app.phones.frame(1).getByRole('button', { name: '深色' }).click()
    await phone.getByText('dark', { exact: true }).waitFor()
    expect(await styleOf(phone.locator('wx-page').last(), 'background-color')).toBe('rgb(17, 17, 17)')
    const other = app.phones.phone(2).locator('wx-page').last()
    expect(await styleOf(other, 'background-color')).toBe('rgb(246, 246, 246)')
  })

  it('give pages that ask for it the letters of the 关怀模式 at a switch, 1.4 times as large', async () => {
    const phone = app.phones.phone(1)
    const large = app.phones.frame(1).getByRole('button', { name: '大字' })
    await phone.getByText('去视图').click()
    const letters = phone.getByText(/^字号/)
    const sizes = async () => [await styleOf(letters, 'font-size'), await styleOf(phone.getByText('钉住'), 'font-size')]
    expect(await sizes()).toEqual(['17px', '17px'])
    await large.click()
    await phone.getByText('字号 1.4').waitFor()
    expect(await sizes()).toEqual(['23.8px', '23.8px'])
    await large.click()
    await phone.getByText('字号 1', { exact: true }).waitFor()
    expect(await sizes()).toEqual(['17px', '17px'])
  })

  it('leave a page without page-meta at 20 rem across, whatever is chosen', async () => {
    const phone = app.phones.phone(1)
    await app.phones.frame(1).getByRole('button', { name: '大字' }).click()
    expect(await styleOf(phone.locator('#double'), 'font-size')).toBe(`${390 / 20}px`)
  })

  it('ask before subscribing, and tell the cloud what was allowed', async () => {
    const phone = await openPhonePage(2)
    await phone.getByText('订阅').click()
    await phone.getByLabel('会议通知').uncheck()
    await phone.getByRole('button', { name: '允许' }).click()
    await phone.getByText('accept reject').waitFor()
    const asked = app.world.received.find(({ path }) => path === '/open-api/consent')
    expect(asked).toEqual({
      path: '/open-api/consent',
      openid: MEMBER.openid,
      body: '{"answers":{"dues":"accept","meeting":"reject"}}',
    })
  })

  it('ask no more about what somebody wants kept, and tell the settings of it', async () => {
    const phone = await openPhonePage(2)
    await phone.getByText('订阅').click()
    await phone.getByLabel('总是保持以上选择，不再询问').check()
    await phone.getByRole('button', { name: '拒绝' }).click()
    await phone.getByText('reject reject').waitFor()
    await phone.getByText('订阅').click()
    await phone.getByText('又问 reject reject').waitFor()
    await phone.getByText('设置 {"dues":"reject","meeting":"reject"}').waitFor()
  })

  it('ask about no template where messages are switched off altogether', async () => {
    const phone = await openPhonePage(2)
    await phone.getByRole('button', { name: '更多' }).click()
    await phone.getByRole('button', { name: '设置', exact: true }).click()
    await phone.getByLabel('接收通知').uncheck()
    await phone.getByRole('button', { name: '返回', exact: true }).last().click()
    await phone.getByText('订阅').click()
    await phone.getByText('requestSubscribeMessage:fail The main switch is switched off 20004').waitFor()
  })

  it('refuse what the guide to privacy does not declare', async () => {
    const phone = await openPhonePage(1)
    await phone.getByText('复制').click()
    await phone.getByText('112 setClipboardData:fail api scope is not declared in the privacy agreement').waitFor()
  })

  it('ask once before a picture goes to the album; a no stands until the settings change it', async () => {
    const phone = await openPhonePage(1)
    const denied = 'saveImageToPhotosAlbum:fail auth deny'
    await phone.getByText('存相册').click()
    await phone.getByRole('button', { name: '拒绝' }).click()
    await phone.getByText(denied).waitFor()
    await phone.getByText('存相册').click()
    await phone.getByText(`${denied} ${denied}`).waitFor()
    await phone.getByText('去设置').click()
    await phone.getByLabel('添加到相册').check()
    await phone.getByRole('button', { name: '返回', exact: true }).last().click()
    await phone.getByText('{"scope.writePhotosAlbum":true}').waitFor()
  })

  it('read the code that another phone is really showing', async () => {
    const scanning = await openPhonePage(1)
    await scanning.getByText('扫码').click()
    await scanning.getByText('别的手机上现在没有码').waitFor()
    await app.phones.phone(2).getByText('去组件').click()
    await scanning.getByRole('button', { name: `扫${MEMBER.name}手机上的码` }).click()
    await scanning.getByText('meeting:42:abcdef').waitFor()
  })

  it('take a code that is pasted', async () => {
    const phone = await openPhonePage(1)
    await phone.getByText('扫码').click()
    await phone.getByLabel('码的内容').fill('抄来的码')
    await phone.getByRole('button', { name: '识别' }).click()
    await phone.getByText('抄来的码').waitFor()
  })

  it('answer a scan that is given up with a failure', async () => {
    const phone = await openPhonePage(1)
    await phone.getByText('扫码').click()
    await phone.getByRole('button', { name: '关闭' }).click()
    await phone.getByText('scanCode:fail cancel').waitFor()
  })

  it('pass a shared page to another phone', async () => {
    const phone = await openPhonePage(1)
    await phone.getByRole('button', { name: '转发' }).click()
    await phone.getByRole('button', { name: `${MEMBER.name}（手机 2）` }).click()
    await app.phones.phone(2).getByText('{"id":"9"}').waitFor()
  })

  it('send a card into the group, where any phone opens it', async () => {
    const phone = await openPhonePage(1)
    await phone.getByRole('button', { name: '转发' }).click()
    await phone.getByRole('button', { name: '微信群' }).click()
    await phone.getByText('已发送').waitFor()
    const openGroup = (number: number) => app.phones.frame(number).getByRole('button', { name: '群聊' }).click()
    await openGroup(2)
    const chat = app.phones.phone(2).getByRole('dialog', { name: '微信群' })
    // A page that gives no picture has its screen cut, as in WeChat.
    await chat.getByText('发的人屏幕上的截图').waitFor()
    await chat.getByRole('button', { name: '看看详情' }).click()
    await app.phones.phone(2).getByText('{"id":"9"}').waitFor()
  })

  it('show dialogs, sheets and toasts, and name a function that is missing', async () => {
    const phone = await openPhonePage(1)
    await phone.getByText('弹窗', { exact: true }).click()
    await phone.getByRole('button', { name: '确定' }).click()
    await phone.getByText('弹窗 true').waitFor()
    await phone.getByRole('button', { name: '菜单' }).click()
    await phone.getByRole('button', { name: '乙' }).click()
    await phone.getByText('菜单 1').waitFor()
    await phone.getByText('轻提示').click()
    await phone.getByText('提交成功').waitFor()
    await phone.getByText('没有的接口').click()
    await phone.getByRole('alert').getByText('wx.startBeacon').waitFor()
  })

  it('complain of a failure that nobody takes care of, be it that a person closed a sheet', async () => {
    const phone = await openPhonePage(1)
    await phone.getByText('不管结果').click()
    await phone.getByRole('button', { name: '取消' }).click()
    await phone.getByRole('alert').getByText('showActionSheet:fail cancel').waitFor()
    expect(app.phones.complaints).toEqual([expect.stringContaining('showActionSheet:fail cancel')])
  })

  it('agree to the privacy guide by a tap before something private is read', async () => {
    const phone = app.phones.phone(1)
    await phone.getByText('去视图').click()
    await phone.getByText('读剪贴板').click()
    await phone.getByRole('button', { name: '同意' }).click()
    await phone.getByText('读到了').waitFor()
  })

  it('can be more than two', async () => {
    await app.phones.page.getByRole('button', { name: '再加一部手机' }).click()
    await app.phones.phone(3).getByText('引入的头').waitFor()
  })
})
