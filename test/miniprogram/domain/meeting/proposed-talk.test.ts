import { civilDate } from '#domain/time/civil-date'
import { proposedTalks, type Absence } from '#domain/meeting/proposed-talk'

const absence = (memberId: string, on: string): Absence => ({
  memberId,
  meetingId: `meeting-${on}`,
  title: '主题党日',
  kinds: ['themed-party-day'],
  occurredOn: civilDate(on),
})
const DAYS = ['2025-05-20', '2025-03-04', '2025-04-08']
const away = (memberId: string, days = DAYS) => days.map((day) => absence(memberId, day))
const talk = (memberId: string, on: string) => ({ memberId, occurredOn: civilDate(on) })
const named = (...found: Parameters<typeof proposedTalks>) => proposedTalks(...found).map(({ memberId }) => memberId)

describe('a talk is proposed', () => {
  it('after so many absences without leave, with their days, the earliest first', () => {
    expect(named(away('b', DAYS.slice(1)), [], 3)).toEqual([])
    const [proposed] = proposedTalks(away('b'), [], 3)
    expect(proposed?.absences.map(({ occurredOn }) => occurredOn)).toEqual(['2025-03-04', '2025-04-08', '2025-05-20'])
  })

  it('by the branch’s own threshold', () => {
    expect(named(away('b'), [], 4)).toEqual([])
    expect(named(away('b', DAYS.slice(1)), [], 2)).toEqual(['b'])
  })

  it('for each by themselves, never in the order of how often', () => {
    expect(named([...away('c', [...DAYS, '2025-06-03']), ...away('a')], [], 3)).toEqual(['a', 'c'])
  })

  it('by days: two meetings of one day are one absence', () => {
    expect(named(away('b', ['2025-03-04', '2025-03-04', '2025-04-08']), [], 3)).toEqual([])
  })

  it('until a talk is recorded on the day of the last absence or later', () => {
    expect(named(away('b'), [talk('b', '2025-05-19')], 3)).toEqual(['b'])
    expect(named(away('b'), [talk('a', '2025-05-21')], 3)).toEqual(['b'])
    expect(named(away('b'), [talk('b', '2025-05-20')], 3)).toEqual([])
    expect(named(away('b', [...DAYS, '2025-06-03']), [talk('b', '2025-05-21')], 3)).toEqual(['b'])
  })
})
