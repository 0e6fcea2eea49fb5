/** @jest-environment jsdom */
import type { OutputOf } from '#contract'
import { civilDate, month } from '#domain/time/civil-date'
import { instant } from '#domain/time/instant'
import { load, refused, type Answers } from '../../../builders/simulate'
import { ME, NOW, SECRETARY, TODAY } from './scene'

type Reminders = OutputOf<'dues.reminders'>
type Person = Reminders['people'][number]
const AT = { branchId: 'branch-1' }
const at = instant('2025-06-10T01:00:00.000Z')

function person(memberId: string, name: string, more: Partial<Person>): Person {
  return { memberId, name, is: 'now', why: null, months: [], from: null, message: null, talkedOn: null, ...more }
}
const months = [month('2025-05')]
const PEOPLE: Person[] = [
  person('m1', '陈明', { months: [month('2024-12'), month('2025-05')] }),
  person('m2', '李红', { is: 'later', why: 'before-day', months: [month('2025-06')], from: civilDate('2025-06-20') }),
  person('m3', '王芳', { is: 'to-speak', why: 'no-consent', months, talkedOn: civilDate('2025-06-02') }),
  person('m4', '张伟', { is: 'to-speak', why: 'uncertain', months, message: { state: 'claimed', at } }),
  person('m5', '赵军', { is: 'left-out', why: 'paid' }),
  person('m6', '周强', { is: 'left-out', why: 'paid' }),
  person('m7', '朱丽', { is: 'left-out', why: 'reminded', message: { state: 'sent', at } }),
]
const reminders = (more: Partial<Reminders> = {}): Reminders => ({
  ...{ asOf: TODAY, people: PEOPLE, talks: [], care: [] },
  ...more,
})
const open = (answers: Answers = {}) =>
  load('packages/dues/remind/remind', {
    ...{ answers: { 'me.get': SECRETARY, 'dues.reminders': reminders(), ...answers }, query: AT, now: NOW },
  })

afterEach(() => jest.useRealTimers())

describe('before reminders are sent', () => {
  it('says who gets one, who later, to whom to speak, who does not and why', async () => {
    const text = (await open()).text()
    expect(text).toContain('现在发给 陈明 2024年12月、2025年5月')
    expect(text).toContain('以后再发 6月：还没到支部定的提醒日子（6月20日起） 李红')
    expect(text).toContain('王芳 5月：没有点过“提醒我一次”；6月2日谈过')
    expect(text).toContain('张伟 5月：发送时断了，不确定是否送到；这个月不再重发')
    expect(text).toContain('这次不发 已经交了 赵军、周强 这个月已经提醒过 朱丽')
    expect(text).toContain('朱丽 微信已收下')
    expect(text).toContain('发送提醒（1 人）')
  })
  it('shows neither sums nor anybody’s name in what goes to the group', async () => {
    const page = await open()
    await page.tap('复制这段话')
    const [said] = page.asked.filter(({ api }) => api === 'setClipboardData')
    const data = String(said?.options['data'])
    for (const { name } of PEOPLE) expect(data).not.toContain(name)
    expect(data).not.toMatch(/\d|元/)
    expect(await page.run('onShareAppMessage')).toEqual({
      ...{ title: '方便时请看一看自己的党费', path: '/packages/dues/mine/mine' },
      imageUrl: '/packages/dues/images/card.png',
    })
  })
  it('has no button where nobody gets one', async () => {
    const page = await open({ 'dues.reminders': reminders({ people: PEOPLE.slice(1) }) })
    expect(page.text()).toContain('现在没有要发的')
    expect(page.text()).not.toContain('发送提醒')
  })
  it('says to whoever may not, who may', async () => {
    const page = await open({
      'me.get': ME,
      'dues.reminders': refused('not-permitted', { who: '书记、副书记、组织委员' }),
    })
    expect(page.text()).toContain('书记、副书记、组织委员')
  })
})

describe('sending them', () => {
  it('sends to those who were shown, on as long as some are left, and shows what WeChat answered', async () => {
    const left = [1, 0]
    const page = await open({ 'dues.remind': () => ({ asked: 1, left: left.shift() ?? 0 }) })
    const sent = PEOPLE.map((each) =>
      each.memberId === 'm1'
        ? person('m1', '陈明', { is: 'left-out', why: 'reminded', message: { state: 'sent', at } })
        : each,
    )
    page.answer({ 'dues.reminders': reminders({ people: sent }) })
    await page.tap('发送提醒（1 人）')
    expect(page.sent('dues.remind')).toEqual(Array(2).fill({ ...AT, memberIds: ['m1'] }))
    expect(page.text()).toContain('陈明 微信已收下')
    expect(page.text()).not.toContain('发送提醒')
  })
})

describe('talks', () => {
  it('are noted with a tap, of the member, by whoever is there', async () => {
    const page = await open()
    await page.tap('王芳')
    expect(page.went()).toEqual([
      '/packages/secretary/ledger-write/ledger-write?branchId=branch-1&kind=dues-reminder-talk&task=record&memberId=m3&partner=member-1',
    ])
  })
  it('show whether the dues were paid after them', async () => {
    const talk = { memberId: 'm5', name: '赵军', talkedOn: civilDate('2025-06-02') }
    const talks = [
      { ...talk, paidOn: civilDate('2025-06-05') },
      { ...talk, memberId: 'm3', name: '王芳', paidOn: null },
    ]
    const text = (await open({ 'dues.reminders': reminders({ talks }) })).text()
    expect(text).toContain('赵军 6月2日谈过，谈话后已交（6月5日）')
    expect(text).toContain('王芳 6月2日谈过，还没有登记交纳')
  })
})

describe('months in a row', () => {
  const care = (count: number) => ({ care: [{ memberId: 'm3', name: '王芳', months: count }] })
  it('are told from the third on, without a label', async () => {
    const text = (await open({ 'dues.reminders': reminders(care(3)) })).text()
    expect(text).toContain('请您关心，只有书记看得到 王芳 连续 3 个月还没有登记党费，可以先了解一下情况')
    expect(text).not.toContain('党章')
  })
  it('at six, with what the Constitution says of the general meeting', async () => {
    const text = (await open({ 'dues.reminders': reminders(care(6)) })).text()
    expect(text).toContain('支部大会应当决定把这样的党员除名，并报上级党组织批准')
    expect(text).toContain('先问清楚')
    expect(text).not.toContain('自行脱党')
  })
})
