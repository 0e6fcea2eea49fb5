/** The Party office of a bureau, from nothing: two branches with rosters and secretaries, and both read side by side. */
import { onPhones } from '@shushi/preview/testing'
import type { FrameLocator } from 'playwright-core'
import { startEmptyScene } from '../empty-scene'

const BRANCHES = [
  { name: '第一党支部', people: ['陈立冬', '周小满', '吴清和', '郑仲秋'], secretary: '陈立冬' },
  { name: '第二党支部', people: ['王建国', '李永红', '刘学军'], secretary: '李永红' },
] as const

const rosterOf = (people: readonly string[]) =>
  [
    '姓名,性别,出生年份,党员类别,进入支部日期',
    ...people.map((name, at) => `${name},男,${1970 + at},正式党员,2018-01-01`),
  ].join('\r\n')

describe('the Party office', () => {
  const empty = onPhones(startEmptyScene)
  afterEach(() => expect(empty.phones.complaints).toEqual([]))

  it('sets up two branches and reads their table', async () => {
    const { page, phone } = empty.phones
    const { setupCode } = empty.world
    const office = phone(1)
    const button = (name: string, screen: FrameLocator = office) => screen.getByRole('button', { name, exact: true })
    const step = (title: string) => office.getByText(title, { exact: true }).last()
    const back = () => button('返回').last().click()
    const chooseYear = async (label: string, year: number) => {
      await office
        .getByRole('button', { name: new RegExp(`^${label}，`) })
        .last()
        .click()
      await office.getByRole('option', { name: `${year}年`, exact: true }).click()
      await button('确定').click()
    }

    await office.getByText('第一次使用？用启用码建立组织').click()
    await office.getByRole('radio', { name: '单位和它的几个党支部' }).click()
    await office.getByLabel('启用码').fill(setupCode)
    await office.getByLabel('单位名称').fill('某区服务局')
    await chooseYear('成立日期', 2015)
    await office.getByLabel('本人姓名').fill('何家宁')
    await office.getByRole('radio', { name: '男', exact: true }).click()
    await office.getByLabel('出生年份').fill('1980')
    await button('建立').click()
    await office.getByText('还有 1 步').waitFor()

    for (const { name, people, secretary } of BRANCHES) {
      await step('建立党支部').click()
      await office.getByLabel('名称', { exact: true }).fill(name)
      await chooseYear('成立日期', 2016)
      await button('建立').click()
      await step('党员名册').click()
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button('从聊天中选择').click()])
      await chooser.setFiles({ name: '名单.csv', mimeType: 'text/csv', buffer: Buffer.from(rosterOf(people)) })
      await button('全部导入').click()
      await button('好').click()
      await office.getByText(`在册 ${people.length} 人`, { exact: true }).waitFor()
      await step('支部委员会').click()
      await office.getByText('书记：空缺', { exact: true }).waitFor()
      await office.getByText('任命', { exact: true }).first().click()
      await office
        .getByRole('button', { name: /^同志，/ })
        .last()
        .click()
      await button(secretary).click()
      await button('任职').click()
      await office.getByText('还没有绑定微信').waitFor()
      await button('取消').last().click()
      await office.getByText(`书记：${secretary}`).waitFor()
      await back()
      await back()
      await office.getByText('编入党支部').waitFor()
    }

    await back()
    await step('各支部一览').click()
    for (const { name, people, secretary } of BRANCHES) {
      const row = await office.getByRole('button', { name: new RegExp(`^${name}`) }).innerText()
      expect(row).toContain(`${people.length} 人`)
      expect(row).toContain(secretary)
    }
    const names = await office.getByText(/^第.党支部$/).allInnerTexts()
    expect(names).toEqual(['第一党支部', '第二党支部'])
    await office.getByRole('button', { name: /^第二党支部/ }).click()
    const visible = (text: string) => office.getByText(text, { exact: true }).locator('visible=true').first().waitFor()
    await visible('党员名册')
    await visible('第二党支部')
    // What was chosen is chosen the next time too.
    await empty.phones.goHome(1)
    await office.getByText('支部工作台').locator('visible=true').click()
    await visible('第二党支部')
  })
})
