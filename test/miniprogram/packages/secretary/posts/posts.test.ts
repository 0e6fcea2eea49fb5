/** @jest-environment jsdom */
import type { RequestOf } from '#contract'
import { load, refused, type Answers } from '../../../../builders/simulate'
import { ANSWERS, BRANCH, NOW } from '../scene'

const MADE = { appointmentId: 'a9', isBound: true }
const appoint = async (values: Readonly<Record<string, string>>, more: Answers = {}, phone = {}) => {
  const query = { branchId: BRANCH }
  const answers = { ...ANSWERS, 'appointment.make': MADE, ...more }
  const page = await load('packages/secretary/posts/posts', { answers, query, now: NOW, phone })
  await page.run('appoint', { currentTarget: { dataset: {} } })
  await page.run('save', { detail: { values } })
  return page
}
const said = (page: Awaited<ReturnType<typeof load>>) =>
  page.asked.flatMap(({ api, options }) => (api === 'showToast' ? [(options as { title: string }).title] : []))

describe('the committee', () => {
  it('is shown with its vacant posts, and a tap on one appoints to it', async () => {
    const page = await load('packages/secretary/posts/posts', {
      answers: ANSWERS,
      query: { branchId: BRANCH },
      now: NOW,
    })
    for (const said of ['支部委员会', '书记：李书记', '副书记：空缺']) expect(page.text()).toContain(said)
    await page.run('appoint', { currentTarget: { dataset: { post: 'publicity' } } })
    expect(page.data['sheet']).toMatchObject({ start: { post: 'publicity', fromOn: '2025-06-10' } })
  })
})

it('is not shown with nobody to appoint where the names are refused', async () => {
  const answers = { ...ANSWERS, 'register.names': refused('not-permitted') }
  const page = await load('packages/secretary/posts/posts', { answers, query: { branchId: BRANCH }, now: NOW })
  expect(page.data['state']).toBe('failed')
})

describe('an appointment', () => {
  it('is sent as filled in, and said to be saved', async () => {
    const page = await appoint({ post: 'secretary', memberId: 'm1', fromOn: '2025-06-10' })
    expect(page.sent('appointment.make')).toEqual([
      { branchId: BRANCH, memberId: 'm1', post: 'secretary', fromOn: '2025-06-10' },
    ])
    expect(said(page)).toEqual(['已保存'])
  })

  it('without a post is not said to be saved: nothing is sent, and the sheet stays', async () => {
    const page = await appoint({ memberId: 'm1', fromOn: '2025-06-10' })
    expect(page.sent('appointment.make')).toEqual([])
    expect(said(page)).toEqual([])
    expect(page.data['fault']).toBe('请选择职务。')
    expect(page.data['sheet']).not.toBeNull()
  })
})

describe('an appointment of somebody whose phone was bound before', () => {
  const values = { post: 'secretary', memberId: 'm1', fromOn: '2025-06-10' }
  const sent = { branchId: BRANCH, ...values }
  const boundAt = '2021-03-04T02:00:00.000Z'
  const detail = { name: '张三', boundAt, invitedBy: '王五' }
  const before = refused('phone-bound-before', detail)
  const answers = (input: RequestOf<'appointment.make'>) => (input.phoneBoundAt === boundAt ? MADE : before)

  it('asks whose it is, in words, and goes on with that very binding', async () => {
    const page = await appoint(values, { 'appointment.make': answers }, { showActionSheet: () => ({ tapIndex: 0 }) })
    expect(page.sent('appointment.make')).toEqual([sent, { ...sent, phoneBoundAt: boundAt }])
    const [sheet] = page.asked.flatMap(({ api, options }) => (api === 'showActionSheet' ? [options] : []))
    expect(sheet).toMatchObject({
      alertText: expect.stringContaining('张三的微信是2021年3月4日由王五邀请绑定的') as string,
    })
    expect(said(page)).toEqual(['已保存'])
  })

  it('that is not theirs is released first, and a new invitation follows', async () => {
    let isReleased = false
    const page = await appoint(
      values,
      {
        'appointment.make': () => (isReleased ? { ...MADE, isBound: false } : before),
        'binding.release': () => ((isReleased = true), { released: true as const }),
      },
      { showActionSheet: () => ({ tapIndex: 1 }) },
    )
    expect(page.sent('binding.release')).toMatchObject([{ branchId: BRANCH, memberId: 'm1' }])
    expect(page.sent('appointment.make')).toEqual([sent, sent])
    const opened = page.asked.flatMap(({ api, options }) => (api === 'navigateTo' ? [options] : []))
    expect(opened).toMatchObject([{ url: expect.stringContaining('secretary/invite/invite') as string }])
  })

  it('is not made where it is not said whose it is: the sheet stays and says so', async () => {
    const phone = { showActionSheet: () => new Error('cancel') }
    const page = await appoint(values, { 'appointment.make': () => before }, phone)
    expect(page.sent('appointment.make')).toEqual([sent])
    expect(page.data['fault']).toBe('还没有任职：请先核对绑定的微信。')
  })
})
