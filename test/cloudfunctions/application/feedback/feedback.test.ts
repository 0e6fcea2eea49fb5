import { feedbackHandlers } from '../../../../cloudfunctions/application/feedback/feedback-handlers'
import { journalHandlers } from '../../../../cloudfunctions/application/branches/journal'
import { granted } from '../../../builders/answers'
import { appointment, BRANCH, BUREAU, openOffice, type Office } from '../../../builders/office'

let office: Office
beforeEach(async () => {
  office = await openOffice({ handlers: { ...feedbackHandlers, ...journalHandlers } })
})
const send = (text: string, named: boolean, as = 'member-1', more: object = {}) =>
  office.call('feedback.send', { branchId: BRANCH, text, named }, as, more)
const list = (as: string, cursor: string | null = null, pageSize = 20) =>
  office.call('feedback.list', { branchId: BRANCH, cursor, pageSize }, as)

describe('feedback to the committee', () => {
  it('reaches the committee with the name of who sent it, when it was sent with one', async () => {
    expect(await send('学习材料请提前发', true)).toMatchObject({ ok: true, value: { sent: true } })
    expect(granted(await list('secretary')).items).toEqual([
      {
        feedbackId: expect.any(String) as string,
        text: '学习材料请提前发',
        sentOn: '2025-06-10',
        byName: '党员member-1',
      },
    ])
  })

  it('sent without a name names nobody, neither to the committee nor in the log of changes', async () => {
    await send('活动请安排在周末', false)
    expect(granted(await list('deputy')).items[0]).toMatchObject({ text: '活动请安排在周末', byName: null })
    expect(await office.store.findAll('feedback', {})).toEqual([expect.objectContaining({ memberId: null })])
    expect(granted(await office.call('journal.list', { branchId: BRANCH }, 'secretary')).items).toEqual([])
  })

  it('sent without a name leaves nothing in the database that leads back: not who, not which words when', async () => {
    await send('活动请安排在周末', false, 'member-1', { requestId: 'request-secret' })
    const [stored] = await office.store.findAll('feedback', {})
    expect(JSON.stringify(stored)).not.toMatch(/member-1|request-secret/)
    expect(await office.store.count('journal', {})).toBe(0)
    // The same words of two people are two.
    await send('活动请安排在周末', false, 'member-2', { requestId: 'request-secret' })
    expect(await office.store.count('feedback', {})).toBe(2)
  })

  it('keeps the day and not the minute', async () => {
    await send('活动请安排在周末', false)
    const [stored] = await office.store.findAll('feedback', {})
    expect(Object.keys(stored ?? {}).sort()).toEqual(['_id', 'branchId', 'memberId', 'revision', 'sentOn', 'text'])
  })

  it.each([
    ['secretary', true],
    ['treasurer', true],
    ['clerk', false],
    ['office', false],
    ['member-1', false],
  ])('is read by the committee only: %s %s', async (as, may) => {
    expect((await list(as)).ok).toBe(may)
  })

  it('is not read by the committee of another branch, be it the bureau’s above', async () => {
    office.store.seed('appointments', appointment('office', 'secretary', BUREAU))
    expect(await list('office')).toMatchObject({ code: 'not-permitted' })
  })

  it('is listed newest first, by pages', async () => {
    for (const [at, text] of ['一', '二', '三'].entries())
      await send(text, true, 'member-1', { now: `2025-06-0${at + 1}T09:00:00.000Z` })
    const first = granted(await list('secretary', null, 2))
    expect(first.items.map(({ text }) => text)).toEqual(['三', '二'])
    const second = granted(await list('secretary', first.next, 2))
    expect(second).toMatchObject({ items: [{ text: '一' }], next: null })
  })

  it('sent twice under one request is one', async () => {
    await send('一次', false, 'member-1', { requestId: 'request-once' })
    await send('一次', false, 'member-1', { requestId: 'request-once' })
    expect(await office.store.count('feedback', {})).toBe(1)
  })

  it('is not taken from somebody of another branch, nor empty', async () => {
    expect(await send('你好', true, 'office')).toMatchObject({ ok: false, code: 'not-permitted' })
    expect(await send('  ', true)).toMatchObject({ ok: false, code: 'bad-input' })
    expect(await office.store.count('feedback', {})).toBe(0)
  })
})
