/** @jest-environment jsdom */
import type { OutputOf } from '#contract'
import { civilDate } from '#domain/time/civil-date'
import { describeStates } from '../../../builders/four-states'
import { load, OFFLINE, type Answers } from '../../../builders/simulate'
import { inside } from '../../../builders/written-file'

const PAGE = 'packages/member/own-year/own-year'
const NOW = '2025-06-10T09:00:00.000Z'
const YEAR: OutputOf<'me.year'> = {
  ...{ name: '张三', year: 2025, until: civilDate('2025-06-10'), branches: ['第一党支部'] },
  groups: [
    {
      heading: '志愿服务',
      lines: [
        {
          ...{ measure: 'service-hours', title: '服务时长', value: '1.5小时' },
          records: [{ date: civilDate('2025-03-05'), line: '志愿服务：文明劝导（幸福社区），1小时30分钟' }],
        },
      ],
    },
    { heading: '捐款', lines: [{ measure: 'donated', title: '捐款金额', value: '100元', records: [] }] },
  ],
}
const answers: Answers = { 'me.year': YEAR }
const openPage = (more: Answers = {}) => load(PAGE, { answers: { ...answers, ...more }, now: NOW })

describeStates(
  [
    {
      ...{ page: PAGE, reads: 'me.year', says: '服务时长' },
      empty: {
        answers: { 'me.year': { ...YEAR, groups: [] } },
        says: '2025年还没有您的记录。正在开的会议，结束以后计入。',
      },
    },
  ],
  answers,
  NOW,
)

describe('one’s own year', () => {
  it('says what one did under its headings, up to which day', async () => {
    const page = await openPage()
    expect(page.text()).toContain('第一党支部，截至2025年6月10日')
    expect(page.text()).toContain('志愿服务 服务时长 1.5小时')
    expect(page.text()).not.toContain('文明劝导')
  })

  it('opens the records of a line where it stands, and puts them away again', async () => {
    const page = await openPage()
    await page.tap('服务时长')
    expect(page.text()).toContain('3月5日 志愿服务：文明劝导（幸福社区），1小时30分钟')
    await page.tap('服务时长')
    expect(page.text()).not.toContain('文明劝导')
  })

  it('of another year is asked for when that is chosen', async () => {
    const page = await openPage()
    await page.tap('2024年')
    expect(page.sent('me.year')).toEqual([{}, { year: 2024 }])
  })

  it('is at first the latest that has records, which can be chosen again beside this one', async () => {
    const page = await openPage({ 'me.year': { ...YEAR, year: 2023 } })
    expect(page.text()).toContain('2025年 2024年 2023年')
    await page.tap('2025年')
    await page.tap('2023年')
    expect(page.sent('me.year')).toEqual([{}, { year: 2025 }, { year: 2023 }])
  })

  it('is copied as plain text, a line to a figure', async () => {
    const page = await openPage()
    await page.tap('复制成文字')
    expect(page.asked.find(({ api }) => api === 'setClipboardData')?.options).toMatchObject({
      data: '2025年，我的这一年（张三）\n\n第一党支部，截至2025年6月10日\n\n志愿服务\n服务时长：1.5小时\n\n捐款\n捐款金额：100元',
    })
  })

  it('goes to a chat as a page, and says plainly when it could not be had', async () => {
    const page = await openPage({ 'me.yearFile': OFFLINE })
    await page.tap('一页（.html）发到聊天')
    expect(page.text()).toContain('网络不通')
    page.answer({ ...answers, 'me.yearFile': inside('年.html') })
    await page.tap('一页（.html）发到聊天')
    expect(page.sent('me.yearFile').at(-1)).toEqual({ year: 2025 })
    expect(page.asked.at(-1)).toMatchObject({ api: 'shareFileMessage', options: { fileName: '年.html' } })
  })
})
