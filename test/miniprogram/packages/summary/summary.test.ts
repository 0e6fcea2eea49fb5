/** @jest-environment jsdom */
import type { OutputOf } from '#contract'
import { civilDate } from '#domain/time/civil-date'
import { load, OFFLINE, refused, type Answers } from '../../../builders/simulate'

import { AGENDA } from '../../pages/scene'

const NOW = '2025-06-10T09:00:00.000Z'
const SUMMARY: OutputOf<'branch.summary'> = {
  ...{ branchName: '第一党支部', title: '2025年5月', isOver: true, beforeWords: '上月', isWide: false },
  period: { from: civilDate('2025-05-01'), to: civilDate('2025-05-31') },
  before: { from: civilDate('2025-04-01'), to: civilDate('2025-04-30') },
  groups: [
    {
      heading: '会议和活动',
      lines: [
        {
          measure: 'themed-party-day-count',
          title: '主题党日',
          value: '2次',
          records: 2,
          before: '1次',
          norm: '每月1次',
        },
      ],
    },
    {
      heading: '志愿服务和捐款',
      lines: [{ measure: 'gifts', title: '捐款', value: null, records: 0, before: null, norm: null }],
    },
  ],
}
const show = (answers: Answers = {}, query = {}, phone = {}) =>
  load('packages/summary/summary/summary', {
    ...{
      answers: { 'branch.summary': SUMMARY, 'branch.agenda': AGENDA, ...answers },
      query: { branchId: 'b1', ...query },
      now: NOW,
      phone,
    },
  })

describe('the summary', () => {
  it('begins with the month that is over', async () => {
    const page = await show()
    expect(page.calls.map(({ procedure }) => procedure)).toEqual(['branch.summary', 'branch.agenda'])
    expect(page.sent('branch.summary')).toEqual([{ branchId: 'b1', stretch: 'month', on: '2025-05-01' }])
    expect(page.text()).toContain('2025年5月小结')
    expect(page.text()).toContain('主题党日 要求每月1次 · 上月 1次 2次')
    expect(page.text()).toContain('捐款 暂无记录')
  })

  it('opens the records behind a number', async () => {
    const page = await show()
    await page.tap('主题党日')
    expect(page.went()).toEqual([
      '/packages/report/evidence/evidence?branchId=b1&measure=themed-party-day-count&from=2025-05-01&to=2025-05-31&cutOff=2025-05-31',
    ])
  })

  it('turns to the quarter, the year so far, and the month before or after', async () => {
    const page = await show()
    await page.tap('‹ 前一期')
    await page.tap('季度')
    await page.tap('今年')
    await page.tap('月')
    await page.tap('后一期 ›')
    expect(page.sent('branch.summary').slice(1)).toEqual([
      { branchId: 'b1', stretch: 'month', on: '2025-04-01' },
      { branchId: 'b1', stretch: 'quarter', on: '2025-01-01' },
      { branchId: 'b1', stretch: 'year', on: '2025-06-10' },
      { branchId: 'b1', stretch: 'month', on: '2025-05-01' },
      { branchId: 'b1', stretch: 'month', on: '2025-06-01' },
    ])
  })

  it('is sent as a card without a number, which opens the very same', async () => {
    const page = await show()
    expect(await page.run('onShareAppMessage')).toEqual({
      title: '第一党支部2025年5月小结，请看一看',
      path: '/packages/summary/summary/summary?branchId=b1&stretch=month&on=2025-05-01',
      imageUrl: '/packages/summary/images/card.png',
    })
  })

  it('is copied in words, without what nothing is recorded of', async () => {
    const page = await show()
    await page.tap('复制成文字')
    const copied = page.asked.find(({ api }) => api === 'setClipboardData')
    expect(copied?.options).toMatchObject({
      data: '第一党支部2025年5月小结\n【会议和活动】\n主题党日 2次（要求每月1次 · 上月 1次）',
    })
  })

  it('says what waits, a tap from where it is done, or that this could not be read', async () => {
    const page = await show({ 'branch.agenda': { ...AGENDA, waiting: { total: 2, mine: 2 } } })
    await page.tap('2 条记录等您确认')
    expect(page.went()).toEqual(['/packages/secretary/waiting/waiting?branchId=b1'])
    expect((await show({ 'branch.agenda': OFFLINE })).text()).toContain('等着办的没有读到：网络不通')
  })

  it('says who may read it where it is refused, and that the network is down', async () => {
    expect((await show({ 'branch.summary': refused('not-permitted', { who: '支部委员' }) })).text()).toContain(
      '支部委员',
    )
    expect((await show({ 'branch.summary': OFFLINE })).text()).toContain('网络不通')
  })
})
