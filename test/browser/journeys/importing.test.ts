import { branchOnPhones } from '../on-phones'

const LIST = ['姓名,性别,出生年份,党员类别', '程望舒,女,1994,正式党员', '陆怀川,男,1990,入党积极分子'].join('\r\n')
const FAULTY = ['姓名,性别,出生年份,党员类别', '程望舒,女,一九九四,正式党员'].join('\r\n')

describe('a list of members', () => {
  const branch = branchOnPhones()

  it('is chosen from a chat, put right where it says, and taken into the register', async () => {
    const { page, phone, goHome } = branch.phones
    const { people, branchId, today, as } = branch.world
    const secretary = phone(1)
    const choose = async (button: string, name: string, text: string) => {
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        secretary.getByRole('button', { name: button }).click(),
      ])
      await chooser.setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
    }
    await goHome(1)
    await secretary.getByText('支部工作台').click()
    await secretary.getByText('党员名册', { exact: true }).click()
    await secretary.getByRole('button', { name: '导入名单' }).click()
    await choose('从聊天中选择', '有误的名单.csv', FAULTY)
    await secretary.getByText('第 2 行 · 程望舒 · 出生年份').waitFor()

    await choose('另选文件', '名单.csv', LIST)
    await secretary.getByText('新列入 2 人，有变动 0 人，不变 0 人').waitFor()
    await secretary.getByRole('button', { name: '全部导入' }).click()
    await secretary.getByText('新列入 2 人，变动 0 人。').waitFor()
    await secretary.getByRole('button', { name: '好', exact: true }).click()
    await secretary.getByText('程望舒').waitFor()

    const { members } = await as(people.secretary.openId).call('register.list', { branchId, on: today })
    expect(members.filter(({ name }) => ['程望舒', '陆怀川'].includes(name))).toHaveLength(2)
  })
})
