import { kindByTitle } from '#domain/meeting/decision-kind'

describe('the kind of a vote by its title', () => {
  it.each(['选举新一届支部委员会', '选举支部书记', '补选组织委员1名', '改选支委会委员', '选举出席党代会代表'])(
    'is an election: %s',
    (title) => expect(kindByTitle(title, ['general-meeting'])).toBe('election'),
  )

  it.each([
    '接收预备党员',
    '接收赵青同志为中共预备党员',
    '谢晚晴同志转正',
    '预备党员李明按期转为正式党员',
    '延长李明同志预备期六个月',
    '取消预备党员资格',
  ])('is an admission: %s', (title) => expect(kindByTitle(title, ['general-meeting'])).toBe('admission'))

  it.each([
    '通过选举办法',
    '推选监票人、计票人',
    '换届选举工作方案',
    '确定支部委员候选人预备人选的选举请示',
    '学习基层组织选举工作条例',
    '确定发展对象',
    '列为入党积极分子',
    '提请党员大会讨论接收叶书恒',
    '接收组织关系转入的党员',
    '年度工作计划',
  ])('is a motion: %s', (title) => expect(kindByTitle(title, ['general-meeting'])).toBe('motion'))

  it('is no admission where it is not the general meeting that decides', () => {
    expect(kindByTitle('研究接收预备党员', ['committee-meeting'])).toBe('motion')
    expect(kindByTitle('选举支部书记', ['committee-meeting'])).toBe('election')
  })
})
