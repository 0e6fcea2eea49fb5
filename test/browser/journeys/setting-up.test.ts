/**
 * From nothing to a branch that has met, as its secretary does it on the phone: the set-up code, a roster of 45, a cell, the
 * amounts of dues, an invitation, the first meeting. Taps are counted; what is typed and how far a wheel is turned is not.
 */
import { onPhones } from '@shushi/preview/testing'
import type { FrameLocator, Locator } from 'playwright-core'
import { beijingDate, instantFromMillis } from '#domain/time/instant'
import { chooseAllDay, chooseDay } from '../choose-day'
import { startEmptyScene } from '../empty-scene'

/** As many as the issue of a branch of 45 allows. */
const MOST_TAPS = 40
const OTHERS = Array.from({ length: 44 }, (_, at) => `同志${'甲乙丙丁'[at % 4] ?? ''}${at + 1}`)
const SECRETARY = '沈柏川'
const [FIRST = ''] = OTHERS
const HEADINGS = '姓名,性别,出生年份,党员类别,进入支部日期'
const LIST = [HEADINGS, `${SECRETARY},男,1975,正式党员,2018-01-01`]
  .concat(OTHERS.map((name, at) => `${name},${at % 2 ? '男' : '女'},${1960 + at},正式党员,2018-01-01`))
  .join('\r\n')
const AMOUNTS = ['姓名\t每月金额', ...[SECRETARY, ...OTHERS].map((name, at) => `${name}\t${20 + at}`)].join('\n')

/** A day on the wheels, which begin with today: the year alone is turned. */
async function chooseYear(screen: FrameLocator, label: string, year: number, tap: (what: Locator) => Promise<void>) {
  await tap(screen.getByRole('button', { name: new RegExp(`^${label}，`) }).last())
  await screen.getByRole('option', { name: `${year}年`, exact: true }).click()
  await tap(screen.getByRole('button', { name: '确定' }))
}

describe('an empty installation', () => {
  const empty = onPhones(startEmptyScene)
  afterEach(() => expect(empty.phones.complaints).toEqual([]))

  it('becomes a branch of 45 that has met, in at most 40 taps of its secretary', async () => {
    const { page, phone } = empty.phones
    const { setupCode, as } = empty.world
    const [secretary, member] = [phone(1), phone(2)]
    const began = Date.now()
    let taps = 0
    const tap = async (what: Locator) => {
      taps++
      await what.click()
    }
    const button = (name: string) => secretary.getByRole('button', { name, exact: true })
    const step = (title: string) => secretary.getByText(title, { exact: true })
    const back = () => tap(button('返回').last())

    await tap(secretary.getByText('第一次使用？用启用码建立组织'))
    await secretary.getByLabel('启用码').fill(setupCode)
    await secretary.getByLabel('党支部名称').fill('第一党支部')
    await chooseYear(secretary, '党支部成立日期', 2015, tap)
    await secretary.getByLabel('所在单位').fill('某区服务局')
    await secretary.getByLabel('本人姓名').fill(SECRETARY)
    await tap(secretary.getByRole('radio', { name: '男', exact: true }))
    await secretary.getByLabel('出生年份').fill('1975')
    await chooseYear(secretary, '进入支部日期', 2018, tap)
    await tap(secretary.getByRole('radio', { name: '书记', exact: true }))
    await tap(button('建立'))
    await secretary.getByText('还有 5 步').waitFor()

    await tap(step('党员名册'))
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), tap(button('从聊天中选择'))])
    await chooser.setFiles({ name: '名单.csv', mimeType: 'text/csv', buffer: Buffer.from(LIST) })
    await secretary.getByText('新列入 44 人，有变动 0 人，不变 1 人').waitFor()
    await tap(button('全部导入'))
    await tap(button('好'))
    await secretary.getByText('在册 45 人', { exact: true }).waitFor()

    await tap(step('党小组'))
    await tap(button('成立党小组'))
    await secretary.getByLabel('名称').fill('第一党小组')
    await tap(button('成立'))
    await secretary.getByText('第一党小组').waitFor()
    await back()

    await tap(step('今年的党费标准'))
    await tap(secretary.getByText('粘贴表格'))
    await secretary.getByRole('textbox').first().fill(AMOUNTS)
    await tap(button('填入 45 人'))
    await tap(button('核定 45 人'))
    await secretary.getByText('都已核定').waitFor()

    await tap(step('邀请同志加入'))
    await tap(button('邀请同志'))
    await secretary.getByLabel('按姓名找').fill(FIRST)
    await tap(button(FIRST))
    await secretary.getByText('只能用一次').waitFor()
    await member.getByRole('button', { name: '加入支部' }).click()
    await member.getByRole('button', { name: '扫邀请二维码' }).click()
    await member.getByRole('button', { name: '扫第一部手机手机上的码' }).click()
    await member.getByRole('button', { name: '是我，加入' }).click()
    await member.getByRole('button', { name: '开始使用' }).click()
    await back()
    await back()

    await tap(step('第一次会议'))
    await secretary.getByText('45 人', { exact: true }).waitFor()
    const today = beijingDate(instantFromMillis(Date.now()))
    taps += 2 * 3 // Three wheels are opened and closed.
    await chooseDay(secretary, today)
    await chooseAllDay(secretary)
    await secretary.getByLabel('地点').fill('二楼党员活动室')
    await tap(button('召集会议'))
    await tap(button('主持会议'))
    await secretary.getByText('扫码或输入这').waitFor()
    await member.getByText('扫码签到', { exact: true }).click()
    await member.getByRole('button', { name: '扫第一部手机手机上的码' }).click()
    await member.getByText('知道了').click()
    await secretary.getByLabel('已到 1').waitFor()
    await tap(secretary.getByRole('tab', { name: '名单' }))
    await tap(secretary.getByRole('button', { name: '其余 44 人都到会' }))
    await tap(button('都到会'))
    await secretary.getByLabel('已到 45').waitFor()
    await tap(button('写记录，结束会议'))
    await secretary.getByLabel('会议记录').fill('选举产生了支部委员会，安排了今后的组织生活。')
    await tap(button('结束会议'))
    await tap(button('结束'))
    await secretary.getByText('更正记录', { exact: true }).waitFor()
    console.info(`${taps} taps, ${Math.round((Date.now() - began) / 1000)} s`)
    expect(taps).toBeLessThanOrEqual(MOST_TAPS)

    const me = await as(1).call('me.get', {})
    const branchId = me.bound ? (me.branch?.branchId ?? '') : ''
    const left = await as(1).call('setup.left', { branchId })
    expect(left).toMatchObject({ left: [], onRoll: 45, bound: 2, cells: 1, dues: { due: 45, fixed: 45 }, meetings: 1 })
  })
})

describe('an empty installation, with what goes wrong', () => {
  const empty = onPhones(startEmptyScene)
  afterEach(() => expect(empty.phones.complaints).toEqual([]))

  it('keeps what was typed, says what is wrong, and lets one of two phones win', async () => {
    const { phone } = empty.phones
    const { setupCode, as } = empty.world
    const fill = async (screen: FrameLocator, code: string) => {
      await screen.getByText('第一次使用？用启用码建立组织').click()
      await screen.getByRole('radio', { name: '单位和它的几个党支部' }).click()
      await screen.getByLabel('启用码').fill(code)
      await screen.getByLabel('单位名称').fill('某区服务局')
      await chooseYear(screen, '成立日期', 2015, (what) => what.click())
      await screen.getByLabel('本人姓名').fill(SECRETARY)
    }
    const rest = async (screen: FrameLocator) => {
      await screen.getByRole('radio', { name: '男', exact: true }).click()
      await screen.getByLabel('出生年份').fill('1975')
    }
    const begin = (screen: FrameLocator) => screen.getByRole('button', { name: '建立', exact: true }).click()
    const [first, second] = [phone(1), phone(2)]
    await fill(first, 'not-the-code')
    await first.getByRole('button', { name: '返回', exact: true }).last().click()
    await first.getByText('第一次使用？用启用码建立组织').click()
    await expect(first.getByLabel('单位名称').inputValue()).resolves.toBe('某区服务局')
    await rest(first)
    await begin(first)
    await first.getByText('启用码不对').first().waitFor()
    expect(await as(1).call('me.get', {})).toEqual({ bound: false })

    await first.getByLabel('启用码').fill(setupCode)
    await fill(second, setupCode)
    await rest(second)
    await Promise.all([begin(first), begin(second)])
    const isBegun = (screen: FrameLocator) => screen.getByText('还有 1 步').waitFor()
    const [won, lost] = await Promise.any([
      isBegun(first).then(() => [first, second] as const),
      isBegun(second).then(() => [second, first] as const),
    ])
    await lost.getByText('要一个邀请码，用它加入').waitFor()
    const bound = await Promise.all([as(1).call('me.get', {}), as(2).call('me.get', {})])
    expect(bound.filter((me) => me.bound)).toHaveLength(1)

    await won.getByText('建立党支部', { exact: true }).click()
    await won.getByLabel('名称', { exact: true }).fill('第一党支部')
    await chooseYear(won, '成立日期', 2016, (what) => what.click())
    await begin(won)
    await won.getByText('还有 5 步').last().waitFor()
    await won.getByText('支部委员会', { exact: true }).click()
    await won.getByText('书记：空缺', { exact: true }).waitFor()
    for (const page of ['支部', '单位']) {
      await won.getByRole('button', { name: '返回', exact: true }).last().click()
      await won.getByText(page === '支部' ? '还有 5 步' : '编入党支部').waitFor()
    }
  })
})
