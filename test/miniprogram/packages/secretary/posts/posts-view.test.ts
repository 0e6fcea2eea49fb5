import { civilDate } from '#domain/time/civil-date'
import {
  appointFields,
  committeeRows,
  postRows,
  committeeWords,
} from '../../../../../miniprogram/packages/secretary/posts/posts-view'

const held = (post: 'secretary' | 'clerk' | 'party-office', name: string) => ({
  appointmentId: `a-${name}`,
  memberId: name,
  name,
  post,
  fromOn: civilDate('2023-03-18'),
  untilOn: null,
})

describe('the term of the committee', () => {
  it('is counted from whoever has sat on it longest, and not from other posts', () => {
    const since = (post: 'secretary' | 'clerk', day: string) => ({ ...held(post, day), fromOn: civilDate(day) })
    const others = (['organization', 'publicity'] as const).map((post) => ({ ...held('secretary', post), post }))
    const committee = [since('secretary', '2023-03-18'), ...others, since('clerk', '2015-01-01')]
    expect(committeeWords(committee, civilDate('2026-03-17'))).toBe('')
    expect(committeeWords(committee, civilDate('2026-03-18'))).toMatch(
      /^现任书记、委员最早自2023年3月18日起任职；.*任期3年/,
    )
    const another = { ...held('secretary', '乙'), post: 'publicity' as const, fromOn: civilDate('2022-05-01') }
    expect(committeeWords([...committee, another], civilDate('2025-05-01'))).toContain('2022年5月1日')
  })
  it('of one or two is told how many there normally are', () => {
    expect(committeeWords([held('secretary', '甲')], civilDate('2024-01-01'))).toContain('支部委员会 1 人')
  })
  it('is not spoken of where nobody sits on one', () => {
    expect(committeeWords([held('clerk', '乙'), held('party-office', '丙')], civilDate('2030-01-01'))).toBe('')
  })
})

describe('posts of a branch', () => {
  it('are the committee, vacant or since when, and who else is in office', () => {
    const posts = (['secretary', 'deputy-secretary'] as const).map((post) => {
      const { post: _, ...holder } = held('secretary', '甲')
      return { post, holder: post === 'secretary' ? holder : null }
    })
    const rows = committeeRows({ on: civilDate('2025-06-10'), posts })
    expect(rows.map(({ post, holder, note }) => `${post}${holder}${note}`)).toEqual([
      '书记甲2023年3月18日起',
      '副书记空缺',
    ])
    const others = postRows([held('clerk', '乙'), held('secretary', '甲')], 'branch')
    expect(others.map(({ post, holder }) => `${post}${holder}`)).toEqual(['记录员乙'])
  })
  it('of a bureau are who answers for it and its Party office', () => {
    expect(postRows([held('party-office', '丙')], 'bureau').map(({ post }) => post)).toEqual(['机关党办'])
    const [post] = appointFields('bureau')
    expect(post?.type === 'choice' && post.options.map(({ code }) => code)).toEqual([
      'secretary',
      'deputy-secretary',
      'leading-group-member',
      'party-office',
    ])
  })
  it('of a branch have no Party office to appoint to', () => {
    const [post] = appointFields('branch')
    expect(post?.type === 'choice' && post.options.some(({ code }) => code === 'party-office')).toBe(false)
  })
})
