import type { EntryCard } from '../../../../miniprogram/components/entry-cards/entry-card'
import { readForm, type TypedValues } from '../../../../miniprogram/components/ledger-form/ledger-form-view'
import {
  deskGiftCard,
  deskShiftCard,
  ownGiftCard,
  ownShiftCard,
} from '../../../../miniprogram/packages/service/service-text'
import { sumOf } from '../../../../miniprogram/packages/service/shifts/shifts-view'
import { giftSum } from '../../../../miniprogram/packages/service/donations/donations-view'
import {
  followOuting,
  shiftFields,
  shiftRequest,
  typedOfShift,
} from '../../../../miniprogram/packages/service/shift-form/shift-form-view'
import { giftFields, giftRequest, typedOfGift } from '../../../../miniprogram/packages/service/donate/donate-view'
import type { FormPlace } from '../../../../miniprogram/page-parts/entry-form'
import { OUTING, PLACE, shift, gift } from './scene'

function actsOf(card: EntryCard): string[] {
  const { mayConfirm, mayCorrect, mayDispute, mayWithdraw } = card
  const may = { confirm: mayConfirm, correct: mayCorrect, dispute: mayDispute, withdraw: mayWithdraw }
  return Object.entries(may).flatMap(([act, is]) => (is ? [act] : []))
}

describe('a time of service', () => {
  it('says the project, the place and the time in words', () => {
    expect(ownShiftCard(shift(), 2025)).toMatchObject({
      head: '3月4日 周二',
      line: '社区清扫（东街），2小时30分钟',
      note: '',
      tag: '已确认',
      tone: 'good',
    })
  })

  it.each([
    ['proposed', ['correct', 'withdraw']],
    ['disputed', ['correct']],
    ['confirmed', ['dispute']],
    ['withdrawn', []],
    ['superseded', []],
  ] as const)('of one’s own that is %s can be put right by %j', (state, acts) => {
    expect(actsOf(ownShiftCard(shift({ state }), 2025))).toEqual(acts)
  })

  it.each([
    ['proposed', ['confirm', 'correct', 'dispute', 'withdraw']],
    ['disputed', ['confirm', 'correct', 'withdraw']],
    ['confirmed', ['correct', 'dispute', 'withdraw']],
    ['withdrawn', []],
    ['superseded', []],
  ] as const)('that is %s can be settled on the desk by %j', (state, acts) => {
    expect(actsOf(deskShiftCard(shift({ state }), 2025, true))).toEqual(acts)
  })

  it('is confirmed, disputed or withdrawn only by who confirms records', () => {
    const seen = shift({ state: 'disputed', reason: '时长不对', recordedByName: '王芳' })
    expect(deskShiftCard(seen, 2025, true)).toMatchObject({
      head: '李明 · 3月4日 周二',
      note: '王芳登记 · 异议：时长不对',
      mayConfirm: true,
      mayDispute: false,
      mayWithdraw: true,
    })
    expect(deskShiftCard(seen, 2025, false)).toMatchObject({ mayConfirm: false, mayWithdraw: false })
  })

  it('counts what is confirmed and names what waits apart', () => {
    const none = { year: 2025, confirmedMinutes: 0, confirmedTimes: 0, proposedMinutes: 0, proposedTimes: 0 }
    expect(sumOf(none)).toEqual({ big: '还没有已确认的服务', rest: '' })
    expect(
      sumOf({ ...none, confirmedMinutes: 750, confirmedTimes: 5, proposedMinutes: 240, proposedTimes: 2 }),
    ).toEqual({
      big: '12小时30分钟',
      rest: '已确认 5 次，另有 2 次、4小时等支部确认',
    })
  })
})

describe('the form of a time of service', () => {
  const typed = { project: '社区清扫', site: '东街', occurredOn: '2025-03-04', hours: '2', minutes: '30' }
  const ask = (place: FormPlace, more: TypedValues = {}, isNew = true) => {
    const form = readForm(shiftFields(place.whose === 'others' && isNew, [OUTING]), { ...typed, ...more })
    return form.ok ? shiftRequest(place, { ...form.values, reason: '误记' }) : form
  }
  const service = { branchId: 'branch-1', project: '社区清扫', site: '东街', occurredOn: '2025-03-04', outingId: null }

  it('asks a member for their own time only', () => {
    expect(shiftFields(false, []).map(({ code }) => code)).not.toContain('people')
    expect(ask(PLACE)).toEqual({ ok: true, record: { ...service, people: [{ memberId: 'member-1', minutes: 150 }] } })
  })

  it('records several members with the same time', () => {
    const asked = ask({ ...PLACE, whose: 'others' }, { people: ['m2', 'm3'], minutes: '' })
    const people = ['m2', 'm3'].map((memberId) => ({ memberId, minutes: 120 }))
    expect(asked).toMatchObject({ ok: true, record: { people } })
  })

  it('asks how long it took', () => {
    expect(ask(PLACE, { hours: '', minutes: '0' })).toMatchObject({ ok: false, code: 'hours' })
  })

  it('offers no outing where there is none, and names each by its day', () => {
    expect(shiftFields(false, []).map(({ code }) => code)).not.toContain('outing')
    expect(shiftFields(false, [OUTING])[0]).toMatchObject({
      code: 'outing',
      options: [{ code: 'outing-1', label: '6月7日 文明引导' }],
    })
  })

  it('takes what was done, where and when from an outing that is chosen, and leaves the rest', () => {
    const follow = followOuting([OUTING])
    expect(follow(typed, { ...typed, outing: 'outing-1' })).toEqual({
      ...typed,
      outing: 'outing-1',
      project: '文明引导',
      site: '泊岭二中门前',
      occurredOn: '2025-06-07',
    })
    const chosen = { ...typed, outing: 'outing-1' }
    expect(follow(chosen, { ...chosen, site: '北门' })).toEqual({ ...chosen, site: '北门' })
    expect(ask(PLACE, { outing: 'outing-1' })).toMatchObject({ record: { outingId: 'outing-1' } })
  })

  it('begins a correction with what the record says, and keeps an outing of long ago', () => {
    const old = shift({ minutes: 120, outingId: 'long-ago' })
    expect(typedOfShift(old)).toEqual({ ...typed, minutes: '', outing: 'long-ago' })
    expect(shiftFields(false, [], old.outingId)[0]).toMatchObject({ options: [{ code: 'long-ago' }] })
    expect(ask({ ...PLACE, entryId: 'shift-1', whose: 'others' }, {}, false)).toEqual({
      ok: true,
      correct: { ...service, entryId: 'shift-1', minutes: 150, reason: '误记' },
    })
  })
})

describe('a gift', () => {
  it('says the campaign, the amount and the acknowledgement', () => {
    expect(ownGiftCard(gift({ receipt: 'A-7' }), 2025)).toMatchObject({
      line: '慈善一日捐，1,234.50 元',
      note: '致谢凭证 捐〔2025〕第012号 · 票据 A-7',
      extra: '是我自愿捐的',
    })
  })

  it('can be given a receipt number on the desk while it stands', () => {
    expect(deskGiftCard(gift(), 2025, true).extra).toBe('登记票据编号')
    expect(deskGiftCard(gift({ receipt: 'A-7' }), 2025, true).extra).toBe('更改票据编号')
    expect(deskGiftCard(gift({ state: 'withdrawn' }), 2025, true).extra).toBe('')
    expect(deskGiftCard(gift(), 2025, false).extra).toBe('')
  })

  it('is thanked for in sum, and nothing is said where there is none', () => {
    expect(giftSum({ confirmedFen: 1_234_50, confirmedTimes: 2 })).toBe('已确认 2 笔，共 1,234.50 元。谢谢您。')
    expect(giftSum({ confirmedFen: 0, confirmedTimes: 0 })).toBe('')
  })

  const typed = { member: 'm2', campaign: '慈善一日捐', fen: '50.5', occurredOn: '2025-03-04' }
  const ask = (place: FormPlace, more: TypedValues = {}) => {
    const form = readForm(giftFields(place.whose === 'others', place.whose), { ...typed, ...more })
    return form.ok ? giftRequest(place, { ...form.values, reason: '金额误记' }) : form
  }

  it('is read from the form in fen, for the person chosen', () => {
    const gift = { branchId: 'branch-1', campaign: '慈善一日捐', fen: 5050, occurredOn: '2025-03-04', receipt: null }
    const record = { ...gift, willing: null, paper: null }
    expect(ask({ ...PLACE, whose: 'others' })).toEqual({ ok: true, record: { ...record, memberId: 'm2' } })
    expect(ask(PLACE)).toEqual({ ok: true, record: { ...record, memberId: 'member-1' } })
    expect(ask(PLACE, { fen: '0' })).toMatchObject({ ok: false, code: 'fen' })
  })

  it('is of one’s own will only by one’s own word, of others by what they stated on paper', () => {
    expect(ask(PLACE, { willing: 'yes' })).toMatchObject({ record: { willing: 'giver' } })
    expect(ask({ ...PLACE, whose: 'others' }, { paper: '自愿书，档案盒3' })).toMatchObject({
      record: { willing: 'paper', paper: '自愿书，档案盒3' },
    })
    expect(ask({ ...PLACE, whose: 'others' })).toMatchObject({ record: { willing: null, paper: null } })
    expect(ask(PLACE, { willing: 'no' })).toMatchObject({ record: { willing: null } })
  })

  it('begins a correction with what the record says', () => {
    expect(typedOfGift(gift({ receipt: 'A-7' }))).toEqual({
      campaign: '慈善一日捐',
      fen: '1234.50',
      occurredOn: '2025-03-04',
      receipt: 'A-7',
    })
    expect(ask({ ...PLACE, entryId: 'gift-1' })).toMatchObject({
      correct: { entryId: 'gift-1', fen: 5050, reason: '金额误记' },
    })
  })
})
