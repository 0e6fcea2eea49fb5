import { instant } from '#domain/instant'
import { markChoices } from '../../../../miniprogram/packages/meeting/choose-mark'
import { changedMarks, withEdits } from '../../../../miniprogram/packages/meeting/sheet-edits'
import { sheetRow } from '../../../../miniprogram/packages/meeting/sheet-rows'
import { markLine, TODAY } from './scene'

describe('a row of the sheet', () => {
  it('says how and when somebody was noted', () => {
    const line = markLine({ mark: 'present', source: 'scan', markedAt: instant('2025-06-10T08:05:00.000Z') })
    expect(sheetRow(line, TODAY)).toMatchObject({
      name: '李明',
      tag: { text: '到会' },
      note: '扫码 · 16:05',
      isMarked: true,
    })
  })

  it('names the day when somebody was noted on another one, and the reason of a leave', () => {
    const markedAt = instant('2025-06-09T01:00:00.000Z')
    const line = markLine({ mark: 'excused', source: 'self', markedAt, reason: '出差' })
    expect(sheetRow(line, TODAY)).toMatchObject({ tag: { text: '请假' }, note: '本人 · 6月9日 09:00 · 出差' })
  })

  it('does not call somebody absent before anything is noted', () => {
    expect(sheetRow(markLine(), TODAY)).toMatchObject({ tag: { text: '未登记' }, note: '', isMarked: false })
  })

  it('shows somebody who is not due but there as an observer', () => {
    expect(sheetRow(markLine({ isDue: false, mark: 'present' }), TODAY).tag.text).toBe('列席')
  })

  it('shows somebody noted as an observer who is due as present', () => {
    expect(sheetRow(markLine({ mark: 'observer' }), TODAY).tag.text).toBe('到会')
  })

  it('has a word for whoever is no longer on the register', () => {
    expect(sheetRow(markLine({ name: null }), TODAY).name).toBe('（已不在名册）')
  })
})

describe('marks written before they are sent', () => {
  const lines = [markLine({ mark: 'excused', source: 'self', reason: '出差' }), markLine({ memberId: 'member-2' })]

  it('are shown in place of what is noted', () => {
    expect(withEdits(lines, { 'member-1': 'present' })[0]).toMatchObject({
      mark: 'present',
      source: null,
      reason: null,
    })
  })

  it('leave what is noted as it is where they say the same', () => {
    expect(withEdits(lines, { 'member-1': 'excused' })[0]).toEqual(lines[0])
  })

  it('are sent only where they differ', () => {
    expect(changedMarks(lines, { 'member-1': 'excused', 'member-2': 'absent' })).toEqual([
      { memberId: 'member-2', mark: 'absent' },
    ])
  })
})

it('offers nobody who is due to be a mere observer, and no leave to whoever is not due', () => {
  expect(markChoices({ isDue: true }).map(({ mark }) => mark)).toEqual(['present', 'excused', 'absent'])
  expect(markChoices({ isDue: false }).map(({ mark }) => mark)).toEqual(['observer', 'absent'])
})
