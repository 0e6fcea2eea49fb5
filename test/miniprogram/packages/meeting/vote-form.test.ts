/** @jest-environment jsdom */
import { BLANK_VOTE, type VoteDraft } from '../../../../miniprogram/packages/meeting/components/vote-form/vote-draft'
import { load } from '../../../builders/simulate'

const PLAN = { title: '上报材料', ownerId: 'member-2', dueOn: '2025-06-30' }
const PASSED: VoteDraft = { ...BLANK_VOTE, title: '接收赵青', yes: '2' }
const ENOUGH = { text: '应到3人，到会2人。', isMet: true }
const form = (vote: VoteDraft, quorum = ENOUGH) =>
  load('packages/meeting/components/vote-form/vote-form', {
    properties: {
      ...{
        votes: [vote],
        voters: { votersDue: 3, votersPresent: 2, quorum, on: '2025-06-10', kinds: ['general-meeting'] },
        from: '2025-06-10',
      },
      people: [{ memberId: 'member-2', name: '张红' }],
    },
  })

describe('putting a decision on the plan', () => {
  it('is offered once it passes, and begins with what was decided', async () => {
    const shown = await form(PASSED)
    const heard = shown.heard('change')
    await shown.tap('列入年度计划，定负责人和日期')
    expect(heard).toEqual([{ votes: [{ ...PASSED, plan: { title: '接收赵青', ownerId: '', dueOn: '' } }] }])
  })

  it.each([
    ['does not pass', { ...PASSED, yes: '1' }],
    ['has an item already', { ...PASSED, planEntryId: 'entry-1' }],
  ])('is not offered where it %s', async (_, vote) => {
    expect((await form(vote)).text()).not.toContain('列入年度计划，定负责人和日期')
  })

  it('is not offered without the quorum, and it is said why', async () => {
    const text = (await form(PASSED, { text: '支部委员6人，到会2人。', isMet: false })).text()
    for (const part of ['到会不足，无效', '支部委员6人，到会2人。表决无效。']) expect(text).toContain(part)
    expect(text).not.toContain('列入年度计划，定负责人和日期')
  })

  it('shows who and by when, and takes another owner', async () => {
    const shown = await form({ ...PASSED, plan: PLAN })
    for (const part of ['张红', '2025年6月30日 周一']) expect(shown.text()).toContain(part)
    const heard = shown.heard('change')
    await shown.run('openPeople', { currentTarget: { dataset: { at: 0 } } })
    await shown.run('chooseOwner', { detail: { memberIds: ['member-3'] } })
    expect(heard).toEqual([{ votes: [{ ...PASSED, plan: { ...PLAN, ownerId: 'member-3' } }] }])
  })

  it('is taken back by the same tap', async () => {
    const shown = await form({ ...PASSED, plan: PLAN })
    const heard = shown.heard('change')
    await shown.tap('列入年度计划，定负责人和日期')
    expect(heard).toEqual([{ votes: [PASSED] }])
  })
})
