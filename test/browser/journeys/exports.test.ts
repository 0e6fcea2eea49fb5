import { savedBy } from '@shushi/preview/testing'
import { yearOf } from '#domain/time/civil-date'
import { sheetReader } from '../../../cloudfunctions/documents/sheet-reader'
import { branchOnPhones } from '../on-phones'

describe('a desk’s table', () => {
  const branch = branchOnPhones()

  it('is taken from the register, of a year that is chosen, and is headed by whose it is', async () => {
    const { page, phone, goHome } = branch.phones
    const { people, branchId, today, as } = branch.world
    const secretary = phone(1)
    await goHome(1)
    await secretary.getByText('支部工作台').click()
    await secretary.getByText('党员名册', { exact: true }).click()
    await secretary.getByRole('button', { name: '导出名册（Excel）' }).click()
    const saved = await savedBy(page, () => secretary.getByText(`${yearOf(today)} 年`, { exact: true }).click())
    const { rows } = await sheetReader.readSheet(saved)
    const { members } = await as(people.secretary.openId).call('register.list', { branchId, on: today })
    expect(rows[0]?.[0]).toMatch(new RegExp(`${yearOf(today)}年党员名册$`))
    expect(rows[1]?.[0]).toMatch(/^党组织：.*期间：.*打印时间：/)
    expect(rows.slice(3).map(([name]) => name)).toEqual(members.map(({ name }) => name))
  })
})
