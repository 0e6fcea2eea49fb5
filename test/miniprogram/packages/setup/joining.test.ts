/** @jest-environment jsdom */
import type { OutputOf } from '#contract'
import { instant } from '#domain/time/instant'
import { load, type Answers } from '../../../builders/simulate'
import { ME, NOW } from '../../pages/scene'

type Listed = OutputOf<'joinRequest.list'>
type Request = Listed['requests'][number]

const AT = instant('2025-06-10T01:00:00.000Z')
const request = (requestId: string, name: string, more: Partial<Request> = {}): Request => ({
  ...{ requestId, name, birthYear: 1980, askedAt: AT, memberId: `m-${requestId}`, memberName: name, doubt: null },
  ...more,
})
const listed = (requests: readonly Request[], open: Listed['open'] = null): Listed => ({
  open,
  requests: [...requests],
})
const BRANCH = { branchId: 'branch-1', name: '第一党支部', kind: 'branch' } as never
const open = (answer: Listed, more: Answers = {}) =>
  load('packages/setup/joining/joining', {
    ...{ now: NOW, query: { branchId: 'branch-1' } },
    answers: { 'me.get': ME, 'branch.get': BRANCH, 'joinRequest.list': answer, ...more },
  })

describe('who asks to join by the code for the group', () => {
  it('stands apart where it is doubtful, and is not among those that are agreed to at once', async () => {
    const page = await open(
      listed([request('r1', '陈明'), request('r2', '李红'), request('r3', '王芳', { doubt: 'asked-twice' })]),
      { 'joinRequest.settle': { joined: 2, settled: [] } },
    )
    expect(page.text()).toContain('王芳 1980年出生，6月10日 09:00申请。有两个微信都说是这位同志，请问清楚')
    await page.tap('确认 2 人')
    const [sent] = page.sent('joinRequest.settle')
    expect(sent).toEqual({
      branchId: 'branch-1',
      requests: [
        { requestId: 'r1', askedAt: AT, memberId: 'm-r1' },
        { requestId: 'r2', askedAt: AT, memberId: 'm-r2' },
      ],
    })
  })
  it('says of whom it did not go through, and why', async () => {
    const settled = [
      { requestId: 'r1', as: 'joined' },
      { requestId: 'r2', as: 'member-bound-elsewhere' },
    ] as const
    const page = await open(listed([request('r1', '陈明'), request('r2', '李红')]), {
      'joinRequest.settle': { joined: 1, settled: [...settled] },
    })
    await page.tap('确认 2 人')
    expect(page.text()).toContain('1 人没有办成：这位同志已经有微信加入了。')
  })
  it('is declined by hand only, and no place goes with it', async () => {
    const page = await open(listed([request('r3', '某人', { memberId: null, memberName: null, doubt: 'nobody' })]), {
      'joinRequest.settle': { joined: 0, settled: [{ requestId: 'r3', as: 'declined' }] },
    })
    expect(page.text()).not.toMatch(/确认 \d/)
    await page.tap('不予确认')
    expect(page.sent('joinRequest.settle')).toMatchObject([{ requests: [{ requestId: 'r3', memberId: null }] }])
  })
})

describe('the code for the group', () => {
  const code = { code: '8K4M2PQR', expiresAt: instant('2025-06-17T09:00:00.000Z') }

  it('goes out as a card that names nobody and opens the page where one says who one is', async () => {
    const page = await open(listed([request('r1', '陈明')], code))
    expect(await page.run('onShareAppMessage')).toEqual({
      title: '加入第一党支部：写上本人姓名，由支部确认',
      path: '/packages/member/join/join?code=8K4M2PQR',
      imageUrl: '/packages/member/images/card.png',
    })
    await page.tap('复制这段话')
    const [said] = page.asked.filter(({ api }) => api === 'setClipboardData')
    expect(String(said?.options['data'])).toContain('8K4M 2PQR')
    expect(String(said?.options['data'])).not.toContain('陈明')
  })
  it('is opened by a tap and not before', async () => {
    const page = await open(listed([]), { 'groupInvitation.open': code })
    expect(page.text()).toContain('现在没有等待确认的申请。')
    await page.tap('开通群邀请')
    expect(page.sent('groupInvitation.open')).toEqual([{ branchId: 'branch-1' }])
  })
})
