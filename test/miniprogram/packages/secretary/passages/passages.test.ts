/** @jest-environment jsdom */
import type { OutputOf } from '#contract'
import { civilDate } from '#domain/time/civil-date'
import { load, NEVER, OFFLINE, type Answers } from '../../../../builders/simulate'
import { BRANCH, NOW } from '../scene'

const here = { branchId: BRANCH, branchName: '第一支部' }
const ANSWER: OutputOf<'register.untoldPassages'> = {
  passages: [
    { ...here, memberId: 'm1', name: '张三', way: 'joined', on: civilDate('2025-03-01'), by: 'added' },
    { ...here, memberId: 'm2', name: '李四', way: 'left', on: civilDate('2025-04-01'), by: null },
    {
      ...{ branchId: 'b2', branchName: '第二支部', memberId: 'm3', name: '王五' },
      ...{ way: 'left', on: civilDate('2025-05-01'), by: 'transferred' },
    },
  ],
}
const page = (answers: Answers = {}) =>
  load('packages/secretary/passages/passages', {
    answers: { 'register.untoldPassages': ANSWER, 'register.tellPassages': { told: 2 }, ...answers },
    query: { branchId: BRANCH, from: '2025-01-01', to: '2025-06-10' },
    now: NOW,
  })

describe('how people came onto the register or left it', () => {
  it('is read for the days asked about, and says so, and that it could not be', async () => {
    expect((await page({ 'register.untoldPassages': NEVER })).data).toMatchObject({ state: 'loading' })
    expect((await page({ 'register.untoldPassages': OFFLINE })).text()).toContain('网络不通')
    expect((await page()).sent('register.untoldPassages')).toEqual([
      { branchId: BRANCH, from: '2025-01-01', to: '2025-06-10' },
    ])
  })

  it('is asked of whom nobody but people knows it; what the register shows stands there', async () => {
    const form = await page()
    for (const words of [
      '张三，2025年3月1日起在册，怎样进来',
      '李四，2025年4月1日起不再在册，去向',
      '王五（第二支部），2025年5月1日起不再在册，去向',
      '组织关系转出',
      '转到所属其他支部',
    ])
      expect(form.text()).toContain(words)
    expect(form.data['start']).toEqual({ 'passage-0': 'added', 'passage-2': 'transferred' })
  })

  it('is sent, but for those left blank, and the person goes back', async () => {
    const form = await page()
    await form.run('save')
    expect(form.sent('register.tellPassages')).toEqual([
      {
        branchId: BRANCH,
        told: [
          { branchId: BRANCH, memberId: 'm1', way: 'joined', on: '2025-03-01', by: null },
          { branchId: 'b2', memberId: 'm3', way: 'left', on: '2025-05-01', by: null },
        ],
      },
    ])
    expect(form.asked.some(({ api }) => api === 'switchTab' || api === 'navigateBack')).toBe(true)
  })

  it('names where somebody went', async () => {
    const form = await page()
    await form.run('keep', { detail: { typed: { 'passage-1': 'died' } } })
    await form.run('save')
    expect(form.sent('register.tellPassages')).toMatchObject([{ told: [{ memberId: 'm2', by: 'died' }] }])
  })

  it('sends nothing where nothing is told, and says that all is where it is', async () => {
    const form = await page()
    await form.run('keep', { detail: { typed: {} } })
    await form.run('save')
    expect(form.text()).toContain('还没有选怎样进出。')
    expect(form.sent('register.tellPassages')).toEqual([])
    expect((await page({ 'register.untoldPassages': { passages: [] } })).text()).toContain('都写明了怎样进出')
  })
})
