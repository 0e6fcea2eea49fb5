/** @jest-environment jsdom */
import { KEPT_DATA } from '../../../../miniprogram/packages/member/privacy/kept-data'
import { load, OFFLINE, type Answers } from '../../../builders/simulate'
import { inside } from '../../../builders/written-file'
import { NOW } from '../../pages/scene'

const privacy = (answers: Answers = {}, more: object = {}) =>
  load('packages/member/privacy/privacy', { now: NOW, answers, ...more })

describe('privacy', () => {
  it('says of everything that is kept what it is, why, and what deleting does to it, without asking the server', async () => {
    const page = await privacy()
    for (const { what, why, afterDeleting } of KEPT_DATA)
      for (const said of [what, why, afterDeleting]) expect(page.text()).toContain(said)
    expect(page.calls).toEqual([])
  })

  it('exports everything of one’s own', async () => {
    const link = inside('张三的记录.xlsx')
    const page = await privacy({ 'me.export': link })
    await page.tap('导出我的全部记录')
    expect(page.sent('me.export')).toEqual([{ year: null }])
    expect(page.asked.some(({ api }) => api === 'openDocument')).toBe(true)
  })

  it('deletes after asking once, empties the phone and begins anew', async () => {
    const page = await privacy({ 'me.erase': { consents: 1, reminders: 0 } })
    await page.tap('.erase')
    expect(page.asked.filter(({ api }) => api === 'showModal')).toHaveLength(1)
    expect(page.sent('me.erase')).toEqual([{}])
    expect(page.went()).toEqual(['/pages/today/today'])
  })

  it('deletes nothing when the person thinks again', async () => {
    const page = await privacy({}, { phone: { showModal: () => ({ confirm: false }) } })
    await page.tap('.erase')
    expect(page.calls).toEqual([])
  })

  it('that could not be deleted says why and stays', async () => {
    const page = await privacy({ 'me.erase': OFFLINE })
    await page.tap('.erase')
    expect(page.text()).toContain('网络不通')
    expect(page.went()).toEqual([])
  })
})
