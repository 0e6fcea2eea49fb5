import { civilDate } from '#domain/time/civil-date'
import { isPartyMember, standingIn, votersOn } from '#domain/people/roll'
import { BRANCH, member, span } from '../../../builders/office'

const on = civilDate
const DAY = on('2024-06-30')
const full = member('full')
const probationary = member('probationary', { spans: [span({ stage: 'probationary', cellId: null })] })
const activist = member('activist', { spans: [span({ stage: 'activist' })] })
const elsewhere = member('elsewhere', { spans: [span({ branchId: 'branch-2' })] })
const left = member('left', { spans: [span({ untilOn: DAY })] })
const all = [full, probationary, activist, elsewhere, left]
const ids = (members: readonly { _id: string }[]) => members.map(({ _id }) => _id)

describe('the roll of a branch on a day', () => {
  it('has somebody until the day before leaving', () => {
    expect(standingIn(left, BRANCH, on('2024-06-29'))?.stage).toBe('full')
    expect(standingIn(left, BRANCH, DAY)).toBeUndefined()
  })

  it('does not have who is on another branch’s', () => {
    expect(standingIn(elsewhere, BRANCH, DAY)).toBeUndefined()
    expect(standingIn(elsewhere, 'branch-2', DAY)).toMatchObject({ branchId: 'branch-2' })
  })

  it('has probationary and full members as Party members, and nobody before admission', () => {
    const stages = ['activist', 'candidate', 'probationary', 'full'] as const
    expect(stages.filter(isPartyMember)).toEqual(['probationary', 'full'])
  })

  it('gives a vote to full members alone', () => {
    expect(ids(votersOn(all, BRANCH, DAY))).toEqual(['full'])
  })
})
