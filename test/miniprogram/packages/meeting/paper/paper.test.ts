/** @jest-environment jsdom */
import { load, NEVER, OFFLINE, refused, type Answers } from '../../../../builders/simulate'
import { AT, live, meetingView, NOW, SECRETARY } from '../scene'

const page = (answers: Answers = {}, phone = {}) =>
  load('packages/meeting/paper/paper', {
    answers: {
      ...{ 'me.get': SECRETARY, 'meeting.get': meetingView(), 'meeting.live': live() },
      ...{ 'meeting.paper': { marks: [] }, ...answers },
    },
    query: AT,
    now: NOW,
    phone,
  })
const person = (memberId: string) => ({ detail: { memberId } })

afterEach(() => jest.useRealTimers())

describe('entering a paper sheet', () => {
  it('is being read at first', async () => {
    expect((await page({ 'meeting.live': NEVER })).data['state']).toBe('loading')
  })

  it('says what cannot be read, and reads again on a tap', async () => {
    const paper = await page({ 'meeting.live': OFFLINE })
    expect(paper.text()).toContain('网络不通')
    paper.answer({ 'meeting.live': live() })
    await paper.tap('重试')
    expect(paper.text()).toContain('张红')
  })

  it('sends all at once what was marked', async () => {
    const paper = await page({}, { showActionSheet: () => ({ tapIndex: 1 }) })
    await paper.run('markPresent', person('member-1'))
    await paper.run('mark', person('secretary'))
    expect(paper.sent('meeting.paper')).toEqual([])
    await paper.run('save')
    const marks = [
      { memberId: 'member-1', mark: 'present' },
      { memberId: 'secretary', mark: 'excused' },
    ]
    expect(paper.sent('meeting.paper')).toEqual([{ ...AT, marks }])
  })

  it('takes all the others as present when asked once more', async () => {
    const paper = await page({}, { showActionSheet: () => ({ tapIndex: 2 }) })
    await paper.run('mark', person('member-2'))
    await paper.run('markRest')
    expect(paper.data['rows']).toMatchObject([
      { tag: { text: '到会' } },
      { tag: { text: '到会' } },
      { tag: { text: '缺席' } },
    ])
  })

  it('sends nothing where nothing was marked', async () => {
    const paper = await page()
    await paper.run('save')
    expect(paper.sent('meeting.paper')).toEqual([])
    expect(paper.text()).toContain('还没有登记新的情况')
  })

  it('keeps the marks when they were refused', async () => {
    const paper = await page({ 'meeting.paper': refused('meeting-not-open') })
    await paper.run('markPresent', person('member-1'))
    await paper.run('save')
    expect(paper.text()).toContain('签到还没有开始')
    expect(paper.data['changed']).toBe(1)
  })
})
