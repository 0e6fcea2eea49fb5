/** @jest-environment jsdom */
import { load, NEVER, OFFLINE, refused, type Answers } from '../../../builders/simulate'
import type { OutputOf } from '#contract'
import { ANSWERS, BRANCH, ledger, ledgerItem, ME, NOW, STRANGER } from '../../pages/scene'

const NOTE = ledgerItem('e1', { state: 'proposed' })
const SERVICE = ledgerItem('e2', { kind: 'community-service', title: '双报到服务', line: '槐影社区' })
const notes = (answers: Answers = {}, query: Record<string, string> = { kind: 'study-note' }, more: object = {}) =>
  load('packages/member/notes/notes', { now: NOW, query, answers: { ...ANSWERS, ...answers }, ...more })

describe('study notes', () => {
  it('are listed with their day and whether they are confirmed', async () => {
    const page = await notes({ 'ledger.mine': ledger(NOTE) })
    expect(page.text()).toContain('心得体会 · 3月4日 待确认 学习体会')
    expect(page.sent('ledger.mine')).toEqual([{ branchId: BRANCH, kind: 'study-note', cursor: null }])
  })

  it('when there is none, ask for one', async () => {
    const page = await notes()
    expect(page.text()).toContain('还没有写过心得体会')
    await page.tap('写一篇')
    expect(page.went()).toEqual(['/packages/member/note-write/note-write?kind=study-note'])
  })

  it('not yet confirmed can be taken back after asking once', async () => {
    const page = await notes({ 'ledger.mine': ledger(NOTE), 'entry.withdraw': { entryId: 'e1', state: 'withdrawn' } })
    page.answer({ 'ledger.mine': ledger({ ...NOTE, state: 'withdrawn' }) })
    await page.tap('撤回')
    expect(page.sent('entry.withdraw')).toEqual([
      { branchId: BRANCH, book: 'ledger', entryId: 'e1', reason: '本人撤回' },
    ])
    expect(page.text()).toContain('已撤回')
  })

  it('confirmed or entered by somebody else cannot', async () => {
    const others = [ledgerItem('e1'), ledgerItem('e3', { state: 'proposed', recordedBy: 'clerk' })]
    const page = await notes({ 'ledger.mine': ledger(...others) })
    expect(page.text()).not.toContain('撤回')
  })

  it('come by pages, without gaps', async () => {
    const page = await notes({
      'ledger.mine': ({ cursor }) =>
        !cursor ? { ...ledger(ledgerItem('e1')), next: '2025-03-04~e1' } : ledger(ledgerItem('e0', { line: '更早的' })),
    })
    await page.run('onReachBottom')
    expect(page.text()).toContain('学习体会')
    expect(page.text()).toContain('更早的')
    await page.run('onReachBottom')
    expect(page.sent('ledger.mine')).toHaveLength(2)
  })

  it('are loading, failed with a retry, or for whoever has joined', async () => {
    expect((await notes({ 'ledger.mine': NEVER })).text()).toBe('正在读取…')
    expect((await notes({ 'me.get': STRANGER })).text()).toContain('还没有加入支部')
    const page = await notes({ 'ledger.mine': OFFLINE })
    page.answer({ 'ledger.mine': ledger(NOTE) })
    await page.tap('重试')
    expect(page.text()).toContain('学习体会')
  })
})

/** A kind that was set up for members to report. */
const REPORTED: OutputOf<'ledger.ownKinds'>['kinds'][number] = {
  ...{ code: 'own-1', title: '结对帮扶', unit: '次', about: 'member', selfEntry: true, namesOrgan: false, version: 1 },
  ...{ fields: [], section: 'organizational-life', counts: {}, retired: [], isEnded: false },
  setUpBy: { branchId: BRANCH, name: '第一党支部' },
}

describe('other entries of one’s own', () => {
  it('leave the study notes to their own list, and look on when a page holds nothing else', async () => {
    const page = await notes(
      {
        'ledger.mine': ({ cursor }) => (!cursor ? { ...ledger(NOTE), next: '2025-03-04~e1' } : ledger(SERVICE)),
        'ledger.ownKinds': { kinds: [] },
      },
      {},
    )
    expect(page.text()).toContain('槐影社区')
    expect(page.text()).not.toContain('学习体会')
  })

  it('are begun by choosing a kind that members may enter', async () => {
    const page = await notes(
      { 'ledger.ownKinds': { kinds: [REPORTED, { ...REPORTED, title: '停了的', isEnded: true }] } },
      {},
    )
    await page.tap('登记一条')
    expect(page.text()).toContain('联系点走访')
    expect(page.text()).toContain('结对帮扶')
    expect(page.text()).not.toContain('停了的')
    expect(page.text()).not.toContain('志愿服务活动')
    await page.tap('联系点走访')
    expect(page.went()).toEqual(['/packages/member/note-write/note-write?kind=contact-point-visit'])
  })
})

describe('entering something for oneself', () => {
  const write = (kind: string, answers: Answers = {}) =>
    load('packages/member/note-write/note-write', { now: NOW, query: { kind }, answers: { ...ANSWERS, ...answers } })
  const typed = { '@on': '2025-06-09', title: '学习体会' }

  it('sends what was typed, in the person’s own name', async () => {
    const page = await write('study-note', { 'ledger.record': { entryId: 'e9', state: 'proposed' } })
    await page.emit('.form', 'change', { typed })
    await page.tap('登记')
    expect(page.sent('ledger.record')).toEqual([
      {
        branchId: BRANCH,
        kind: 'study-note',
        occurredOn: '2025-06-09',
        organ: null,
        memberId: 'member-1',
        values: { title: '学习体会' },
      },
    ])
    expect(page.asked.some(({ api }) => api === 'navigateBack' || api === 'switchTab')).toBe(true)
  })

  it('begins with today and the branch', async () => {
    const page = await write('contact-point-visit')
    expect(page.data['start']).toEqual({ '@on': '2025-06-10', '@organ': 'branch' })
    expect(page.text()).not.toContain('党组')
    expect(page.text()).not.toContain('解决问题')
  })

  it('is of the bureau where somebody of its leading group did it for that', async () => {
    const bureau = { branchId: 'bureau', branchName: '某区服务局' }
    const me = {
      ...ME,
      posts: [{ ...bureau, post: 'leading-group-member' as const }],
      permissions: [...ME.permissions, { ...bureau, kind: 'bureau' as const, permissions: ['take-part' as const] }],
    }
    const answers = { 'me.get': me, 'ledger.record': { entryId: 'e9', state: 'proposed' } } as const
    const page = await write('contact-point-visit', answers)
    expect(page.text()).toContain('党组')
    const said = { '@on': '2025-06-09', '@organ': 'leading-group', place: '幸福社区', problems: '1', hasFinding: 'yes' }
    await page.emit('.form', 'change', { typed: said })
    await page.tap('登记')
    expect(page.sent('ledger.record')).toMatchObject([{ branchId: 'bureau', organ: 'leading-group' }])
  })

  it('says at the field what is missing, and sends nothing', async () => {
    const page = await write('study-note')
    await page.emit('.form', 'change', { typed: { ...typed, title: '' } })
    await page.tap('登记')
    expect(page.data['faultAt']).toBe('title')
    expect(page.sent('ledger.record')).toEqual([])
  })

  it('keeps what was typed when it was refused', async () => {
    const page = await write('study-note', { 'ledger.record': refused('in-the-future') })
    await page.emit('.form', 'change', { typed })
    await page.tap('登记')
    expect(page.text()).toContain('日期还没有到')
    page.answer({ 'ledger.record': { entryId: 'e9', state: 'proposed' } })
    await page.tap('登记')
    expect(page.sent('ledger.record')).toHaveLength(2)
    expect(page.sent('ledger.record')[1]).toEqual(page.sent('ledger.record')[0])
  })

  it('offers others of the branch where somebody is to be named', async () => {
    const person = (memberId: string, name: string) => ({ memberId, name, cellId: null, stage: 'full' as const })
    const members = [person('member-1', '张三'), person('member-2', '李四')]
    const page = await write('heart-to-heart-talk', { 'register.names': { on: ANSWERS['dues.mine'].asOf, members } })
    expect(page.data['people']).toEqual([person('member-2', '李四')])
  })

  it.each(['volunteer-outing', 'nothing'])('is not for %s, which members do not enter', async (kind) => {
    const page = await write(kind)
    expect(page.text()).toContain('没有这类台账')
    expect(page.calls.map(({ procedure }) => procedure)).toEqual(['me.get'])
  })
})
