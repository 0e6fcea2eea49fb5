import {
  arrangesMeetings,
  COMMITTEE_POSTS,
  hasOneHolder,
  holdsOn,
  isAlwaysFilled,
  isCommitteePost,
  POSTS,
} from '#domain/people/appointment'
import { civilDate } from '#domain/time/civil-date'
import { appointment } from '../../../builders/office'

it('a post is held from its first day until the day before the last one named', () => {
  const held = {
    ...appointment('m', 'secretary'),
    fromOn: civilDate('2025-03-01'),
    untilOn: civilDate('2025-06-01'),
  }
  const on = (day: string) => holdsOn(held, civilDate(day))
  expect([on('2025-02-28'), on('2025-03-01'), on('2025-05-31'), on('2025-06-01')]).toEqual([false, true, true, false])
})

it('a post that ended on the day it began was never held', () => {
  const day = civilDate('2025-03-01')
  expect(holdsOn({ ...appointment('m', 'secretary'), fromOn: day, untilOn: day }, day)).toBe(false)
})

it('a committee has five posts and may have others; a cell leader, a clerk and the Party office are none of it', () => {
  expect(POSTS.filter(isCommitteePost)).toEqual([...COMMITTEE_POSTS])
  expect(COMMITTEE_POSTS.filter(isAlwaysFilled)).toHaveLength(5)
  expect(COMMITTEE_POSTS.filter((post) => !hasOneHolder(post))).toEqual(['committee-member'])
  expect(POSTS.filter((post) => !isCommitteePost(post))).toEqual([
    ...['leading-group-member', 'cell-leader', 'clerk', 'party-office'],
  ])
})

it('the secretary, the deputy and the member for organization arrange the meetings', () => {
  expect(POSTS.filter(arrangesMeetings)).toEqual(['secretary', 'deputy-secretary', 'organization'])
})
