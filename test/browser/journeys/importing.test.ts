import { unzipSync, zipSync } from 'fflate'
import { workbook } from '../../cloudfunctions/documents/xlsx-builder'
import { chooseTime } from '../choose-day'
import { branchOnPhones } from '../on-phones'

const LIST = ['姓名,性别,出生年份,党员类别', '程望舒,女,1994,正式党员', '陆怀川,男,1990,入党积极分子'].join('\r\n')

/** A sheet of texts; `#N/A` is a formula that failed. */
function dataOf(rows: readonly (readonly string[])[]): string {
  const cell = (text: string, address: string) =>
    text.startsWith('#')
      ? `<c r="${address}" t="e"><v>${text}</v></c>`
      : `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`
  const line = (texts: readonly string[], row: number) =>
    texts.map((text, at) => (text === '' ? '' : cell(text, `${'ABCDEFGH'[at]}${row}`))).join('')
  return rows.map((texts, at) => `<row r="${at + 1}">${line(texts, at + 1)}</row>`).join('')
}

/** By a program that parts folders by a backslash. */
function withBackslashes(file: Uint8Array): Buffer {
  const parts = Object.entries(unzipSync(file)).map(([name, part]) => [name.replaceAll('/', '\\'), part] as const)
  return Buffer.from(zipSync(Object.fromEntries(parts)))
}

describe('a list of members', () => {
  const branch = branchOnPhones()
  const chooserOf = (phone: number) => async (button: string, name: string, buffer: Buffer) => {
    const { page } = branch.phones
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      branch.phones.phone(phone).getByRole('button', { name: button }).click(),
    ])
    await chooser.setFiles({ name, mimeType: 'application/octet-stream', buffer })
  }
  const openImport = async () => {
    const { phone, goHome } = branch.phones
    await goHome(1)
    await phone(1).getByText('支部工作台').click()
    await phone(1).getByText('党员名册', { exact: true }).click()
    await phone(1).getByRole('button', { name: '导入名单' }).click()
    return phone(1)
  }

  it('is chosen from a chat and taken into the register', async () => {
    const { people, branchId, today, as } = branch.world
    const secretary = await openImport()
    await chooserOf(1)('从聊天中选择', '名单.csv', Buffer.from(LIST))
    await secretary.getByText('新列入 2 人，有变动 0 人，不变 0 人').waitFor()
    await secretary.getByRole('button', { name: '全部导入' }).click()
    await secretary.getByText('新列入 2 人，变动 0 人。').waitFor()
    await secretary.getByRole('button', { name: '好', exact: true }).click()
    await secretary.getByText('程望舒').waitFor()

    const { members } = await as(people.secretary.openId).call('register.list', { branchId, on: today })
    expect(members.filter(({ name }) => ['程望舒', '陆怀川'].includes(name))).toHaveLength(2)
  })

  it('with the faults that lists have is taken by what is decided of its rows', async () => {
    const { people, branchId, today, as } = branch.world
    const { members: before } = await as(people.secretary.openId).call('register.list', { branchId, on: today })
    const [known] = before.filter(({ name }) => /^\p{sc=Han}{2,3}$/u.test(name))
    if (!known) throw new Error('Nobody is on the roll')
    const padded = [...known.name].join(' ')
    const rows = [
      ['某支部党员名册'],
      ['序号', '姓 名', '性别', '出生', '', '入党', '转正时间', '学历'],
      ['', '', '', '年', '月', '时间', '', ''],
      ['1', padded, known.sex === 'male' ? '男' : '女', String(known.birthYear), '5', '', '2001.07', '—'],
      ['2', '古丽•买买提', '女', '1991', '3', '2019.07', '2020.07.01', '本科'],
      ['3', '江白露', '女', '1985', '9', '1998年7月', '1999.07', '#N/A'],
      ['4', '顾长风', '男', '1979', '1', '2010.07.01', '/', '无'],
      ['5', '贺兰', '', '1988', '2', '', '2012.07.01', ''],
      ['合计', '5 人'],
      ['备注：名单以组织部门为准'],
    ]
    const sheets = [
      { name: '去年', data: dataOf([['姓名', '性别', '出生年份', '党员类别']]), state: 'hidden' as const },
      { name: '说明', data: dataOf([['姓名', '性别', '出生年份', '党员类别']]) },
      { name: '名册', data: dataOf(rows), merged: ['A1:H1', 'D2:E2', 'A10:H10'] },
    ]
    const secretary = await openImport()
    await chooserOf(1)('从聊天中选择', '名册.xlsx', withBackslashes(workbook({ sheets })))
    await chooseTime(secretary, '读的是哪一张工作表', '名册')
    await secretary.getByText('还有 3 行要您看一下').waitFor()
    await secretary.getByText('第 9 行“合计”').waitFor()

    await secretary.getByRole('button', { name: '改学历' }).click()
    await secretary.getByRole('textbox').last().fill('大学本科')
    await secretary.getByRole('button', { name: '确定' }).click()
    await secretary.getByText('还有 2 行要您看一下').waitFor()
    await secretary.getByRole('button', { name: '改党员类别' }).click()
    await secretary.getByRole('textbox').last().fill('正式党员')
    await secretary.getByRole('button', { name: '确定' }).click()
    await secretary.getByText('还有 1 行要您看一下').waitFor()
    await secretary.getByRole('button', { name: '不导入这一行' }).click()
    await secretary.getByText('第 8 行 · 贺兰：不导入').waitFor()
    await secretary.getByRole('button', { name: '全部导入' }).click()
    await secretary.getByText('新列入 3 人，变动 0 人。').waitFor()
    await secretary.getByRole('button', { name: '好', exact: true }).click()

    const { members } = await as(people.secretary.openId).call('register.list', { branchId, on: today })
    const added = members.filter(({ memberId }) => before.every((member) => member.memberId !== memberId))
    expect(added.map(({ name, stage, admittedOn }) => [name, stage, admittedOn])).toEqual(
      expect.arrayContaining([
        ['古丽•买买提', 'full', '2019-07'],
        ['江白露', 'full', '1998-07'],
        ['顾长风', 'full', '2010-07-01'],
      ]),
    )
    expect(added).toHaveLength(3)
  })
})
