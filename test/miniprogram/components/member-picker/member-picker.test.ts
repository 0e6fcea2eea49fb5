/** @jest-environment jsdom */
import { load } from '../../../builders/simulate'

const PEOPLE = ['张三', '李四', '张伟'].map((name, at) => ({ memberId: `m${at}`, name }))
const show = (more: object) =>
  load('components/member-picker/member-picker', { properties: { people: PEOPLE, visible: true, ...more } })

describe('choosing people', () => {
  it('one of them is chosen with one tap', async () => {
    const sheet = await show({})
    const chosen = sheet.heard('choose')
    await sheet.tap('李四')
    expect(chosen).toEqual([{ memberIds: ['m1'] }])
  })
  it('several are chosen, and taken back, before they are confirmed', async () => {
    const sheet = await show({ many: true, chosen: ['m0'] })
    const chosen = sheet.heard('choose')
    await sheet.tap('李四')
    await sheet.tap('张伟')
    await sheet.tap('李四')
    await sheet.tap('选好了（2 人）')
    expect(chosen).toEqual([{ memberIds: ['m0', 'm2'] }])
  })
  it('are found by a part of the name, and those chosen before stay chosen', async () => {
    const sheet = await show({ many: true, chosen: ['m1'] })
    const chosen = sheet.heard('choose')
    await sheet.run('seek', { detail: { value: '张' } })
    expect(sheet.text()).not.toContain('李四')
    await sheet.tap('张伟')
    await sheet.tap('选好了（2 人）')
    expect(chosen).toEqual([{ memberIds: ['m1', 'm2'] }])
  })
})
