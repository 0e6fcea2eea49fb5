import { sheetOf, type Noted } from '#domain/meeting/attendance-sheet'
import { tallyOf } from '#domain/meeting/kept-sheet'
import { instant } from '#domain/time/instant'
import { remarksAfter, remarksOf, remarksText } from '#domain/meeting/mark-remarks'
import { ATTENDANCE_MARKS, LEAVE_STATES } from '#domain/meeting/attendance'
import fc from 'fast-check'

const asked = { mark: 'excused', leave: 'asked' } as const

describe('remarks beside a mark noted by the host', () => {
  it('are what is said, and of the rest what stood before', () => {
    expect(remarksAfter(undefined, 'present')).toEqual({})
    expect(remarksAfter(undefined, 'present', { arrivedLate: true })).toEqual({ arrivedLate: true })
    const late = { mark: 'present', arrivedLate: true } as const
    expect(remarksAfter(late, 'present', { leftEarly: true })).toEqual({ arrivedLate: true, leftEarly: true })
    expect(remarksAfter(late, 'present', { arrivedLate: false })).toEqual({})
  })

  it('of coming late go with having been there', () => {
    const late = { mark: 'present', arrivedLate: true } as const
    expect(remarksAfter(late, 'absent', { leftEarly: true })).toEqual({})
    expect(remarksAfter(late, 'observer')).toEqual({ arrivedLate: true })
    expect(remarksOf({ mark: 'absent', arrivedLate: true })).toEqual({})
  })

  it('grant asked leave by excused, do not by absent, and are void when the person came', () => {
    expect(remarksAfter(asked, 'excused')).toEqual({ leave: 'granted' })
    expect(remarksAfter(asked, 'absent')).toEqual({ leave: 'declined' })
    expect(remarksAfter(asked, 'present')).toEqual({})
    expect(remarksAfter(undefined, 'excused')).toEqual({})
  })
})

it('reads as a person would say it', () => {
  expect(remarksText({})).toBe('')
  expect(remarksText({ arrivedLate: true, leftEarly: true })).toBe('迟到、早退')
  expect(LEAVE_STATES.map((leave) => remarksText({ leave }))).toEqual(['请假待批', '准假', '未准假'])
})

it('never changes the count: late or early is present, leave is what its mark says', () => {
  const people = fc.constantFrom('a', 'b', 'c', 'd', 'e')
  const remark = fc.constantFrom<true | undefined>(true, undefined)
  const note = fc.record({
    memberId: people,
    mark: fc.constantFrom(...ATTENDANCE_MARKS),
    arrivedLate: remark,
    leftEarly: remark,
    leave: fc.constantFrom(...LEAVE_STATES, undefined),
  })
  const at = { source: 'roll-call', markedAt: instant('2025-06-10T09:00:00.000Z'), reason: null } as const
  fc.assert(
    fc.property(fc.array(people), fc.array(note), (due, notes) => {
      const plain = notes.map(({ memberId, mark }): Noted => ({ memberId, mark, ...at }))
      const remarked = notes.map((each): Noted => ({ ...each, ...at }) as Noted)
      const sheet = sheetOf(due, remarked)
      expect(tallyOf(due, sheet)).toEqual(tallyOf(due, sheetOf(due, plain)))
      for (const line of sheet) {
        const isThere = line.mark === 'present' || line.mark === 'observer'
        if (line.arrivedLate || line.leftEarly) expect(isThere).toBe(true)
        if (line.leave) expect(isThere).toBe(false)
      }
    }),
  )
})
