import { instant } from '#domain/time/instant'
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

describe('remarks in a row', () => {
  it('say who came late, left early, and what became of leave', () => {
    const late = markLine({ mark: 'present', source: 'roll-call', arrivedLate: true, leftEarly: true })
    expect(sheetRow(late, TODAY).note).toBe('迟到、早退 · 点名')
    const asked = markLine({ mark: 'excused', source: 'self', leave: 'asked', reason: '出差' })
    expect(sheetRow(asked, TODAY).note).toBe('请假待批 · 本人 · 出差')
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

  it('are sent where only the remarks differ, and not where they are the same', () => {
    const there = [markLine({ mark: 'present', arrivedLate: true })]
    const onTime = { mark: 'present', arrivedLate: false, leftEarly: false } as const
    expect(changedMarks(there, { 'member-1': onTime })).toEqual([{ memberId: 'member-1', ...onTime }])
    expect(changedMarks(there, { 'member-1': { mark: 'present', arrivedLate: true } })).toEqual([])
    expect(withEdits(there, { 'member-1': onTime })[0]).toMatchObject({ arrivedLate: false })
  })

  it('grant leave that was asked for, or do not', () => {
    const asked = [markLine({ mark: 'excused', leave: 'asked' })]
    expect(withEdits(asked, { 'member-1': 'excused' })[0]).toMatchObject({ mark: 'excused', leave: 'granted' })
    expect(withEdits(asked, { 'member-1': 'absent' })[0]).toMatchObject({ mark: 'absent', leave: 'declined' })
    expect(withEdits(asked, { 'member-1': 'present' })[0]).toMatchObject({ mark: 'present', leave: null })
  })
})

describe('what somebody can be marked as', () => {
  const offered = (change: Parameters<typeof markLine>[0]) => markChoices(markLine(change)).map(({ label }) => label)

  it('is no mere observer for whoever is due, and no leave for whoever is not', () => {
    expect(offered({})).not.toContain('列席')
    expect(offered({ isDue: false, mark: 'observer' })).toEqual(['列席', '没有来，去掉'])
  })

  it('is granted leave or not, for whoever asked', () => {
    expect(offered({ mark: 'excused', leave: 'asked' })).toEqual(expect.arrayContaining(['准假', '不准假，没有来']))
    expect(offered({})).not.toContain('准假')
  })

  it('is late or gone early besides, for whoever is there', () => {
    expect(offered({ mark: 'present' })).toEqual(
      expect.arrayContaining(['到会，迟到', '到会，早退', '到会，迟到并早退']),
    )
  })

  it('fits on one sheet of a phone, which holds six', () => {
    for (const mark of [null, 'present', 'excused', 'absent', 'observer'] as const)
      for (const leave of [null, 'asked', 'granted', 'declined'] as const)
        expect(offered({ mark, leave }).length).toBeLessThanOrEqual(6)
  })
})
