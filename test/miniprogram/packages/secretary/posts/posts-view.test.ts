import { civilDate } from '#domain/time/civil-date'
import { appointFields, postRows } from '../../../../../miniprogram/packages/secretary/posts/posts-view'

const held = (post: 'secretary' | 'clerk' | 'party-office', name: string) => ({
  appointmentId: `a-${name}`,
  memberId: name,
  name,
  post,
  fromOn: civilDate('2023-03-18'),
  untilOn: null,
})

describe('posts of a branch', () => {
  it('stand in the order of the posts, vacant ones of the committee after them', () => {
    const rows = postRows([held('clerk', '乙'), held('secretary', '甲')], 'branch')
    expect(rows.map(({ post, holder }) => `${post}${holder}`)).toEqual([
      '书记甲',
      '记录员乙',
      '副书记空缺',
      '组织委员空缺',
      '宣传委员空缺',
      '纪检委员空缺',
    ])
  })
  it('of a bureau are the Party office’s alone', () => {
    expect(postRows([held('party-office', '丙')], 'bureau').map(({ post }) => post)).toEqual(['机关党办'])
    const [post] = appointFields('bureau')
    expect(post?.type === 'choice' && post.options.map(({ code }) => code)).toEqual(['party-office'])
  })
  it('of a branch have no Party office to appoint to', () => {
    const [post] = appointFields('branch')
    expect(post?.type === 'choice' && post.options.some(({ code }) => code === 'party-office')).toBe(false)
  })
})
