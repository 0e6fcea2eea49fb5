import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DUES_NOTICE } from '../../../miniprogram/packages/dues/remind/remind-view'
import { meetingNotice } from '../../../miniprogram/packages/meeting/detail/meeting-notice'
import { offerNotice } from '../../../miniprogram/packages/service/offer/offer-notice'
import { AT, meetingView, TODAY } from '../packages/meeting/scene'
import { offer } from '../packages/service/scene'

const MINIPROGRAM = join(__dirname, '../../../miniprogram')
const NOTICES = [DUES_NOTICE, meetingNotice(meetingView(), AT, TODAY), offerNotice(offer(), 'branch-1', 2025)]

describe('what a page says to the group', () => {
  it('has a picture of its own on every card, or WeChat would send what is on the sender’s screen', () => {
    for (const { card } of NOTICES) expect(existsSync(join(MINIPROGRAM, card.imageUrl))).toBe(true)
    const pages = readdirSync(join(MINIPROGRAM, 'packages'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => join('packages', path))
    const sharing = pages.filter((page) => readFileSync(join(MINIPROGRAM, page), 'utf8').includes('onShareAppMessage'))
    expect(sharing.length).toBeGreaterThanOrEqual(NOTICES.length)
    for (const page of sharing)
      expect(readFileSync(join(MINIPROGRAM, page), 'utf8')).toContain('onShareAppMessage: shareNotice')
  })
  it('tells of a meeting by its kind: its title may name somebody', () => {
    const meeting = { ...meetingView(), title: '讨论接收王芳为预备党员' }
    for (const state of ['convened', 'closed', 'cancelled'] as const) {
      const { card, words } = meetingNotice({ ...meeting, state }, AT, TODAY)
      expect(card.title + words).not.toContain('王芳')
      expect(card.title).toContain('支部党员大会')
      expect(words).toContain('6月10日 周二 16:30–18:00')
      expect(card.path).toBe('/packages/meeting/detail/detail?branchId=branch-1&meetingId=meeting-1')
    }
    expect(meetingNotice({ ...meeting, state: 'cancelled' }, AT, TODAY).card.title).toMatch(/^取消：/)
  })
  it('names the cell whose meeting it is', () => {
    const { card } = meetingNotice(
      { ...meetingView(), organ: 'cell', cellName: '第一党小组', kinds: ['cell-meeting'] },
      AT,
      TODAY,
    )
    expect(card.title).toMatch(/^第一党小组党小组会，/)
  })
  it('says of a shift that it is a free choice, and that it was called off', () => {
    expect(offerNotice(offer(), 'branch-1', 2025).words).toContain('自愿参加')
    expect(offerNotice(offer({ state: 'cancelled' }), 'branch-1', 2025).words).toMatch(/取消了。$/)
  })
})
