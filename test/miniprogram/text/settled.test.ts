import { settledNotice } from '../../../miniprogram/text/settled'

const value = { meetingId: 'meeting-1', title: '六月支部党员大会', mark: 'present' } as never

describe('the notice about what had been waiting', () => {
  it('says that a check-in was sent', () => {
    const notice = settledNotice('meeting.checkIn', { ok: true, value, requestId: 'r' })
    expect(notice).toEqual({ title: '已发送', content: '会议签到已办好。' })
  })

  it('does not call what was recorded before a failure', () => {
    const answer = { ok: false, code: 'already-recorded', requestId: 'r' } as const
    expect(settledNotice('meeting.checkIn', answer).title).toBe('已发送')
  })

  it('says why a check-in was not taken, and what can be done', () => {
    const notice = settledNotice('meeting.checkIn', { ok: false, code: 'code-expired', requestId: 'r' })
    expect(notice.title).toBe('会议签到没有办成')
    expect(notice.content).toContain('现场屏幕')
  })

  it('says of what the host has yet to confirm that it arrived, not that it is done nor that it failed', () => {
    const notice = settledNotice('meeting.checkIn', { ok: false, code: 'awaits-host', requestId: 'r' })
    expect(notice).toEqual({ title: '会议签到已送到', content: '等主持人确认，确认后记为到会。' })
  })
})
