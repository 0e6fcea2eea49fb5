/** @jest-environment jsdom */
import { REMINDER_KINDS } from '#domain/messages/reminder'
import { remindMeView } from '../../../../miniprogram/components/remind-me/remind-me-text'
import { load } from '../../../builders/simulate'

const REMIND_ME = 'components/remind-me/remind-me'
const offered = { kind: 'meeting', left: 0, templateId: 'template-1', note: '' } as const
const shown = (more: object = {}) => load(REMIND_ME, { properties: { offered: { ...offered, ...more } } })

describe('being told by WeChat', () => {
  it('is offered with what it means, and asked for by a tap', async () => {
    const card = await shown()
    expect(card.text()).toContain('会议提醒')
    expect(card.text()).toContain('不点不打扰')
    expect(card.text()).not.toContain('还可提醒')
    const asked = card.heard('ask')
    await card.tap('提醒我一次')
    expect(asked).toEqual([{ kind: 'meeting' }])
  })

  it('says how many are left, and what became of the last tap', async () => {
    const card = await shown({ left: 2, note: '记下了，到时提醒您一次。' })
    expect(card.text()).toContain('还可提醒 2 次')
    expect(card.text()).toContain('记下了')
  })

  it('has words of its own for every kind', () => {
    const views = REMINDER_KINDS.map((kind) => remindMeView({ ...offered, kind }))
    expect(new Set(views.map(({ title }) => title)).size).toBe(REMINDER_KINDS.length)
    expect(new Set(views.map(({ words }) => words)).size).toBe(REMINDER_KINDS.length)
  })
})
