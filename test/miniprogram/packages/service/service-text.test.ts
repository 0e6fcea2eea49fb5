import { civilDate } from '#domain/civil-date'
import {
  deskGiftCard,
  deskShiftCard,
  ownGiftCard,
  ownShiftCard,
  periodOf,
} from '../../../../miniprogram/packages/service/service-text'
import { sumOf } from '../../../../miniprogram/packages/service/shifts/shifts-view'
import { giftSum } from '../../../../miniprogram/packages/service/donations/donations-view'
import { shiftFields, shiftRequest } from '../../../../miniprogram/packages/service/shift-form/shift-form-view'
import { giftRequest } from '../../../../miniprogram/packages/service/donate/donate-view'
import { gift, shift } from './scene'

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

  it('can be taken back by its owner while it waits, and objected to once confirmed', () => {
    const may = (state: 'proposed' | 'confirmed' | 'withdrawn') => {
      const { mayConfirm, mayDispute, mayWithdraw } = ownShiftCard(shift({ state }), 2025)
      return { mayConfirm, mayDispute, mayWithdraw }
    }
    expect(may('proposed')).toEqual({ mayConfirm: false, mayDispute: false, mayWithdraw: true })
    expect(may('confirmed')).toEqual({ mayConfirm: false, mayDispute: true, mayWithdraw: false })
    expect(may('withdrawn')).toEqual({ mayConfirm: false, mayDispute: false, mayWithdraw: false })
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

  it('asks a member for their own time only', () => {
    expect(shiftFields('own').map(({ code }) => code)).not.toContain('people')
    expect(shiftRequest('b', 'own', 'm1', typed)).toEqual({
      ok: true,
      request: {
        branchId: 'b',
        project: '社区清扫',
        site: '东街',
        occurredOn: '2025-03-04',
        people: [{ memberId: 'm1', minutes: 150 }],
      },
    })
  })

  it('records several members with the same time', () => {
    const asked = shiftRequest('b', 'others', 'm1', { ...typed, people: ['m2', 'm3'], minutes: '' })
    expect(asked).toMatchObject({
      ok: true,
      request: {
        people: [
          { memberId: 'm2', minutes: 120 },
          { memberId: 'm3', minutes: 120 },
        ],
      },
    })
  })

  it('asks how long it took', () => {
    expect(shiftRequest('b', 'own', 'm1', { ...typed, hours: '', minutes: '0' })).toMatchObject({
      ok: false,
      code: 'hours',
    })
  })
})

describe('a gift', () => {
  it('says the campaign, the amount and the acknowledgement', () => {
    expect(ownGiftCard(gift({ receipt: 'A-7' }), 2025)).toMatchObject({
      line: '慈善一日捐，1,234.50 元',
      note: '致谢凭证 捐〔2025〕第012号 · 票据 A-7',
      extra: '',
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

  it('is read from the form in fen, for the person chosen', () => {
    const typed = { member: 'm2', campaign: '慈善一日捐', fen: '50.5', occurredOn: '2025-03-04' }
    expect(giftRequest('b', 'others', 'm1', typed)).toEqual({
      ok: true,
      request: {
        branchId: 'b',
        memberId: 'm2',
        campaign: '慈善一日捐',
        fen: 5050,
        occurredOn: '2025-03-04',
        receipt: null,
      },
    })
    expect(giftRequest('b', 'own', 'm1', typed)).toMatchObject({ request: { memberId: 'm1' } })
    expect(giftRequest('b', 'own', 'm1', { ...typed, fen: '0' })).toMatchObject({ ok: false, code: 'fen' })
  })
})

it.each([
  ['month', '2025-05-01', '2025-05-31'],
  ['quarter', '2025-04-01', '2025-06-30'],
  ['year', '2025-01-01', '2025-12-31'],
  ['last-year', '2024-01-01', '2024-12-31'],
] as const)('the desk shows the %s of 20 May 2025: %s to %s', (key, from, to) => {
  expect(periodOf(key, civilDate('2025-05-20'))).toEqual({ from, to })
})
