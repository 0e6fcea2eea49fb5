import { savedBy } from '@shushi/preview/testing'
import { yearOf } from '#domain/time/civil-date'
import { formatMinutes } from '#domain/service/volunteering'
import { strFromU8, unzipSync } from 'fflate'
import type { FrameLocator } from 'playwright-core'
import { textOf } from '../../cloudfunctions/documents/docx-parts'
import { chooseAllDay, chooseTime } from '../choose-day'
import { branchOnPhones } from '../on-phones'

const PROJECT = '文明交通劝导'

describe('a volunteer shift that the branch offers', () => {
  const branch = branchOnPhones()

  /** All through today, so that one can sign in whenever this runs. */
  async function offer(secretary: FrameLocator): Promise<void> {
    await secretary.getByText('支部工作台').click()
    await secretary.getByText('服务班次', { exact: true }).click()
    await secretary.getByRole('button', { name: '发布班次' }).click()
    await secretary.getByLabel('服务项目').fill(PROJECT)
    await secretary.getByLabel('地点').fill('人民路口')
    await chooseAllDay(secretary)
    await secretary.getByRole('button', { name: '发布', exact: true }).click()
    await secretary.getByText('组织这个班次').click()
    await secretary.getByText('还没有同志报名').waitFor()
  }

  /** The code on the screen of whoever organises, as it is read aloud. */
  const digits = async (secretary: FrameLocator): Promise<string> => {
    const spelt = await secretary
      .getByLabel(/^签到码 (\d ){5}\d$/)
      .last()
      .getAttribute('aria-label')
    return (spelt ?? '').replace(/\D/g, '')
  }

  it('is joined, signed in to and out of, confirmed by whoever organised it, and certified', async () => {
    const { page, phone, goHome } = branch.phones
    const { people, today, as } = branch.world
    const [secretary, member] = [phone(1), phone(2)]
    await offer(secretary)

    await member.getByText('记录', { exact: true }).last().click()
    await member.getByText('志愿服务', { exact: true }).click()
    await member.getByText('支部的班次').click()
    await member.getByRole('button', { name: new RegExp(`^${PROJECT}`) }).click()
    await member.getByRole('button', { name: '报名参加' }).click()
    await member.getByText('已报名', { exact: true }).last().waitFor()
    await goHome(2)
    await member.getByRole('button', { name: new RegExp(`^今天的志愿服务.*${PROJECT}`) }).click()
    await member.getByRole('button', { name: '扫码签到' }).waitFor()
    await member.getByLabel('6 位数字').fill(await digits(secretary))
    await member.getByText('离开时请扫组织的同志出示的码签退').waitFor()

    // Whoever organises knows that the member was there from the beginning.
    await secretary.getByRole('button', { name: '返回', exact: true }).last().click()
    await secretary.getByText('组织这个班次').last().click()
    await secretary.getByText(people.member.name).last().click()
    await chooseTime(secretary, '到场时间', '0时', '0分')
    await secretary.getByRole('button', { name: '登记', exact: true }).click()
    await secretary.getByText('00:00 到，还没有签退').waitFor()

    await member.getByLabel('6 位数字').fill(await digits(secretary))
    await member.getByText('等组织的同志确认').waitFor()
    await secretary.getByRole('button', { name: '核对并结束班次' }).click()
    await secretary.getByText('签到：组织者登记；签退：扫码').waitFor()
    await secretary.getByRole('button', { name: '结束班次', exact: true }).click()
    await secretary.getByRole('button', { name: '结束', exact: true }).click()
    await secretary.getByText('已确认', { exact: true }).waitFor()

    const mine = await as(people.member.openId).call('shift.mine', { year: yearOf(today) })
    expect(mine.items.map(({ project, state }) => [project, state])).toEqual([[PROJECT, 'confirmed']])
    const hours = formatMinutes(mine.confirmedMinutes)
    await goHome(2)
    await member.getByText('记录', { exact: true }).last().click()
    await member.getByText('志愿服务', { exact: true }).click()
    await member.getByText(hours, { exact: true }).waitFor()

    await member.getByText('开具服务证明').click()
    const docx = await savedBy(page, () => member.getByRole('button', { name: '开具证明' }).click())
    const written = textOf(strFromU8(unzipSync(docx)['word/document.xml'] ?? new Uint8Array()))
    expect(written).toContain(`兹证明${people.member.name}同志`)
    expect(written).toContain(`参加志愿服务1次，服务时长共计${hours}`)
    expect(written).toContain(`编号：志证〔${yearOf(today)}〕第001号`)
  })
})
