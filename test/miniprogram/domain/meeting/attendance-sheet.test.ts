import { markOnSheet, sheetOf, slippedIn, type Noted } from '#domain/meeting/attendance-sheet'
import { correctedSheet, tallyOf } from '#domain/meeting/kept-sheet'
import { instant } from '#domain/time/instant'
import { ATTENDANCE_MARKS, type AttendanceMark } from '#domain/meeting/attendance'
import fc from 'fast-check'

const AT = instant('2025-06-10T09:00:00.000Z')
const LATER = instant('2025-06-10T09:05:00.000Z')
const note = (memberId: string, mark: AttendanceMark, markedAt = AT): Noted => ({
  memberId,
  mark,
  markedAt,
  source: 'roll-call',
  reason: null,
})

it('reads whoever was there as present when due and as observer when not; not due and away is nothing', () => {
  expect(ATTENDANCE_MARKS.map((mark) => [mark, markOnSheet(true, mark), markOnSheet(false, mark)])).toEqual([
    ['present', 'present', 'observer'],
    ['excused', 'excused', undefined],
    ['absent', 'absent', undefined],
    ['observer', 'present', 'observer'],
  ])
})

it('gives a sheet with everybody due exactly once, whatever was noted of whomever', () => {
  const people = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
  const notes = fc.array(fc.record({ memberId: people, mark: fc.constantFrom(...ATTENDANCE_MARKS) }))
  fc.assert(
    fc.property(fc.array(people), notes, (due, noted) => {
      const sheet = sheetOf(
        due,
        noted.map(({ memberId, mark }) => note(memberId, mark)),
      )
      const ids = sheet.map(({ memberId }) => memberId)
      expect(new Set(ids).size).toBe(ids.length)
      for (const id of due) expect(ids.filter((each) => each === id)).toHaveLength(1)
      const { expected, present, excused, absent, observers } = tallyOf(due, sheet)
      expect(expected).toBe(new Set(due).size)
      expect(present + excused + absent).toBe(expected)
      expect(observers).toBe(sheet.length - expected)
    }),
  )
})

it('corrects a sheet line by line: others keep theirs, and an observer who was none is taken off', () => {
  const sheet = sheetOf(['a', 'b', 'c'], [note('a', 'present'), note('x', 'observer'), note('y', 'observer')])
  const corrected = correctedSheet(['a', 'b', 'c'], sheet, [note('b', 'excused', LATER), note('x', 'absent', LATER)])
  expect(corrected.map(({ memberId, mark, markedAt }) => [memberId, mark, markedAt])).toEqual([
    ['a', 'present', AT],
    ['b', 'excused', LATER],
    ['c', 'absent', null],
    ['y', 'observer', AT],
  ])
})

describe('a mark that slipped in', () => {
  const dueIds = ['a', 'b']
  const sheet = sheetOf(dueIds, [note('a', 'present')])
  const closed = { dueIds, sheet, corrections: [] }

  it('is one the sheet does not have, or has older', () => {
    const late = [note('a', 'present'), note('b', 'present'), note('x', 'observer')]
    expect(slippedIn(closed, late).map(({ memberId }) => memberId)).toEqual(['b', 'x'])
    expect(slippedIn(closed, [note('a', 'absent', LATER)])).toHaveLength(1)
  })

  it('says nothing when somebody not due was away', () => {
    expect(slippedIn(closed, [note('x', 'absent')])).toEqual([])
  })

  it('is settled by a later line of the sheet, also of one that was corrected since', () => {
    const settled = correctedSheet(dueIds, sheet, [note('b', 'absent', LATER)])
    expect(slippedIn({ ...closed, sheet: settled }, [note('b', 'present')])).toEqual([])
    const correction = { at: LATER, by: 'c', reason: '更正', before: { sheet: settled } }
    expect(slippedIn({ ...closed, corrections: [correction] }, [note('b', 'present')])).toEqual([])
  })
})
